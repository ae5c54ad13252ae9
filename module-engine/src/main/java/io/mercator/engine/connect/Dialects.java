package io.mercator.engine.connect;

import io.mercator.api.dialect.DatabaseUrl;
import io.mercator.api.dialect.DialectProvider;
import io.mercator.api.error.ConfigurationException;
import io.mercator.api.error.Suggestions;
import io.mercator.api.error.UnknownDialectException;
import io.mercator.api.error.UnknownOptionException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * The dialects present: in the layer of the engine's own module, on the class path, and in the layer that the options
 * name. They are looked for anew for each engine, so that nothing global holds on to a layer.
 */
public final class Dialects {
    private final List<DialectProvider> providers;

    private Dialects(List<DialectProvider> providers) {
        this.providers = List.copyOf(providers);
    }

    /**
     * Looks for dialects.
     *
     * @param layer where to look beside the usual places
     * @return the dialects found
     * @throws ConfigurationException if one of them cannot be loaded
     */
    public static Dialects find(Optional<ModuleLayer> layer) {
        Map<Class<?>, DialectProvider> found = new LinkedHashMap<>();
        ModuleLayer own = Dialects.class.getModule().getLayer();
        if (own != null) {
            add(ServiceLoader.load(own, DialectProvider.class), found);
        }
        add(ServiceLoader.load(DialectProvider.class, Dialects.class.getClassLoader()), found);
        layer.ifPresent(modules -> add(ServiceLoader.load(modules, DialectProvider.class), found));
        return new Dialects(List.copyOf(found.values()));
    }

    /**
     * Takes dialects that were found otherwise.
     *
     * @param providers the dialects
     * @return the same
     */
    public static Dialects of(List<DialectProvider> providers) {
        return new Dialects(providers);
    }

    private static void add(ServiceLoader<DialectProvider> loader, Map<Class<?>, DialectProvider> found) {
        try {
            loader.stream()
                    .filter(provider -> !found.containsKey(provider.type()))
                    .map(ServiceLoader.Provider::get)
                    .forEach(provider -> found.putIfAbsent(provider.getClass(), provider));
        } catch (ServiceConfigurationError broken) {
            throw new ConfigurationException(
                    "A dialect on the path cannot be loaded: " + broken.getMessage()
                            + ". Is its jar complete, and made for this version of Mercator?",
                    broken);
        }
    }

    /**
     * Finds the dialect that serves a URL and checks the URL's options against it.
     *
     * @param url the URL
     * @return the provider
     * @throws UnknownDialectException if none serves the scheme
     * @throws UnknownOptionException if it does not know an option
     */
    public DialectProvider serving(DatabaseUrl url) {
        List<DialectProvider> serving = new ArrayList<>();
        for (DialectProvider provider : providers) {
            if (provider.schemes().contains(url.scheme())) {
                serving.add(provider);
            }
        }
        if (serving.isEmpty()) {
            throw unknown(url.scheme(), schemes());
        }
        DialectProvider provider = single(serving, "the scheme '" + url.scheme() + "'");
        checkOptions(url, provider);
        return provider;
    }

    /**
     * Finds a dialect by name.
     *
     * @param name the dialect's name
     * @return the provider
     * @throws UnknownDialectException if none has the name
     */
    public DialectProvider named(String name) {
        List<DialectProvider> named = providers.stream()
                .filter(provider -> provider.name().equals(name))
                .toList();
        if (named.isEmpty()) {
            throw unknown(name, names());
        }
        return single(named, "the name '" + name + "'");
    }

    /**
     * Returns all providers.
     *
     * @return an unmodifiable list
     */
    List<DialectProvider> all() {
        return providers;
    }

    /** Returns the names in an order that does not depend on the path. */
    List<String> names() {
        return providers.stream().map(DialectProvider::name).sorted().toList();
    }

    private List<String> schemes() {
        return providers.stream()
                .flatMap(provider -> provider.schemes().stream())
                .toList();
    }

    private static DialectProvider single(List<DialectProvider> found, String what) {
        if (found.size() > 1) {
            throw new ConfigurationException("Two dialects claim " + what + ": "
                    + found.get(0).getClass().getName() + " and "
                    + found.get(1).getClass().getName() + ". Take the jar of one of them off the module path.");
        }
        return found.get(0);
    }

    private static UnknownDialectException unknown(String name, List<String> known) {
        return new UnknownDialectException(
                name,
                "No dialect is named '" + name + "'. " + Suggestions.sentence("Dialects present", name, known)
                        + " Is the dialect's jar on the module path?");
    }

    private static void checkOptions(DatabaseUrl url, DialectProvider provider) {
        for (String option : url.options().keySet()) {
            if (!provider.urlOptions().contains(option)) {
                throw new UnknownOptionException(
                        option,
                        "The dialect '" + provider.name() + "' has no URL option '" + option + "'. "
                                + Suggestions.sentence("Its options", option, provider.urlOptions())
                                + " Properties of the driver itself go through driverProperty(name, value).");
            }
        }
    }
}

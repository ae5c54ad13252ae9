package io.mercator.api.session;

import io.mercator.api.mapping.Loading;
import io.mercator.api.mapping.Relationship;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How one relationship is loaded. Made by {@link Load#selectin} and its like.
 *
 * @param relationship the relationship
 * @param loading the strategy
 * @param isContained whether the query's own joins bring the objects
 * @param nested what is loaded with the related objects
 */
public record LoadRelated(Relationship<?, ?> relationship, Loading loading, boolean isContained, List<Load> nested)
        implements Load {
    /**
     * Copies the list.
     *
     * @param relationship the relationship
     * @param loading the strategy
     * @param isContained whether the query's own joins bring the objects
     * @param nested what is loaded with the related objects
     */
    public LoadRelated {
        nested = List.copyOf(nested);
    }

    static LoadRelated of(Relationship<?, ?> relationship, Loading loading) {
        return new LoadRelated(relationship, loading, false, List.of());
    }

    /**
     * Says what is loaded with the related objects.
     *
     * @param options options of relationships and columns of the related class
     * @return an option with these beside what was said before
     */
    public LoadRelated then(Load... options) {
        List<Load> all = new ArrayList<>(nested);
        all.addAll(List.of(options));
        return new LoadRelated(relationship, loading, isContained, all);
    }

    /** {@inheritDoc} For example {@code Load.selectin(User.addresses)}. */
    @Override
    public String toString() {
        String strategy = isContained ? "containsEager" : loading.name().toLowerCase(Locale.ROOT);
        String own = "Load." + strategy + "(" + relationship + ")";
        return nested.isEmpty()
                ? own
                : own + nested.stream().map(Load::toString).collect(Collectors.joining(", ", ".then(", ")"));
    }
}

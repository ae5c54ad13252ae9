package io.mercator.architecture;

import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.lang.module.ResolvedModule;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a module descriptor may say, each rule as a function from descriptors to what breaks it. */
final class DescriptorRules {
    private DescriptorRules() {}

    /** Tells what a module requires, each with its modifiers in front: {@code "transitive java.sql"}. */
    static Set<String> requires(ModuleDescriptor module) {
        return module.requires().stream()
                .map(DescriptorRules::requirement)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Tells what a module exports, each with the modules it is limited to: {@code "a.b to [c]"}. */
    static Set<String> exports(ModuleDescriptor module) {
        return module.exports().stream().map(DescriptorRules::export).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Finds packages that do not lie below their module's name. */
    static Set<String> packagesOutsideTheRoot(ModuleDescriptor module) {
        return module.packages().stream()
                .filter(name -> !name.equals(module.name()) && !name.startsWith(module.name() + "."))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Finds packages that lie in more than one module, with these modules. */
    static Map<String, Set<String>> splitPackages(Collection<ModuleDescriptor> modules) {
        Map<String, Set<String>> holders = new TreeMap<>();
        modules.forEach(module -> module.packages()
                .forEach(name ->
                        holders.computeIfAbsent(name, key -> new TreeSet<>()).add(module.name())));
        holders.values().removeIf(names -> names.size() == 1);
        return holders;
    }

    /** Finds automatic modules among all that some modules need at run time. */
    static Set<String> automaticModulesBehind(ModuleFinder finder, Collection<String> roots) {
        Configuration closure =
                Configuration.resolve(finder, List.of(Configuration.empty()), ModuleFinder.ofSystem(), roots);
        return closure.modules().stream()
                .map(ResolvedModule::reference)
                .filter(reference -> reference.descriptor().isAutomatic())
                .map(reference -> reference.descriptor().name())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String requirement(Requires requires) {
        return requires.modifiers().stream()
                .filter(modifier -> modifier != Requires.Modifier.MANDATED)
                .map(modifier -> modifier.name().toLowerCase(java.util.Locale.ROOT) + " ")
                .sorted()
                .collect(Collectors.joining("", "", requires.name()));
    }

    private static String export(Exports export) {
        return export.isQualified() ? export.source() + " to " + new TreeSet<>(export.targets()) : export.source();
    }
}

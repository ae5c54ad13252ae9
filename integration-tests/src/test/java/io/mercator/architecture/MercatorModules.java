package io.mercator.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import io.mercator.support.BuildPaths;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The jars as they will be published, and the classes in them. */
final class MercatorModules {
    static final String API = "io.mercator.api";
    static final String ENGINE = "io.mercator.engine";
    static final String SESSION = "io.mercator.session";
    static final String SQLITE = "io.mercator.dialect.sqlite";
    static final String DERBY = "io.mercator.dialect.derby";
    static final String POSTGRESQL = "io.mercator.dialect.postgresql";
    static final String H2 = "io.mercator.dialect.h2";
    static final String MARIADB = "io.mercator.dialect.mariadb";
    static final String WEAVER = "io.mercator.weaver";

    static final List<String> PUBLISHED = List.of(API, ENGINE, SESSION, SQLITE, DERBY, POSTGRESQL, H2, MARIADB, WEAVER);
    static final List<String> DIALECTS = List.of(SQLITE, DERBY, POSTGRESQL, H2, MARIADB);

    private MercatorModules() {}

    static ModuleFinder finder() {
        return ModuleFinder.of(BuildPaths.modules(), BuildPaths.tools());
    }

    static Collection<ModuleDescriptor> allDescriptors() {
        return finder().findAll().stream().map(ModuleReference::descriptor).toList();
    }

    static Stream<ModuleDescriptor> descriptors() {
        return PUBLISHED.stream().map(MercatorModules::descriptor);
    }

    static ModuleDescriptor descriptor(String name) {
        return reference(name).descriptor();
    }

    static Path jar(String name) {
        return Path.of(reference(name).location().orElseThrow());
    }

    static JavaClasses classes() {
        return Imported.CLASSES;
    }

    private static ModuleReference reference(String name) {
        return finder().find(name).orElseThrow(() -> new AssertionError("No jar holds the module " + name));
    }

    private static final class Imported {
        static final JavaClasses CLASSES = new ClassFileImporter()
                .importLocations(PUBLISHED.stream().map(Imported::location).collect(Collectors.toSet()));

        private static Location location(String module) {
            return Location.of(URI.create("jar:" + jar(module).toUri() + "!/"));
        }
    }
}

package io.mercator.support;

import java.nio.file.Path;

/** The folders that the build hands to the tests. */
public final class BuildPaths {
    private BuildPaths() {}

    /** Returns the folder of all published jars, their dependencies and the examples. */
    public static Path modules() {
        return path("mercator.modules");
    }

    /** Returns the folder of the examples' classes woven by their build, to stand before {@link #modules()}. */
    public static Path wovenModules() {
        return path("mercator.wovenModules");
    }

    /** Returns the jar that is the weaver's command and agent. */
    public static Path weaver() {
        return path("mercator.weaver");
    }

    /** Returns the folder of the driver that only the third dialect has. */
    public static Path thirdDialectLibrary() {
        return path("mercator.thirdDialect.lib");
    }

    /** Returns the folder of the jars that build tools are: the weaver and what it needs. */
    public static Path tools() {
        return path("mercator.tools");
    }

    /** Returns the root of the source tree. */
    public static Path root() {
        return path("mercator.root");
    }

    /** Returns the folder below which tests may write. */
    public static Path work() {
        return path("mercator.work");
    }

    private static Path path(String property) {
        String value = System.getProperty(property);
        if (value == null) {
            throw new IllegalStateException("System property '" + property
                    + "' is not set. It comes from integration-tests/pom.xml: run these tests with mvn verify.");
        }
        return Path.of(value).toAbsolutePath().normalize();
    }
}

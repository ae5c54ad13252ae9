/**
 * The tests that a dialect passes. An author extends {@link io.mercator.dialect.kit.DialectKit} by one class that names
 * a database and what it can do, and JUnit runs all of them.
 */
@org.jspecify.annotations.NullMarked
module io.mercator.dialect.kit {
    requires transitive io.mercator.api;
    requires transitive org.assertj.core;
    requires transitive org.junit.jupiter.api;
    requires org.junit.jupiter.params;
    requires java.logging;
    requires static org.jspecify;

    exports io.mercator.dialect.kit;
    exports io.mercator.dialect.kit.model;

    // JUnit makes the objects of test classes and calls their methods by reflection.
    opens io.mercator.dialect.kit to
            org.junit.platform.commons;
}

package io.mercator.engine.render;

import io.mercator.api.dialect.Capability;
import io.mercator.api.dialect.Dialect;
import io.mercator.api.dialect.IdentifierRules;
import io.mercator.api.dialect.NodeRenderers;
import io.mercator.api.dialect.PresenceCheck;
import io.mercator.api.error.ErrorKind;
import io.mercator.api.schema.Table;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A dialect of standard SQL with a choice of capabilities and renderers. */
public record TestDialect(Set<Capability> capabilities, NodeRenderers renderers) implements Dialect {
    /** Standard SQL, with everything that a database can do. */
    public static TestDialect standard() {
        return new TestDialect(EnumSet.allOf(Capability.class), NodeRenderers.none());
    }

    /** Standard SQL without a capability. */
    public static TestDialect without(Capability missing) {
        return new TestDialect(EnumSet.complementOf(EnumSet.of(missing)), NodeRenderers.none());
    }

    @Override
    public String name() {
        return "test";
    }

    @Override
    public IdentifierRules identifiers() {
        return new IdentifierRules('"', 63, Set.of("order", "select"), false);
    }

    @Override
    public ErrorKind classify(SQLException error) {
        return ErrorKind.OTHER;
    }

    @Override
    public List<PresenceCheck> tablePresence(Table table) {
        return List.of();
    }
}

package io.mercator.dialect.kit;

import io.mercator.api.dialect.Capability;
import io.mercator.api.dialect.Dialect;
import io.mercator.api.dialect.IdentifierRules;
import io.mercator.api.dialect.PresenceCheck;
import io.mercator.api.dialect.TypeNames;
import io.mercator.api.error.ErrorKind;
import io.mercator.api.schema.Table;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A dialect with a capability that it does not claim, which is then said as the standard says it. */
final class StandardDialect implements Dialect {
    private final Dialect dialect;
    private final Set<Capability> capabilities;

    StandardDialect(Dialect dialect, Capability claimed) {
        this.dialect = dialect;
        capabilities = EnumSet.of(claimed);
        capabilities.addAll(dialect.capabilities());
    }

    @Override
    public String name() {
        return dialect.name();
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.copyOf(capabilities);
    }

    @Override
    public IdentifierRules identifiers() {
        return dialect.identifiers();
    }

    @Override
    public TypeNames typeNames() {
        return dialect.typeNames();
    }

    @Override
    public Optional<String> oneRowTable() {
        return dialect.oneRowTable();
    }

    @Override
    public ErrorKind classify(SQLException error) {
        return dialect.classify(error);
    }

    @Override
    public List<PresenceCheck> tablePresence(Table table) {
        return dialect.tablePresence(table);
    }
}

package io.mercator.engine.inspect;

import io.mercator.api.dialect.IdentifierRules;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.Index;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a program's tables spell the names of a catalogue. Where a database folds bare names to upper case, a table declared
 * as CUST, which is written in quotes, and one declared as cust are the same; the catalogue gives cust for both.
 */
final class DeclaredSpelling {
    private final IdentifierRules rules;
    private final Map<String, Table> tables = new HashMap<>();

    DeclaredSpelling(MetaData declared, IdentifierRules rules) {
        this.rules = rules;
        declared.tables()
                .forEach(table -> tables.put(key(table.schema().orElse(null), catalogued(table.name())), table));
    }

    private static String key(@Nullable String schema, String name) {
        return schema == null ? name : schema + "." + name;
    }

    private String catalogued(String name) {
        return rules.declared(rules.stored(name));
    }

    Optional<Table> table(@Nullable String schema, String name) {
        return Optional.ofNullable(tables.get(key(schema, name)));
    }

    /** Seals the table. */
    String column(Optional<Table> table, String name) {
        return spelled(table.map(Table::columns).orElse(List.of()), Column::name, name);
    }

    /** Seals the table. */
    String index(Optional<Table> table, String name) {
        return spelled(table.map(Table::indexes).orElse(List.of()), Index::name, name);
    }

    private <T> String spelled(List<? extends T> declared, Function<T, String> nameOf, String name) {
        return declared.stream()
                .map(nameOf)
                .filter(each -> catalogued(each).equals(name))
                .findFirst()
                .orElse(name);
    }
}

package io.mercator.engine.inspect;

import io.mercator.api.dialect.IdentifierRules;
import io.mercator.api.inspect.CheckDescription;
import io.mercator.api.inspect.ColumnDescription;
import io.mercator.api.inspect.ForeignKeyDescription;
import io.mercator.api.inspect.IndexDescription;
import io.mercator.api.inspect.KeyDescription;
import io.mercator.api.inspect.TableDescription;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.ColumnOption;
import io.mercator.api.schema.ColumnSpec;
import io.mercator.api.schema.Columns;
import io.mercator.api.schema.ForeignKeyBuilder;
import io.mercator.api.schema.IdentityOptions;
import io.mercator.api.schema.Index;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.ReferentialAction;
import io.mercator.api.schema.Table;
import io.mercator.api.schema.UniqueConstraint;
import io.mercator.api.schema.View;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.OrderItem;
import io.mercator.api.sql.Text;
import io.mercator.api.type.SqlType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Makes tables of descriptions. First all tables get their columns, then their foreign keys, which may form circles; a table
 * is sealed by the first that looks at it.
 */
public final class TableReflection {
    private record Name(@Nullable String schema, String table) {
        String qualified() {
            return schema == null ? table : schema + "." + table;
        }
    }

    private record Made(
            TableDescription description, Optional<Table> declared, Table table, Map<String, Column<?>> columns) {}

    private final MetaData metadata;
    private final CatalogReader reader;
    private final DeclaredSpelling spelling;
    private final Map<Name, Made> made = new LinkedHashMap<>();

    private TableReflection(MetaData metadata, CatalogReader reader, DeclaredSpelling spelling) {
        this.metadata = metadata;
        this.reader = reader;
        this.spelling = spelling;
    }

    /**
     * Adds tables and views of a schema, and the tables that their foreign keys refer to.
     *
     * @param metadata what gets them
     * @param rules how the database spells names
     * @param reader where they are read
     * @param schema of which schema, null for the connection's own
     * @param names which of them
     */
    public static void reflect(
            MetaData metadata,
            IdentifierRules rules,
            CatalogReader reader,
            @Nullable String schema,
            Predicate<String> names) {
        reflect(metadata, new DeclaredSpelling(metadata, rules), reader, schema, names);
    }

    static void reflect(
            MetaData metadata,
            DeclaredSpelling spelling,
            CatalogReader reader,
            @Nullable String schema,
            Predicate<String> names) {
        TableReflection reflection = new TableReflection(metadata, reader, spelling);
        Deque<Name> due = new ArrayDeque<>();
        for (String name : reflection.names(schema)) {
            if (names.test(name)) {
                due.add(new Name(schema, name));
            }
        }
        while (!due.isEmpty()) {
            reflection.make(due.remove(), due);
        }
        reflection.made.values().forEach(reflection::link);
    }

    private List<String> names(@Nullable String schema) {
        return reader.read((catalog, connection) -> {
            List<String> names = new ArrayList<>(catalog.tables(connection, schema));
            names.addAll(catalog.views(connection, schema));
            return names;
        });
    }

    private void make(Name name, Deque<Name> due) {
        Name spelled = spelled(name);
        if (made.containsKey(name) || metadata.findTable(spelled.qualified()).isPresent()) {
            return;
        }
        Optional<Table> declared = spelling.table(name.schema(), name.table());
        Optional<TableDescription> found =
                reader.read((catalog, connection) -> catalog.describe(connection, name.schema(), name.table()));
        found.ifPresent(description -> {
            String view = description.viewSql();
            Table table = view == null
                    ? Table.in(metadata, name.schema(), spelled.table())
                    : View.of(metadata, name.schema(), spelled.table(), view);
            if (description.materialized() && table instanceof View known) {
                known.materialized();
            }
            Map<String, Column<?>> columns = new HashMap<>();
            for (ColumnDescription column : description.columns()) {
                String columnName = spelling.column(declared, column.name());
                columns.put(column.name(), add(table, columnName, column, column.type(), description));
            }
            made.put(name, new Made(description, declared, table, columns));
            description.comment().ifPresent(table::comment);
            description.foreignKeys().forEach(key -> due.add(referenced(key, name)));
        });
    }

    private Name spelled(Name name) {
        return new Name(
                name.schema(),
                spelling.table(name.schema(), name.table()).map(Table::name).orElse(name.table()));
    }

    private static Name referenced(ForeignKeyDescription key, Name from) {
        return new Name(key.referencedSchema() == null ? from.schema() : key.referencedSchema(), key.referencedTable());
    }

    private static <T> Column<T> add(
            Table table, String name, ColumnDescription column, SqlType<T> type, TableDescription description) {
        List<ColumnOption<? super T>> options = new ArrayList<>();
        KeyDescription key = description.primaryKeyOrNull();
        boolean isKey = key != null && key.columns().contains(column.name());
        if (isKey) {
            options.add(Columns.primaryKey());
        }
        if (!column.nullable()) {
            options.add(Columns.notNull());
        }
        IdentityOptions values = column.identityOptions();
        column.identity().ifPresent(kind -> options.add(Columns.identity(kind, values.start(), values.increment())));
        if (isKey && column.identity().isEmpty()) {
            options.add(Columns.assigned());
        }
        if (column.computedSql() != null) {
            Text computed = Text.verbatim(column.computedSql());
            options.add(column.computedStored() ? Columns.computedStored(computed) : Columns.computed(computed));
        } else if (column.defaultSql() != null) {
            options.add(Columns.serverDefault(column.defaultSql()));
        }
        if (column.commentOrNull() != null) {
            options.add(Columns.withComment(column.commentOrNull()));
        }
        return table.add(new ColumnSpec<>(name, type, options));
    }

    private void link(Made from) {
        Table table = from.table();
        for (KeyDescription unique : from.description().uniques()) {
            Column<?>[] columns = columns(unique.columns(), from.columns());
            table.uniqueConstraint(new UniqueConstraint(
                    unique.givenName(), List.of(columns), unique.nullsNotDistinct(), unique.deferral()));
        }
        from.description().others().forEach(other -> table.constraint(other.constraintName(), other.sql()));
        for (CheckDescription check : from.description().checks()) {
            table.checkConstraint(check.givenName(), Text.verbatim(check.sql()));
        }
        for (IndexDescription index : from.description().indexes()) {
            String indexName = spelling.index(from.declared(), index.name());
            table.index(index(indexName, index, from.columns()));
        }
        Name name = new Name(table.schema().orElse(null), table.name());
        from.description().foreignKeys().forEach(key -> foreignKey(key, name, from));
    }

    private void foreignKey(ForeignKeyDescription key, Name name, Made from) {
        Column<?>[] targets = targets(referenced(key, name), key.referencedColumns());
        if (targets == null) {
            return;
        }
        ForeignKeyBuilder builder = from.table().foreignKey(columns(key.columns(), from.columns()));
        builder = key.givenName() == null ? builder : builder.named(key.givenName());
        builder = key.onDelete() == ReferentialAction.NO_ACTION ? builder : builder.onDelete(key.onDelete());
        builder = key.onUpdate() == ReferentialAction.NO_ACTION ? builder : builder.onUpdate(key.onUpdate());
        builder.deferred(key.deferral()).references(targets);
    }

    /** Returns no columns where the table referred to is not there, which SQLite allows. */
    private Column<?> @Nullable [] targets(Name name, List<String> columns) {
        Made known = made.get(name);
        if (known != null) {
            return known.columns().keySet().containsAll(columns) ? columns(columns, known.columns()) : null;
        }
        Optional<Table> given = metadata.findTable(spelled(name).qualified());
        List<Column<?>> found = new ArrayList<>();
        for (String column : columns) {
            given.flatMap(table -> table.findColumn(spelling.column(given, column)))
                    .ifPresent(found::add);
        }
        return given.isPresent() && found.size() == columns.size() ? found.toArray(Column<?>[]::new) : null;
    }

    private static Column<?>[] columns(List<String> names, Map<String, Column<?>> columns) {
        return names.stream()
                .map(name -> Objects.requireNonNull(columns.get(name), name))
                .toArray(Column<?>[]::new);
    }

    private static OrderItem ordered(Expression<?> item, IndexDescription.Part part) {
        OrderItem plain = part.descending() ? item.desc() : item;
        return switch (part.nulls()) {
            case UNSAID -> plain;
            case FIRST -> (part.descending() ? item.desc() : item.asc()).nullsFirst();
            case LAST -> (part.descending() ? item.desc() : item.asc()).nullsLast();
        };
    }

    private static Index index(String name, IndexDescription description, Map<String, Column<?>> columns) {
        OrderItem[] items = description.parts().stream()
                .map(part -> {
                    Expression<?> item = part.isExpression()
                            ? Text.verbatim(part.text())
                            : Objects.requireNonNull(columns.get(part.text()), part.text());
                    return ordered(item, part);
                })
                .toArray(OrderItem[]::new);
        Index index = Index.of(name, items);
        index = description.unique() ? index.unique() : index;
        index = description.nullsNotDistinct() ? index.nullsNotDistinct() : index;
        index = description.methodOrNull() == null ? index : index.using(description.methodOrNull());
        index = index.including(columns(description.included(), columns));
        if (description.parts().stream().anyMatch(part -> !part.operatorClass().isEmpty())) {
            index = index.operatorClasses(description.parts().stream()
                    .map(IndexDescription.Part::operatorClass)
                    .toArray(String[]::new));
        }
        return description.whereSql() == null ? index : index.where(Text.verbatim(description.whereSql()));
    }
}

package io.mercator.engine.inspect;

import io.mercator.api.dialect.Capability;
import io.mercator.api.dialect.Dialect;
import io.mercator.api.dialect.SqlScanner;
import io.mercator.api.schema.AddColumn;
import io.mercator.api.schema.AddForeignKey;
import io.mercator.api.schema.CheckConstraint;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.ColumnDefinition;
import io.mercator.api.schema.CommentOn;
import io.mercator.api.schema.CreateEnum;
import io.mercator.api.schema.CreateIndex;
import io.mercator.api.schema.CreateView;
import io.mercator.api.schema.DdlPlan;
import io.mercator.api.schema.DdlStatement;
import io.mercator.api.schema.DropColumn;
import io.mercator.api.schema.DropForeignKey;
import io.mercator.api.schema.DropIndex;
import io.mercator.api.schema.DropTable;
import io.mercator.api.schema.DropView;
import io.mercator.api.schema.ForeignKey;
import io.mercator.api.schema.Index;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.ReferentialAction;
import io.mercator.api.schema.SchemaDifference;
import io.mercator.api.schema.SchemaDifference.Kind;
import io.mercator.api.schema.Table;
import io.mercator.api.schema.UniqueConstraint;
import io.mercator.api.schema.View;
import io.mercator.engine.render.SqlRenderer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares tables as they should be with those that a database has. Both are tables, the latter reflected; so each part is
 * rendered for the database on both sides and the texts are compared, and what the database cannot tell apart is not
 * told apart here. Expressions whose texts differ are the same when the database spells both the same.
 */
public final class SchemaComparison {
    private final Dialect dialect;
    private final DatabaseSpelling spelling;
    private final List<SchemaDifference> differences = new ArrayList<>();

    private SchemaComparison(Dialect dialect, CatalogReader reader) {
        this.dialect = dialect;
        this.spelling = new DatabaseSpelling(dialect, reader);
    }

    /**
     * Compares.
     *
     * @param metadata the tables as they should be
     * @param dialect of which database
     * @param reader where its catalogue is read
     * @return what differs
     */
    public static List<SchemaDifference> compare(MetaData metadata, Dialect dialect, CatalogReader reader) {
        Set<Optional<String>> schemas = new LinkedHashSet<>();
        schemas.add(metadata.schema());
        metadata.tables().forEach(table -> schemas.add(table.schema()));
        MetaData present = new MetaData();
        DeclaredSpelling spelling = new DeclaredSpelling(metadata, dialect.identifiers());
        schemas.forEach(
                schema -> TableReflection.reflect(present, spelling, reader, schema.orElse(null), name -> true));
        SchemaComparison comparison = new SchemaComparison(dialect, reader);
        comparison.differences.addAll(EnumComparison.compare(metadata, dialect, reader));
        comparison.tables(metadata, present, schemas);
        return List.copyOf(comparison.differences);
    }

    private void tables(MetaData metadata, MetaData database, Set<Optional<String>> schemas) {
        for (Table declared : metadata.tables()) {
            Table present = database.findTable(declared.qualifiedName()).orElse(null);
            if (declared.isTemporary()) {
                continue;
            }
            if (present == null || declared instanceof View != present instanceof View) {
                missing(declared);
            } else if (declared instanceof View view) {
                view(view, (View) present);
            } else {
                table(declared, present);
            }
        }
        for (Table present : database.tables()) {
            boolean known = metadata.findTable(present.qualifiedName()).isPresent();
            if (!known && schemas.contains(present.schema())) {
                boolean view = present instanceof View;
                DdlStatement drop = view ? new DropView((View) present) : new DropTable(present);
                add(view ? Kind.EXTRA_VIEW : Kind.EXTRA_TABLE, present, present, "", present.name(), drop);
            }
        }
    }

    private void missing(Table declared) {
        List<String> statements = DdlPlan.creation(List.of(declared), dialect).statements().stream()
                .filter(statement -> !(statement instanceof CreateEnum))
                .map(dialect::render)
                .toList();
        Kind kind = declared instanceof View ? Kind.MISSING_VIEW : Kind.MISSING_TABLE;
        differences.add(new SchemaDifference(kind, declared, declared, declared.name(), "", statements));
    }

    private void view(View declared, View present) {
        String wanted = dialect.render(declared.definition());
        String found = dialect.render(present.definition());
        boolean sameText = SqlScanner.normal(wanted).equals(SqlScanner.normal(found));
        boolean sameKind = declared.isMaterialized() == present.isMaterialized();
        if (!sameKind || !sameText && !spelling.isSame(spelling.query(declared), spelling.query(present))) {
            List<String> statements =
                    List.of(dialect.render(new DropView(present)), dialect.render(new CreateView(declared)));
            differences.add(new SchemaDifference(Kind.CHANGED_VIEW, declared, declared, wanted, found, statements));
        }
    }

    private void table(Table declared, Table present) {
        columns(declared, present);
        String wantedKey = names(declared.primaryKeyColumns());
        String foundKey = names(present.primaryKeyColumns());
        if (!wantedKey.equals(foundKey)) {
            add(Kind.CHANGED_PRIMARY_KEY, declared, declared, wantedKey, foundKey, null);
        }
        boolean alters = dialect.has(Capability.ADD_FOREIGN_KEY);
        parts(
                declared,
                map(declared.foreignKeys(), this::signature),
                map(present.foreignKeys(), this::signature),
                Kind.MISSING_FOREIGN_KEY,
                Kind.EXTRA_FOREIGN_KEY,
                key -> alters ? AddForeignKey.of(key) : null,
                key -> alters && key.name().isPresent()
                        ? new DropForeignKey(key, key.name().get())
                        : null);
        Map<String, UniqueConstraint> wantedUniques = map(uniques(declared), SchemaComparison::signature);
        Map<String, UniqueConstraint> foundUniques = map(uniques(present), SchemaComparison::signature);
        Map<String, Index> wantedIndexes = map(declared.indexes(), index -> index(declared, index));
        Map<String, Index> foundIndexes = map(present.indexes(), index -> index(present, index));
        if (!dialect.has(Capability.UNIQUE_INDEXES)) {
            removeConstraints(wantedIndexes, foundIndexes, wantedUniques, foundUniques);
        }
        parts(
                declared,
                wantedUniques,
                foundUniques,
                Kind.MISSING_UNIQUE,
                Kind.EXTRA_UNIQUE,
                unique -> null,
                unique -> null);
        parts(
                declared,
                map(declared.textConstraints(), text -> SqlScanner.normal(text.sql())),
                map(present.textConstraints(), text -> SqlScanner.normal(text.sql())),
                Kind.MISSING_CONSTRAINT,
                Kind.EXTRA_CONSTRAINT,
                text -> null,
                text -> null);
        Map<String, CheckConstraint> wantedChecks = map(declared.checkConstraints(), this::check);
        Map<String, CheckConstraint> foundChecks = map(present.checkConstraints(), this::check);
        spelling.removeSame(wantedChecks, foundChecks, check -> spelling.query(declared, check));
        parts(declared, wantedChecks, foundChecks, Kind.MISSING_CHECK, Kind.EXTRA_CHECK, check -> null, check -> null);
        spelling.removeSame(wantedIndexes, foundIndexes, index -> spelling.query(declared, index));
        parts(
                declared,
                wantedIndexes,
                foundIndexes,
                Kind.MISSING_INDEX,
                Kind.EXTRA_INDEX,
                index -> new CreateIndex(declared, index),
                index -> new DropIndex(declared, index));
        if (dialect.hasComments()) {
            comment(declared, null, declared.comment(), present.comment());
        }
    }

    private void columns(Table declared, Table present) {
        for (Column<?> column : declared.columns()) {
            Column<?> found = present.findColumn(column.name()).orElse(null);
            String wanted = dialect.render(new ColumnDefinition(column));
            if (found == null) {
                add(Kind.MISSING_COLUMN, declared, column, wanted, "", new AddColumn(column));
                continue;
            }
            String there = dialect.render(new ColumnDefinition(found));
            if (!normalDefinition(wanted).equals(normalDefinition(there)) && !spelling.isSame(column, found)) {
                add(Kind.CHANGED_COLUMN, declared, column, wanted, there, null);
            }
            if (dialect.hasComments()) {
                comment(declared, column, column.comment(), found.comment());
            }
        }
        for (Column<?> found : present.columns()) {
            if (declared.findColumn(found.name()).isEmpty()) {
                String there = dialect.render(new ColumnDefinition(found));
                add(Kind.EXTRA_COLUMN, declared, found, "", there, new DropColumn(found));
            }
        }
    }

    private void comment(Table table, @Nullable Column<?> column, Optional<String> declared, Optional<String> present) {
        if (!declared.equals(present)) {
            String text = declared.orElse("");
            add(
                    Kind.CHANGED_COMMENT,
                    table,
                    column == null ? table : column,
                    text,
                    present.orElse(""),
                    new CommentOn(table, column, text));
        }
    }

    private <T> void parts(
            Table table,
            Map<String, T> declared,
            Map<String, T> present,
            Kind missing,
            Kind extra,
            Function<T, @Nullable DdlStatement> create,
            Function<T, @Nullable DdlStatement> drop) {
        declared.forEach((text, element) -> {
            if (!present.containsKey(text)) {
                add(missing, table, element, text, "", create.apply(element));
            }
        });
        present.forEach((text, element) -> {
            if (!declared.containsKey(text)) {
                add(extra, table, element, "", text, drop.apply(element));
            }
        });
    }

    private void add(
            Kind kind, Table table, Object element, String declared, String present, @Nullable DdlStatement fix) {
        List<String> statements = fix == null ? List.of() : List.of(dialect.render(fix));
        differences.add(new SchemaDifference(kind, table, element, declared, present, statements));
    }

    private static <T> Map<String, T> map(List<T> elements, Function<T, String> text) {
        Map<String, T> map = new LinkedHashMap<>();
        elements.forEach(element -> map.put(text.apply(element), element));
        return map;
    }

    private static List<UniqueConstraint> uniques(Table table) {
        List<UniqueConstraint> uniques = new ArrayList<>();
        for (Column<?> column : table.columns()) {
            if (column.isUnique()) {
                uniques.add(new UniqueConstraint(null, List.of(column)));
            }
        }
        uniques.addAll(table.uniqueConstraints());
        return uniques;
    }

    /** Takes away the unique indexes that are declared and found as constraints; one of the same columns is not looked for. */
    private static void removeConstraints(
            Map<String, Index> wantedIndexes,
            Map<String, Index> foundIndexes,
            Map<String, UniqueConstraint> wanted,
            Map<String, UniqueConstraint> found) {
        for (String text : List.copyOf(wantedIndexes.keySet())) {
            Index index = wantedIndexes.get(text);
            List<Column<?>> columns = new ArrayList<>();
            index.items().stream().filter(Column.class::isInstance).forEach(item -> columns.add((Column<?>) item));
            boolean plain = columns.size() == index.items().size() && index.isUnique();
            String signature = signature(new UniqueConstraint(null, columns));
            if (plain && !foundIndexes.containsKey(text) && found.containsKey(signature)) {
                wantedIndexes.remove(text);
                if (!wanted.containsKey(signature)) {
                    found.remove(signature);
                }
            }
        }
    }

    private String check(CheckConstraint check) {
        return "CHECK (" + SqlScanner.normal(SqlRenderer.definition(check.condition(), dialect)) + ")";
    }

    /** By which table an index is found is not said: the reflected one has another object. */
    private String index(Table table, Index index) {
        return SqlScanner.normal(dialect.render(new CreateIndex(table, index)));
    }

    private String signature(ForeignKey key) {
        ReferentialAction none = ReferentialAction.NO_ACTION;
        return "FOREIGN KEY (" + names(key.columns()) + ") REFERENCES "
                + key.referencedTable().qualifiedName() + " (" + names(key.referencedColumns()) + ")"
                + action(" ON DELETE ", key.onDelete().orElse(none))
                + action(" ON UPDATE ", key.onUpdate().orElse(none))
                + key.deferral().words();
    }

    private static String signature(UniqueConstraint unique) {
        return "UNIQUE " + (unique.nullsNotDistinct() ? "NULLS NOT DISTINCT (" : "(") + names(unique.columns()) + ")"
                + unique.deferral().words();
    }

    /** Where nothing is deferred there is no difference between the two that refuse. */
    private String action(String when, ReferentialAction action) {
        boolean refuses = action == ReferentialAction.RESTRICT && !dialect.has(Capability.DEFERRED_FOREIGN_KEYS);
        return refuses || action == ReferentialAction.NO_ACTION ? "" : when + action.words();
    }

    private static String names(List<Column<?>> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    /** A default in parentheses is the same as one without. */
    private static String normalDefinition(String sql) {
        List<SqlScanner.Token> tokens = SqlScanner.tokens(sql);
        int word = SqlScanner.indexOf(tokens, "DEFAULT", 0);
        if (word < 0 || word + 1 >= tokens.size() || !tokens.get(word + 1).is("(")) {
            return SqlScanner.normal(sql);
        }
        int close = SqlScanner.closing(tokens, word + 1);
        int start = tokens.get(word + 1).start();
        int end = tokens.get(close).end();
        return SqlScanner.normal(
                sql.substring(0, start) + SqlScanner.bare(sql.substring(start, end)) + sql.substring(end));
    }
}

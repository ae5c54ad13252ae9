package io.mercator.engine.inspect;

import io.mercator.api.dialect.Dialect;
import io.mercator.api.inspect.EnumDescription;
import io.mercator.api.schema.AddEnumValue;
import io.mercator.api.schema.CreateEnum;
import io.mercator.api.schema.DdlPlan;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.SchemaDifference;
import io.mercator.api.schema.SchemaDifference.Kind;
import io.mercator.api.schema.Table;
import io.mercator.api.type.EnumType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Compares the labels of a program's enums with those of the database's types. */
final class EnumComparison {
    private final Dialect dialect;
    private final CatalogReader reader;
    private final List<SchemaDifference> differences = new ArrayList<>();

    private EnumComparison(Dialect dialect, CatalogReader reader) {
        this.dialect = dialect;
        this.reader = reader;
    }

    static List<SchemaDifference> compare(MetaData metadata, Dialect dialect, CatalogReader reader) {
        EnumComparison comparison = new EnumComparison(dialect, reader);
        Set<EnumType<?>> seen = new HashSet<>();
        if (dialect.hasEnumTypes()) {
            for (Table table : metadata.tables()) {
                DdlPlan.enums(table).stream().filter(seen::add).forEach(type -> comparison.compare(table, type));
            }
        }
        return comparison.differences;
    }

    private void compare(Table table, EnumType<?> type) {
        String declared = String.join(", ", type.labels());
        List<EnumDescription> known = reader.read(
                (catalog, connection) -> catalog.enums(connection, type.schema().orElse(null)));
        for (EnumDescription found : known) {
            if (found.name().equals(type.typeName())) {
                if (!found.labels().equals(type.labels())) {
                    String present = String.join(", ", found.labels());
                    List<String> added = added(type, found.labels());
                    differences.add(new SchemaDifference(Kind.CHANGED_ENUM, table, type, declared, present, added));
                }
                return;
            }
        }
        List<String> create = List.of(dialect.render(new CreateEnum(type)));
        differences.add(new SchemaDifference(Kind.MISSING_ENUM, table, type, declared, "", create));
    }

    /** Labels can be added, and neither moved nor taken away. */
    private List<String> added(EnumType<?> type, List<String> found) {
        List<String> wanted = type.labels();
        List<String> kept = new ArrayList<>(wanted);
        kept.retainAll(found);
        if (!kept.equals(found)) {
            return List.of();
        }
        List<String> statements = new ArrayList<>();
        for (int index = 0; index < wanted.size(); index++) {
            if (!found.contains(wanted.get(index))) {
                String behind = wanted.subList(index, wanted.size()).stream()
                        .filter(found::contains)
                        .findFirst()
                        .orElse(null);
                statements.add(dialect.render(new AddEnumValue(type, wanted.get(index), behind)));
            }
        }
        return statements;
    }
}

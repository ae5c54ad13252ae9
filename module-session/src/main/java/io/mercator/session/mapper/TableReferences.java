package io.mercator.session.mapper;

import io.mercator.api.mapping.RelationshipJoin.Kind;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.ForeignKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Finds which rows can refer to which, as far as properties have the columns. */
final class TableReferences {
    private final List<TableReference> references = new ArrayList<>();

    private TableReferences() {}

    static List<TableReference> of(Collection<MapperPlan<?>> plans) {
        TableReferences found = new TableReferences();
        for (MapperPlan<?> plan : plans) {
            plan.relations().forEach(found::add);
            plan.table()
                    .foreignKeys()
                    .forEach(foreignKey -> plans.stream()
                            .filter(other -> other.table() == foreignKey.referencedTable())
                            .forEach(other -> found.add(plan, foreignKey, other)));
        }
        return List.copyOf(found.references);
    }

    private void add(RelationPlan<?, ?> relation) {
        if (relation.relationship().isViewOnly()) {
            return;
        }
        if (relation.kind() == Kind.MANY_TO_ONE) {
            add(relation, relation.owner(), relation.local(), relation.target(), relation.remote());
        } else if (relation.kind() == Kind.ONE_TO_MANY) {
            add(relation, relation.target(), relation.remote(), relation.owner(), relation.local());
        }
    }

    private void add(
            RelationPlan<?, ?> relation,
            MapperPlan<?> from,
            List<? extends PropertyPlan<?>> foreignKey,
            MapperPlan<?> to,
            List<? extends PropertyPlan<?>> referenced) {
        add(new TableReference(
                from,
                foreignKey,
                to,
                referenced,
                relation.toString(),
                true,
                relation.relationship().isPostUpdate(),
                relation.relationship().hasPassiveUpdates()));
    }

    private void add(MapperPlan<?> from, ForeignKey foreignKey, MapperPlan<?> to) {
        List<PropertyPlan<?>> local = properties(from, foreignKey.columns());
        List<PropertyPlan<?>> referenced = properties(to, foreignKey.referencedColumns());
        boolean complete = local.size() == foreignKey.columns().size() && referenced.size() == local.size();
        if (complete && sameClasses(local, referenced)) {
            add(new TableReference(from, local, to, referenced, label(foreignKey), false, false, false));
        }
    }

    private static boolean sameClasses(List<PropertyPlan<?>> left, List<PropertyPlan<?>> right) {
        for (int index = 0; index < left.size(); index++) {
            if (left.get(index).column().type().javaType()
                    != right.get(index).column().type().javaType()) {
                return false;
            }
        }
        return true;
    }

    private static String label(ForeignKey foreignKey) {
        return "foreign key '" + foreignKey.table().qualifiedName() + "."
                + String.join(
                        ", ", foreignKey.columns().stream().map(Column::name).toList())
                + "'";
    }

    private static List<PropertyPlan<?>> properties(MapperPlan<?> plan, List<Column<?>> columns) {
        List<PropertyPlan<?>> found = new ArrayList<>();
        columns.forEach(column -> property(plan, column).ifPresent(found::add));
        return found;
    }

    private static Optional<PropertyPlan<?>> property(MapperPlan<?> plan, Column<?> column) {
        return plan.properties().stream()
                .filter(property -> property.column() == column)
                .<PropertyPlan<?>>map(property -> property)
                .findFirst();
    }

    private void add(TableReference reference) {
        for (int index = 0; index < references.size(); index++) {
            if (references.get(index).isSame(reference)) {
                references.set(index, references.get(index).with(reference));
                return;
            }
        }
        references.add(reference);
    }
}

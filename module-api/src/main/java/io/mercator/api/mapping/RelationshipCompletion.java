package io.mercator.api.mapping;

import io.mercator.api.mapping.RelationshipJoin.Kind;
import io.mercator.api.mapping.RelationshipJoin.Pair;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.ForeignKey;
import io.mercator.api.schema.ReferentialAction;
import io.mercator.api.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the join of each relationship: by the pairs of columns that it names, else by the one foreign key between the
 * tables, or says which there are and what to name.
 */
final class RelationshipCompletion {
    private final List<MapperBuilder<?>> builders;
    private final List<String> problems;

    RelationshipCompletion(List<MapperBuilder<?>> builders, List<String> problems) {
        this.builders = builders;
        this.problems = problems;
    }

    /** One side of a join: its pairs, and whether the foreign key cascades updates. */
    private record Side(List<Pair> pairs, boolean cascadesUpdates) {
        Side swapped() {
            return new Side(
                    pairs.stream()
                            .map(pair -> new Pair(pair.right(), pair.left()))
                            .toList(),
                    cascadesUpdates);
        }
    }

    /** The joins of all relationships that have one, found before the mappers are made, which they give columns to. */
    Map<RelationshipDefinition<?, ?>, RelationshipJoin> joins() {
        Map<RelationshipDefinition<?, ?>, RelationshipJoin> joins = new LinkedHashMap<>();
        for (MapperBuilder<?> builder : builders) {
            Set<String> names = new HashSet<>();
            for (Relationship<?, ?> relationship : builder.relationships()) {
                if (!names.add(relationship.name())) {
                    problem(relationship, "the name is taken twice. Give one another name.");
                }
                if (relationship.owner() != builder.type()) {
                    problem(
                            relationship,
                            "it was declared for " + relationship.owner().getName() + " and is mapped by "
                                    + builder.type().getName() + ". Add it to the mapping of its own class.");
                    continue;
                }
                RelationshipJoin join = join(relationship);
                if (join != null) {
                    check(relationship, join);
                    joins.put(relationship.definition(), join);
                }
            }
        }
        checkReverses(joins);
        return joins;
    }

    /** The columns of a table that relationships need and that a class need not map. */
    static Set<Column<?>> columns(Table table, Iterable<RelationshipJoin> joins) {
        Set<Column<?>> columns = new LinkedHashSet<>();
        for (RelationshipJoin join : joins) {
            join.pairs().forEach(pair -> {
                add(columns, table, pair.left());
                add(columns, table, pair.right());
            });
            join.remotePairs().forEach(pair -> add(columns, table, pair.right()));
        }
        return columns;
    }

    private static void add(Set<Column<?>> columns, Table table, Column<?> column) {
        if (column.table() == table) {
            columns.add(column);
        }
    }

    @SuppressWarnings("unchecked") // each class is the key of its own mapper
    <E, T> void resolve(
            Relationship<E, T> relationship,
            Map<Class<?>, Mapper<?>> mappers,
            Map<RelationshipDefinition<?, ?>, RelationshipJoin> joins) {
        RelationshipJoin join = joins.get(relationship.definition());
        Mapper<E> owner = (Mapper<E>) mappers.get(relationship.owner());
        Mapper<T> target = (Mapper<T>) mappers.get(relationship.target());
        if (join != null && owner != null && target != null) {
            relationship.definition().resolve(join, owner, target);
        }
    }

    private @Nullable Table table(Class<?> type) {
        return builders.stream()
                .filter(builder -> builder.type() == type)
                .map(MapperBuilder::table)
                .findFirst()
                .orElse(null);
    }

    private void check(Relationship<?, ?> relationship, RelationshipJoin join) {
        boolean orphans = relationship.cascades().contains(Cascade.DELETE_ORPHAN);
        if (orphans && join.kind() != Kind.ONE_TO_MANY) {
            problem(
                    relationship,
                    "DELETE_ORPHAN is for objects of a single parent, and this relationship is " + join.kind()
                            + ". Say it on the one-to-many side, or leave it out.");
        }
        relationship.reverse().ifPresent(reverse -> {
            boolean mutual = reverse.reverse().filter(relationship::isSame).isPresent();
            if (!mutual) {
                problem(
                        relationship,
                        "it is populated back by " + reverse + ", which names "
                                + reverse.reverse().map(String::valueOf).orElse("none")
                                + ". Let two relationships name each other, or leave backPopulates(...) out.");
            } else if (!isDeclared(reverse)) {
                problem(
                        relationship,
                        "it is populated back by " + reverse + ", which is not part of the mapping of "
                                + reverse.owner().getName() + ". Add it there with relationships(...).");
            }
        });
    }

    /** Two sides of one relationship are joined by the same columns, seen from either end. */
    private void checkReverses(Map<RelationshipDefinition<?, ?>, RelationshipJoin> joins) {
        for (MapperBuilder<?> builder : builders) {
            for (Relationship<?, ?> relationship : builder.relationships()) {
                Relationship<?, ?> reverse = relationship.reverse().orElse(null);
                RelationshipJoin join = joins.get(relationship.definition());
                RelationshipJoin other = reverse == null ? null : joins.get(reverse.definition());
                if (reverse == null || join == null || other == null) {
                    continue;
                }
                if (join.kind() == other.kind() && join.kind() != Kind.MANY_TO_MANY) {
                    problem(
                            relationship,
                            "it is populated back by " + reverse + ", and both are " + join.kind()
                                    + ". Let one side be the collection or the row without the foreign key.");
                } else if (!isMirrored(join, other)) {
                    problem(
                            relationship,
                            "it is populated back by " + reverse + ", which is joined by other columns."
                                    + " Say the same foreignKey(...) or on(...) on both sides, or leave"
                                    + " backPopulates(...) out.");
                }
            }
        }
    }

    private static boolean isMirrored(RelationshipJoin join, RelationshipJoin other) {
        if (join.secondaryTable() != other.secondaryTable()) {
            return false;
        }
        Set<Pair> pairs = swapped(join.pairs());
        return join.secondaryTable() == null
                ? pairs.equals(Set.copyOf(other.pairs()))
                : pairs.equals(Set.copyOf(other.remotePairs()));
    }

    private static Set<Pair> swapped(List<Pair> pairs) {
        return pairs.stream().map(pair -> new Pair(pair.right(), pair.left())).collect(Collectors.toSet());
    }

    private boolean isDeclared(Relationship<?, ?> relationship) {
        return builders.stream()
                .flatMap(builder -> builder.relationships().stream())
                .anyMatch(relationship::isSame);
    }

    private @Nullable RelationshipJoin join(Relationship<?, ?> relationship) {
        Table owner = table(relationship.owner());
        Table target = table(relationship.target());
        if (owner == null || target == null) {
            problem(
                    relationship,
                    "class "
                            + (owner == null ? relationship.owner() : relationship.target()).getName()
                            + " is not mapped. Map it in the same registry.");
            return null;
        }
        Table secondary = relationship.definition().secondary;
        if (secondary != null) {
            return between(relationship, owner, secondary, target);
        }
        boolean toOwner = toOwner(relationship, owner, target);
        Side side = toOwner ? side(relationship, target, owner, true) : side(relationship, owner, target, true);
        if (side == null) {
            return null;
        }
        Side joined = toOwner ? side.swapped() : side;
        return new RelationshipJoin(
                toOwner ? Kind.ONE_TO_MANY : Kind.MANY_TO_ONE,
                joined.pairs(),
                null,
                List.of(),
                joined.cascadesUpdates());
    }

    private @Nullable RelationshipJoin between(
            Relationship<?, ?> relationship, Table owner, Table secondary, Table target) {
        Side own = side(relationship, secondary, owner, true);
        Side remote = own == null ? null : side(relationship, secondary, target, owner != target);
        if (own == null || remote == null) {
            return null;
        }
        if (own.pairs().equals(remote.pairs())) {
            problem(
                    relationship,
                    "table '" + secondary.qualifiedName() + "' refers to '" + owner.qualifiedName() + "' but once, by "
                            + names(own.pairs().stream().map(Pair::left).toList())
                            + ". Give it a foreign key for each end, and say with foreignKey(columns) which is the"
                            + " owner's.");
            return null;
        }
        return new RelationshipJoin(
                Kind.MANY_TO_MANY, own.swapped().pairs(), secondary, remote.pairs(), own.cascadesUpdates());
    }

    /** Tells whether the other class's table has the foreign key. */
    private static boolean toOwner(Relationship<?, ?> relationship, Table owner, Table target) {
        if (relationship instanceof ToMany<?, ?>) {
            return true;
        }
        if (owner == target) {
            return false;
        }
        RelationshipDefinition<?, ?> definition = relationship.definition();
        if (!definition.pairs.isEmpty()) {
            return definition.pairs.get(0).left().table() != owner;
        }
        if (!definition.foreignKey.isEmpty()) {
            return definition.foreignKey.get(0).table() != owner;
        }
        return keys(owner, target).isEmpty() && !keys(target, owner).isEmpty();
    }

    private static List<ForeignKey> keys(Table from, Table to) {
        return from.foreignKeys().stream()
                .filter(key -> key.referencedTable() == to)
                .toList();
    }

    /** Returns the columns of one table that refer to another, each with what it refers to. */
    private @Nullable Side side(Relationship<?, ?> relationship, Table from, Table to, boolean named) {
        RelationshipDefinition<?, ?> definition = relationship.definition();
        if (!definition.pairs.isEmpty()) {
            return said(relationship, from, to);
        }
        List<ForeignKey> found = keys(from, to);
        Set<Column<?>> chosen = new HashSet<>(definition.foreignKey);
        if (!chosen.isEmpty() && (found.size() > 1 || definition.secondary == null)) {
            found = found.stream()
                    .filter(key -> chosen.containsAll(key.columns()) == named)
                    .toList();
        }
        if (found.isEmpty()) {
            problem(
                    relationship,
                    "no foreign key links table '" + from.qualifiedName() + "' to '" + to.qualifiedName()
                            + (chosen.isEmpty() ? "'" : "' by " + names(definition.foreignKey))
                            + ". Add references(...) to a column of '" + from.qualifiedName() + "', or give the join"
                            + " yourself with on(...).");
            return null;
        }
        if (found.size() > 1) {
            problem(
                    relationship,
                    "several foreign keys link table '" + from.qualifiedName() + "' to '" + to.qualifiedName() + "': "
                            + found.stream().map(key -> names(key.columns())).collect(Collectors.joining(", "))
                            + ". Say which with foreignKey(columns) of the relationship.");
            return null;
        }
        ForeignKey key = found.get(0);
        List<Pair> pairs = new ArrayList<>();
        for (int index = 0; index < key.columns().size(); index++) {
            pairs.add(new Pair(key.columns().get(index), key.referencedColumns().get(index)));
        }
        return new Side(
                pairs, key.onUpdate().filter(ReferentialAction.CASCADE::equals).isPresent());
    }

    private @Nullable Side said(Relationship<?, ?> relationship, Table from, Table to) {
        List<Pair> pairs = relationship.definition().pairs.stream()
                .filter(pair -> pair.left().table() == from && pair.right().table() == to)
                .toList();
        if (pairs.isEmpty()) {
            problem(
                    relationship,
                    "on(...) pairs no column of '" + from.qualifiedName() + "' with one of '" + to.qualifiedName()
                            + "'. Name the column that refers first, then the one referred to.");
            return null;
        }
        for (Pair pair : pairs) {
            Class<?> left = pair.left().type().javaType();
            Class<?> right = pair.right().type().javaType();
            if (left != right) {
                problem(
                        relationship,
                        "on(...) pairs '" + pair.left().name() + "' of " + left.getName() + " with '"
                                + pair.right().name() + "' of " + right.getName()
                                + ". Give both columns types of one class.");
            }
        }
        return new Side(pairs, false);
    }

    private static String names(List<? extends Column<?>> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(", ", "(", ")"));
    }

    private void problem(Relationship<?, ?> relationship, String text) {
        problems.add("Relationship '" + relationship + "': " + text);
    }
}

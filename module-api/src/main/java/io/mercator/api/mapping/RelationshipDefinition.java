package io.mercator.api.mapping;

import io.mercator.api.error.ConfigurationException;
import io.mercator.api.mapping.RelationshipJoin.Pair;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.Table;
import io.mercator.api.sql.Condition;
import io.mercator.api.sql.OrderItem;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is said of a relationship, shared by its handle and the handle's views; open until the registry is completed. */
final class RelationshipDefinition<E, T> {
    final Class<E> owner;
    final String name;
    final Class<T> target;
    Set<Cascade> cascades = EnumSet.of(Cascade.SAVE_UPDATE, Cascade.MERGE);
    List<Column<?>> foreignKey = List.of();
    final List<Pair> pairs = new ArrayList<>();

    @Nullable
    Table secondary;

    List<OrderItem> order = List.of();

    @Nullable
    Function<ColumnSource, Condition> criterion;

    @Nullable
    Relationship<T, E> reverse;

    /** The field that is read and written directly, null where accessors are called. */
    @Nullable
    String field;

    Loading loading = Loading.LAZY;
    boolean viewOnly;
    boolean passiveDeletes;

    @Nullable
    Boolean passiveUpdates;

    boolean postUpdate;
    private volatile @Nullable Resolved<E, T> resolved;

    /** What the completion of the registry found out. */
    record Resolved<E, T>(RelationshipJoin join, Mapper<E> ownerMapper, Mapper<T> targetMapper) {}

    RelationshipDefinition(Class<E> owner, String name, Class<T> target) {
        this.owner = owner;
        this.name = name;
        this.target = target;
    }

    /** Notes that the relationship is a field that is reached directly. */
    RelationshipDefinition<E, T> inField() {
        field = name;
        return this;
    }

    /** Returns this, if options may still be said. */
    RelationshipDefinition<E, T> open() {
        if (resolved != null) {
            throw new ConfigurationException("Relationship " + this + " is part of a completed registry and cannot be"
                    + " changed any more. Say its options where it is declared.");
        }
        return this;
    }

    void resolve(RelationshipJoin join, Mapper<E> ownerMapper, Mapper<T> targetMapper) {
        open().resolved = new Resolved<>(join, ownerMapper, targetMapper);
    }

    Resolved<E, T> resolved() {
        Resolved<E, T> known = resolved;
        if (known == null) {
            throw new ConfigurationException("Relationship " + this + " is not known yet: its join is found when the"
                    + " registry is completed. Add it to the mapping with relationships(...), and complete the registry"
                    + " (SessionFactory.of does) before queries name it.");
        }
        return known;
    }

    @Override
    public String toString() {
        return owner.getSimpleName() + "." + name;
    }
}

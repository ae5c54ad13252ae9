package io.mercator.api.mapping;

import io.mercator.api.error.ConfigurationException;
import io.mercator.api.mapping.RelationshipJoin.Pair;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.Table;
import io.mercator.api.sql.Alias;
import io.mercator.api.sql.Condition;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.FromItem;
import io.mercator.api.sql.OrderItem;
import io.mercator.api.sql.Select;
import io.mercator.api.sql.Sql;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A relationship between two mapped classes, as a typed handle that mappings declare and queries name. Made by
 * {@link ToOne#of}, {@link ToMany#list} and their like; options are said before the registry is completed, which then finds
 * the join by the tables' foreign keys and seals the handle. Then immutable and safe for any thread.
 *
 * <p>{@link #from} and {@link #to} give the same relationship between aliases, for queries.
 *
 * @param <E> the class that has the relationship
 * @param <T> the class of the objects that it refers to
 */
public abstract sealed class Relationship<E, T> permits ToOne, ToMany {
    private final RelationshipDefinition<E, T> definition;
    private final @Nullable FromItem ownerItem;
    private final @Nullable FromItem targetItem;

    Relationship(RelationshipDefinition<E, T> definition, @Nullable FromItem ownerItem, @Nullable FromItem targetItem) {
        this.definition = definition;
        this.ownerItem = ownerItem;
        this.targetItem = targetItem;
    }

    final RelationshipDefinition<E, T> definition() {
        return definition;
    }

    /**
     * Returns the same relationship of an alias of the owner's class, for a query.
     *
     * @param owner an alias of the owner's table, or a subquery of it
     * @return a view of this relationship
     */
    public abstract Relationship<E, T> from(FromItem owner);

    /**
     * Returns the same relationship to an alias of the other class, for a query.
     *
     * @param target an alias of the other class's table, or a subquery of it
     * @return a view of this relationship
     */
    public abstract Relationship<E, T> to(FromItem target);

    /**
     * Tells whether this is the same relationship as another, between whichever aliases.
     *
     * @param other a relationship
     * @return true if both are views of one
     */
    public final boolean isSame(Relationship<?, ?> other) {
        return definition == other.definition;
    }

    /**
     * Returns the class that has the relationship.
     *
     * @return the class
     */
    public final Class<E> owner() {
        return definition.owner;
    }

    /**
     * Returns the relationship's name.
     *
     * @return the name, for people and for {@code toString}
     */
    public final String name() {
        return definition.name;
    }

    /**
     * Returns the class of the objects that it refers to.
     *
     * @return the class
     */
    public final Class<T> target() {
        return definition.target;
    }

    /**
     * Returns the alias or subquery that stands for the owner.
     *
     * @return what {@link #from} said, empty for the owner's table
     */
    public final Optional<FromItem> ownerItem() {
        return Optional.ofNullable(ownerItem);
    }

    /**
     * Returns the alias or subquery that stands for the other class.
     *
     * @return what {@link #to} said, empty for the other class's table
     */
    public final Optional<FromItem> targetItem() {
        return Optional.ofNullable(targetItem);
    }

    /**
     * Returns what is done to the objects of the relationship as well.
     *
     * @return an unmodifiable set
     */
    public final Set<Cascade> cascades() {
        return Collections.unmodifiableSet(definition.cascades);
    }

    /**
     * Returns the relationship of the other class that says the same from its side.
     *
     * @return the relationship, empty when none was named
     */
    public final Optional<Relationship<T, E>> reverse() {
        return Optional.ofNullable(definition.reverse);
    }

    /**
     * Returns the field that holds the relationship, if a Lookup made it reachable.
     *
     * @return the field's name, empty where accessors are called
     */
    public final Optional<String> field() {
        return Optional.ofNullable(definition.field);
    }

    /**
     * Returns how the objects are loaded unless a query says otherwise.
     *
     * @return the strategy
     */
    public final Loading loading() {
        return definition.loading;
    }

    /**
     * Returns in which order the objects are loaded.
     *
     * @return an unmodifiable list, empty for none
     */
    public final List<OrderItem> order() {
        return definition.order;
    }

    /**
     * Returns the condition on the objects of the relationship beside the join.
     *
     * @return the condition as a function of the other class's columns, empty for none
     */
    public final Optional<Function<ColumnSource, Condition>> criterion() {
        return Optional.ofNullable(definition.criterion);
    }

    /**
     * Tells whether the relationship is only read.
     *
     * @return true if changes in it are not saved
     */
    public final boolean isViewOnly() {
        return definition.viewOnly;
    }

    /**
     * Tells whether rows that refer to a deleted one are the database's affair.
     *
     * @return true if they are not loaded for a delete
     */
    public final boolean hasPassiveDeletes() {
        return definition.passiveDeletes;
    }

    /**
     * Tells whether the database changes foreign keys when the key that they refer to changes.
     *
     * @return true if so: what {@code passiveUpdates} said, else whether the foreign key has ON UPDATE CASCADE
     */
    public final boolean hasPassiveUpdates() {
        return definition.passiveUpdates == null ? join().cascadesUpdates() : definition.passiveUpdates;
    }

    /**
     * Tells whether the foreign key is written by an UPDATE of its own, after both rows are there.
     *
     * @return true if so
     */
    public final boolean isPostUpdate() {
        return definition.postUpdate;
    }

    /**
     * Returns how the tables hang together.
     *
     * @return the join
     * @throws ConfigurationException if the registry is not completed
     */
    public final RelationshipJoin join() {
        return definition.resolved().join();
    }

    /**
     * Returns the mapper of the class that has the relationship.
     *
     * @return the mapper
     * @throws ConfigurationException if the registry is not completed
     */
    public final Mapper<E> ownerMapper() {
        return definition.resolved().ownerMapper();
    }

    /**
     * Returns the mapper of the class that it refers to.
     *
     * @return the mapper
     * @throws ConfigurationException if the registry is not completed
     */
    public final Mapper<T> targetMapper() {
        return definition.resolved().targetMapper();
    }

    /**
     * The condition on rows of the other class that they are in the relationship of an object; SQLAlchemy's
     * {@code with_parent}.
     *
     * @param object an object that has a row
     * @return the condition
     * @throws ConfigurationException if the registry is not completed, or the object has no key yet
     */
    public final Condition of(E object) {
        RelationshipJoin join = join();
        Condition all = null;
        for (Pair pair : join.pairs()) {
            Column<?> right = pair.right();
            Condition equal = join.secondary().isPresent()
                    ? MappedValues.boundEqual(right, MappedValues.of(ownerMapper(), object, pair.left()))
                    : MappedValues.boundEqual(
                            targetSource().c(right), MappedValues.of(ownerMapper(), object, pair.left()));
            all = all == null ? equal : all.and(equal);
        }
        Condition own = withCriterion(all, targetSource());
        Table secondary = join.secondaryTable();
        if (secondary == null) {
            return own;
        }
        return Sql.exists(Sql.select(Sql.constant(1))
                .from(secondary)
                .where(own.and(join.onRemote(ColumnSource.of(secondary), targetSource()))));
    }

    final ColumnSource ownerSource() {
        return ColumnSource.of(ownerItem == null ? ownerMapper().table() : ownerItem);
    }

    final ColumnSource targetSource() {
        return ColumnSource.of(targetItem == null ? targetMapper().table() : targetItem);
    }

    final Condition withCriterion(@Nullable Condition condition, ColumnSource target) {
        Function<ColumnSource, Condition> criterion = definition.criterion;
        if (criterion == null) {
            return Objects.requireNonNull(condition);
        }
        return condition == null ? criterion.apply(target) : condition.and(criterion.apply(target));
    }

    /** The condition that some object is in the relationship and meets conditions on the other class's own table. */
    final Condition existing(List<? extends Expression<Boolean>> conditions) {
        if (standsTwice() && !conditions.isEmpty()) {
            throw new ConfigurationException(
                    "Relationship " + this + " refers to its own table, which stands twice in the"
                            + " query then, and the conditions do not say which they mean. Write them as a function:"
                            + " c -> c.c(column).eq(value), or name an alias: to(alias).");
        }
        return exists(target -> {
            Condition all = null;
            for (Expression<Boolean> condition : conditions) {
                all = all == null ? Sql.and(condition) : all.and(condition);
            }
            return all;
        });
    }

    private boolean standsTwice() {
        return targetItem == null && targetMapper().table() == ownerMapper().table();
    }

    /** Returns the table under a name that does not hide the owner's from the conditions. */
    private Alias<Table> besideOwner(Table table) {
        String name = table.name() + "_1";
        boolean taken = ownerItem != null && ownerItem.correlationName().equalsIgnoreCase(name);
        return Alias.of(table, taken ? table.name() + "_2" : name);
    }

    /** The condition that some object is in the relationship and meets a condition on wherever the other class stands. */
    final Condition exists(Function<ColumnSource, @Nullable Condition> further) {
        RelationshipJoin join = join();
        Table targetTable = targetMapper().table();
        FromItem item = targetItem != null ? targetItem : standsTwice() ? besideOwner(targetTable) : targetTable;
        ColumnSource target = ColumnSource.of(item);
        Table secondary = join.secondaryTable();
        Select<?> select = Sql.select(Sql.constant(1));
        Condition all;
        if (secondary == null) {
            select = select.from(item);
            all = join.on(ownerSource(), target);
        } else {
            select = select.from(secondary, item);
            ColumnSource between = ColumnSource.of(secondary);
            all = join.on(ownerSource(), between).and(join.onRemote(between, target));
        }
        all = withCriterion(all, target);
        Condition own = further.apply(target);
        return Sql.exists(select.where(own == null ? all : all.and(own)));
    }

    void cascades(Cascade... all) {
        definition.open().cascades =
                all.length == 0 ? EnumSet.noneOf(Cascade.class) : EnumSet.copyOf(Cascade.implied(all));
    }

    void reversedBy(Relationship<T, E> other) {
        definition.open().reverse = other;
        other.definition.open().reverse = this;
    }

    /** {@inheritDoc} For example {@code User.addresses}. */
    @Override
    public final String toString() {
        return definition.toString();
    }
}

package io.mercator.api.mapping;

import io.mercator.api.error.ConfigurationException;
import io.mercator.api.mapping.RelationshipJoin.Pair;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.Table;
import io.mercator.api.sql.Condition;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.FromItem;
import io.mercator.api.sql.OrderItem;
import io.mercator.api.sql.Sql;
import java.lang.invoke.MethodHandles;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A collection of objects: one-to-many where the other class's table has the foreign key, many-to-many through a
 * {@link #secondary} table. The property is a list, a set or a map of the JDK's, into which the session puts a collection of
 * its own that loads itself when it is looked at.
 *
 * <pre>{@code
 * ToMany<User, Address> addresses =
 *         ToMany.list(User.class, "addresses", Address.class, User::getAddresses, User::setAddresses);
 * }</pre>
 *
 * @param <E> the class that has the collection
 * @param <T> the class of its elements
 */
public final class ToMany<E, T> extends Relationship<E, T> {
    /** The kinds of collections. */
    public enum Kind {
        /** {@link List}. */
        LIST,
        /** {@link Set}, by the elements' own {@code equals}. */
        SET,
        /** {@link SortedSet}, by the elements' own order or a comparator. */
        SORTED_SET,
        /** {@link Map} by a property of the elements. */
        MAP,
        /** No property at all: a query, see {@link #dynamic}. */
        DYNAMIC
    }

    private record Access<E, T>(
            Kind kind,
            Function<? super E, ? extends @Nullable Object> getter,
            BiConsumer<? super E, Object> setter,
            @Nullable Function<? super T, ?> keyOf,
            @Nullable Comparator<? super T> comparator) {}

    private final Access<E, T> access;

    private ToMany(
            RelationshipDefinition<E, T> definition,
            @Nullable FromItem ownerItem,
            @Nullable FromItem targetItem,
            Access<E, T> access) {
        super(definition, ownerItem, targetItem);
        this.access = access;
    }

    /**
     * Describes a list.
     *
     * @param owner the class that has it
     * @param name its name, for people
     * @param target the class of its elements
     * @param getter reads it
     * @param setter writes it: the session puts a collection of its own there, which loads itself and tells changes
     * @param <E> the class that has it
     * @param <T> the class of its elements
     * @return the collection, whose options may be said until the registry is completed
     */
    @SuppressWarnings("unchecked") // the session gives a setter what its kind says
    public static <E, T> ToMany<E, T> list(
            Class<E> owner,
            String name,
            Class<T> target,
            Function<? super E, ? extends @Nullable List<T>> getter,
            BiConsumer<? super E, ? super List<T>> setter) {
        return new ToMany<>(
                new RelationshipDefinition<>(owner, name, target),
                null,
                null,
                new Access<>(Kind.LIST, getter, (object, all) -> setter.accept(object, (List<T>) all), null, null));
    }

    /**
     * Describes a list in a field, private or not. The Lookup is the permission: {@code MethodHandles.lookup()}
     * from a class of the module that owns the mapped class.
     *
     * @param owner the class that has it
     * @param field the field's name, which is also the collection's
     * @param target the class of its elements
     * @param lookup reaches the field, which is not final
     * @param <E> the class that has it
     * @param <T> the class of its elements
     * @return the collection, whose options may be said until the registry is completed
     * @throws ConfigurationException if the class has no such field, or the Lookup does not reach it
     */
    public static <E, T> ToMany<E, T> list(Class<E> owner, String field, Class<T> target, MethodHandles.Lookup lookup) {
        FieldAccess<E, ?> access = FieldAccess.of(owner, field, List.class, lookup);
        return new ToMany<>(
                new RelationshipDefinition<>(owner, field, target).inField(),
                null,
                null,
                new Access<>(Kind.LIST, access::get, access::put, null, null));
    }

    /**
     * Describes a set, whose elements' {@code equals} and {@code hashCode} are the class's own.
     *
     * @param owner the class that has it
     * @param name its name, for people
     * @param target the class of its elements
     * @param getter reads it
     * @param setter writes it: the session puts a collection of its own there, which loads itself and tells changes
     * @param <E> the class that has it
     * @param <T> the class of its elements
     * @return the collection, whose options may be said until the registry is completed
     */
    @SuppressWarnings("unchecked") // the session gives a setter what its kind says
    public static <E, T> ToMany<E, T> set(
            Class<E> owner,
            String name,
            Class<T> target,
            Function<? super E, ? extends @Nullable Set<T>> getter,
            BiConsumer<? super E, ? super Set<T>> setter) {
        return new ToMany<>(
                new RelationshipDefinition<>(owner, name, target),
                null,
                null,
                new Access<>(Kind.SET, getter, (object, all) -> setter.accept(object, (Set<T>) all), null, null));
    }

    /**
     * Describes a set, whose elements' {@code equals} and {@code hashCode} are the class's own in a field, private or not. The Lookup is the permission: {@code MethodHandles.lookup()}
     * from a class of the module that owns the mapped class.
     *
     * @param owner the class that has it
     * @param field the field's name, which is also the collection's
     * @param target the class of its elements
     * @param lookup reaches the field, which is not final
     * @param <E> the class that has it
     * @param <T> the class of its elements
     * @return the collection, whose options may be said until the registry is completed
     * @throws ConfigurationException if the class has no such field, or the Lookup does not reach it
     */
    public static <E, T> ToMany<E, T> set(Class<E> owner, String field, Class<T> target, MethodHandles.Lookup lookup) {
        FieldAccess<E, ?> access = FieldAccess.of(owner, field, Set.class, lookup);
        return new ToMany<>(
                new RelationshipDefinition<>(owner, field, target).inField(),
                null,
                null,
                new Access<>(Kind.SET, access::get, access::put, null, null));
    }

    /**
     * Describes a sorted set.
     *
     * @param owner the class that has it
     * @param name its name, for people
     * @param target the class of its elements
     * @param comparator orders the elements; null for their own order
     * @param getter reads it
     * @param setter writes it: the session puts a set of its own there, which loads itself and tells changes
     * @param <E> the class that has it
     * @param <T> the class of its elements
     * @return the collection, whose options may be said until the registry is completed
     */
    @SuppressWarnings("unchecked") // the session gives a setter what its kind says
    public static <E, T> ToMany<E, T> sortedSet(
            Class<E> owner,
            String name,
            Class<T> target,
            @Nullable Comparator<? super T> comparator,
            Function<? super E, ? extends @Nullable SortedSet<T>> getter,
            BiConsumer<? super E, ? super SortedSet<T>> setter) {
        return new ToMany<>(
                new RelationshipDefinition<>(owner, name, target),
                null,
                null,
                new Access<>(
                        Kind.SORTED_SET,
                        getter,
                        (object, all) -> setter.accept(object, (SortedSet<T>) all),
                        null,
                        comparator));
    }

    /**
     * Describes a sorted set in a field, private or not. The Lookup is the permission: {@code MethodHandles.lookup()} from a
     * class of the module that owns the mapped class.
     *
     * @param owner the class that has it
     * @param field the field's name, which is also the collection's
     * @param target the class of its elements
     * @param comparator orders the elements; null for their own order
     * @param lookup reaches the field, which is not final
     * @param <E> the class that has it
     * @param <T> the class of its elements
     * @return the collection, whose options may be said until the registry is completed
     * @throws ConfigurationException if the class has no such field, or the Lookup does not reach it
     */
    public static <E, T> ToMany<E, T> sortedSet(
            Class<E> owner,
            String field,
            Class<T> target,
            @Nullable Comparator<? super T> comparator,
            MethodHandles.Lookup lookup) {
        FieldAccess<E, ?> access = FieldAccess.of(owner, field, SortedSet.class, lookup);
        return new ToMany<>(
                new RelationshipDefinition<>(owner, field, target).inField(),
                null,
                null,
                new Access<>(Kind.SORTED_SET, access::get, access::put, null, comparator));
    }

    /**
     * Describes a map by a property of the elements. The function is called while rows are read, when the elements'
     * references are not yet there: it takes a property of a column.
     *
     * @param owner the class that has it
     * @param name its name, for people
     * @param target the class of its elements
     * @param keyOf gives an element's key
     * @param getter reads it
     * @param setter writes it: the session puts a map of its own there, which loads itself and tells changes
     * @param <E> the class that has it
     * @param <K> the class of the keys
     * @param <T> the class of its elements
     * @return the collection, whose options may be said until the registry is completed
     */
    @SuppressWarnings("unchecked") // the session gives a setter what its kind says
    public static <E, K, T> ToMany<E, T> map(
            Class<E> owner,
            String name,
            Class<T> target,
            Function<? super T, ? extends K> keyOf,
            Function<? super E, ? extends @Nullable Map<K, T>> getter,
            BiConsumer<? super E, ? super Map<K, T>> setter) {
        return new ToMany<>(
                new RelationshipDefinition<>(owner, name, target),
                null,
                null,
                new Access<>(Kind.MAP, getter, (object, all) -> setter.accept(object, (Map<K, T>) all), keyOf, null));
    }

    /**
     * Describes a map by a property of the elements in a field, private or not. The Lookup is the permission:
     * {@code MethodHandles.lookup()} from a class of the module that owns the mapped class.
     *
     * @param owner the class that has it
     * @param field the field's name, which is also the collection's
     * @param target the class of its elements
     * @param keyOf gives an element's key, from a property of a column
     * @param lookup reaches the field, which is not final
     * @param <E> the class that has it
     * @param <T> the class of its elements
     * @return the collection, whose options may be said until the registry is completed
     * @throws ConfigurationException if the class has no such field, or the Lookup does not reach it
     */
    public static <E, T> ToMany<E, T> map(
            Class<E> owner, String field, Class<T> target, Function<? super T, ?> keyOf, MethodHandles.Lookup lookup) {
        FieldAccess<E, ?> access = FieldAccess.of(owner, field, Map.class, lookup);
        return new ToMany<>(
                new RelationshipDefinition<>(owner, field, target).inField(),
                null,
                null,
                new Access<>(Kind.MAP, access::get, access::put, keyOf, null));
    }

    /**
     * Describes a relationship that is a query, for collections too large to hold: the class needs no property for it, and
     * {@code session.related(object, relationship)} queries it, adds and removes.
     *
     * @param owner the class that has it
     * @param name its name, for people
     * @param target the class of its elements
     * @param <E> the class that has it
     * @param <T> the class of its elements
     * @return the relationship, whose options may be said until the registry is completed
     */
    public static <E, T> ToMany<E, T> dynamic(Class<E> owner, String name, Class<T> target) {
        ToMany<E, T> dynamic = new ToMany<>(
                new RelationshipDefinition<>(owner, name, target),
                null,
                null,
                new Access<>(Kind.DYNAMIC, object -> null, (object, all) -> {}, null, null));
        dynamic.definition().loading = Loading.DYNAMIC;
        return dynamic;
    }

    @Override
    public ToMany<E, T> from(FromItem owner) {
        return new ToMany<>(definition(), owner, targetItem().orElse(null), access);
    }

    @Override
    public ToMany<E, T> to(FromItem target) {
        return new ToMany<>(definition(), ownerItem().orElse(null), target, access);
    }

    /**
     * Names the relationship of the other class that says the same from its side; both are kept in step.
     *
     * @param other the relationship; naming it on one side is enough
     * @return this collection
     * @throws io.mercator.api.error.ConfigurationException if the registry is completed
     */
    public ToMany<E, T> backPopulates(Relationship<T, E> other) {
        reversedBy(other);
        return this;
    }

    /**
     * Says what is done to the objects as well, in place of saving and merging.
     *
     * @param cascades all that is done; DELETE_ORPHAN includes DELETE
     * @return this collection
     * @throws io.mercator.api.error.ConfigurationException if the registry is completed
     */
    public ToMany<E, T> cascade(Cascade... cascades) {
        cascades(cascades);
        return this;
    }

    /**
     * Says by which foreign key the tables are joined, where several would do. For a secondary table between a table and
     * itself: the columns that refer to the owner.
     *
     * @param columns the columns of the foreign key, on whichever side
     * @return this collection
     * @throws io.mercator.api.error.ConfigurationException if the registry is completed
     */
    public ToMany<E, T> foreignKey(Column<?>... columns) {
        definition().open().foreignKey = List.of(columns);
        return this;
    }

    /**
     * Joins by a pair of columns of which the tables declare no foreign key. Called again, it adds a pair. Beside a
     * {@code secondary} table each of its columns is paired with one of the classes' tables.
     *
     * @param foreign the column that refers
     * @param referenced the column whose value it has
     * @param <V> the Java class of both columns' values
     * @return this collection
     * @throws io.mercator.api.error.ConfigurationException if the registry is completed
     */
    public <V> ToMany<E, T> on(Column<V> foreign, Column<V> referenced) {
        definition().open().pairs.add(new RelationshipJoin.Pair(foreign, referenced));
        return this;
    }

    /**
     * Narrows the relationship by a condition beside the join. A relationship that is narrowed is often
     * {@link #viewOnly}.
     *
     * @param condition gives the condition on the other class's columns
     * @return this collection
     * @throws io.mercator.api.error.ConfigurationException if the registry is completed
     */
    public ToMany<E, T> where(Function<ColumnSource, Condition> condition) {
        definition().open().criterion = condition;
        return this;
    }

    /**
     * Says how the objects are loaded unless a query says otherwise.
     *
     * @param loading the strategy
     * @return this collection
     * @throws io.mercator.api.error.ConfigurationException if the registry is completed, or the strategy is DYNAMIC
     */
    public ToMany<E, T> load(Loading loading) {
        if (loading == Loading.DYNAMIC) {
            throw new ConfigurationException("Relationship " + this + " has a property, and a dynamic one has none."
                    + " Declare it with ToMany.dynamic(...).");
        }
        definition().open().loading = loading;
        return this;
    }

    /**
     * Says that changes of the collection are not saved.
     *
     * @return this collection
     * @throws io.mercator.api.error.ConfigurationException if the registry is completed
     */
    public ToMany<E, T> viewOnly() {
        definition().open().viewOnly = true;
        return this;
    }

    /**
     * Leaves rows that refer to a deleted object to the database: ON DELETE CASCADE or SET NULL. Objects that the session
     * has are treated all the same.
     *
     * @return this collection
     * @throws io.mercator.api.error.ConfigurationException if the registry is completed
     */
    public ToMany<E, T> passiveDeletes() {
        definition().open().passiveDeletes = true;
        return this;
    }

    /**
     * Says whether the database changes foreign keys when the key that they refer to changes; unless said, ON UPDATE
     * CASCADE of the foreign key tells.
     *
     * @param passive true if the database does, false if the flush does
     * @return this collection
     * @throws io.mercator.api.error.ConfigurationException if the registry is completed
     */
    public ToMany<E, T> passiveUpdates(boolean passive) {
        definition().open().passiveUpdates = passive;
        return this;
    }

    /**
     * Has the foreign key written by an UPDATE of its own when both rows are there, and set to NULL before either is
     * deleted: for rows that refer to each other.
     *
     * @return this collection
     * @throws io.mercator.api.error.ConfigurationException if the registry is completed
     */
    public ToMany<E, T> postUpdate() {
        definition().open().postUpdate = true;
        return this;
    }

    /**
     * Names the table between both, which has a foreign key to each: many-to-many. Its rows are the collection's alone.
     *
     * @param table the table
     * @return this collection
     * @throws ConfigurationException if the registry is completed
     */
    public ToMany<E, T> secondary(Table table) {
        definition().open().secondary = table;
        return this;
    }

    /**
     * Says in which order the elements are loaded.
     *
     * @param items columns of the other class's table
     * @return this collection
     * @throws ConfigurationException if the registry is completed
     */
    public ToMany<E, T> orderBy(OrderItem... items) {
        definition().open().order = List.of(items);
        return this;
    }

    /**
     * Returns the kind of collection.
     *
     * @return list, set, sorted set, map, or dynamic
     */
    public Kind kind() {
        return access.kind();
    }

    /**
     * Returns what gives an element's key in a map.
     *
     * @return the function, empty for other kinds
     */
    public Optional<Function<? super T, ?>> keyOf() {
        return Optional.ofNullable(access.keyOf());
    }

    /**
     * Returns what orders a sorted set.
     *
     * @return the comparator, empty for the elements' own order and for other kinds
     */
    public Optional<Comparator<? super T>> comparator() {
        return Optional.ofNullable(access.comparator());
    }

    /**
     * Reads the collection of an object.
     *
     * @param object the object
     * @return the list, set or map, or null
     */
    public @Nullable Object get(E object) {
        return access.getter().apply(object);
    }

    /**
     * Writes the collection of an object.
     *
     * @param object the object
     * @param all a list, set or map as {@link #kind} says
     */
    public void set(E object, Object all) {
        access.setter().accept(object, all);
    }

    /**
     * Returns the elements of what {@link #get} gave.
     *
     * @param all the list, set or map
     * @return its elements
     */
    @SuppressWarnings("unchecked") // the property's type says what it holds
    public Collection<T> elements(Object all) {
        return kind() == Kind.MAP ? ((Map<?, T>) all).values() : (Collection<T>) all;
    }

    /**
     * The condition that the collection has an element.
     *
     * @param element an object that has a row
     * @return the condition
     * @throws ConfigurationException if the registry is not completed, or the element has no key yet
     */
    public Condition contains(T element) {
        RelationshipJoin join = join();
        Table secondary = join.secondaryTable();
        if (secondary != null) {
            ColumnSource between = ColumnSource.of(secondary);
            Condition linked = join.on(ownerSource(), between);
            for (Pair pair : join.remotePairs()) {
                linked = linked.and(
                        MappedValues.boundEqual(pair.left(), MappedValues.of(targetMapper(), element, pair.right())));
            }
            return Sql.exists(Sql.select(Sql.constant(1)).from(secondary).where(linked));
        }
        Condition all = null;
        for (Pair pair : join.pairs()) {
            Object value = MappedValues.find(targetMapper(), element, pair.right());
            if (value == null) {
                return exists(target -> isRowOf(element, target));
            }
            Condition equal = MappedValues.equal(ownerSource().c(pair.left()), value);
            all = all == null ? equal : all.and(equal);
        }
        return Objects.requireNonNull(all);
    }

    private Condition isRowOf(T element, ColumnSource target) {
        Condition all = null;
        for (Property<T> property : targetMapper().key()) {
            Object value = MappedValues.of(targetMapper(), element, property.column());
            Condition equal = MappedValues.equal(target.c(property.column()), value);
            all = all == null ? equal : all.and(equal);
        }
        return Objects.requireNonNull(all);
    }

    /**
     * The condition that the collection has some element which meets conditions.
     *
     * @param conditions over the other class's columns; none for any element at all
     * @return the condition: EXISTS of a correlated query
     * @throws ConfigurationException if the registry is not completed, or the class refers to itself and conditions are
     *     given, which a function must say then
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final Condition any(Expression<Boolean>... conditions) {
        return existing(List.of(conditions));
    }

    /**
     * The condition that the collection has some element which meets a condition, wherever the other class's table stands.
     *
     * @param condition gives the condition on the other class's columns
     * @return the condition: EXISTS of a correlated query
     * @throws ConfigurationException if the registry is not completed
     */
    public Condition any(Function<ColumnSource, Condition> condition) {
        return exists(condition::apply);
    }
}

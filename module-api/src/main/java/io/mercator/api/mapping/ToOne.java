package io.mercator.api.mapping;

import io.mercator.api.error.ConfigurationException;
import io.mercator.api.mapping.RelationshipJoin.Pair;
import io.mercator.api.schema.Column;
import io.mercator.api.sql.Condition;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.FromItem;
import io.mercator.api.sql.Sql;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A reference to one object: many-to-one where the owner's table has the foreign key, one-to-one where the other does.
 *
 * <pre>{@code
 * ToOne<Address, User> user = ToOne.of(Address.class, "user", User.class, Address::getUser, Address::setUser)
 *         .backPopulates(addresses);
 * }</pre>
 *
 * <p>A plain class cannot tell that its getter is called. A reference is therefore found with the query that brings the
 * object, by one statement for all objects of the result, unless {@link #load} says otherwise. {@code load(LAZY)} leaves
 * it to the first call of the getter, which only a woven class can tell.
 *
 * @param <E> the class that has the reference
 * @param <T> the class of the object that it refers to
 */
public final class ToOne<E, T> extends Relationship<E, T> {
    private final Function<? super E, ? extends @Nullable T> getter;
    private final BiConsumer<? super E, ? super @Nullable T> setter;

    private ToOne(
            RelationshipDefinition<E, T> definition,
            @Nullable FromItem ownerItem,
            @Nullable FromItem targetItem,
            Function<? super E, ? extends @Nullable T> getter,
            BiConsumer<? super E, ? super @Nullable T> setter) {
        super(definition, ownerItem, targetItem);
        this.getter = getter;
        this.setter = setter;
    }

    /**
     * Describes a reference.
     *
     * @param owner the class that has it
     * @param name its name, for people
     * @param target the class of the object that it refers to
     * @param getter reads it
     * @param setter writes it; called with null as well
     * @param <E> the class that has it
     * @param <T> the class of the object that it refers to
     * @return the reference, whose options may be said until the registry is completed
     */
    public static <E, T> ToOne<E, T> of(
            Class<E> owner,
            String name,
            Class<T> target,
            Function<? super E, ? extends @Nullable T> getter,
            BiConsumer<? super E, ? super @Nullable T> setter) {
        RelationshipDefinition<E, T> definition = new RelationshipDefinition<>(owner, name, target);
        // nobody sees a plain class's getter being called
        definition.loading = Loading.SELECTIN;
        return new ToOne<>(definition, null, null, getter, setter);
    }

    /**
     * Describes a reference in a field, private or not. The Lookup is the permission: {@code MethodHandles.lookup()} from a
     * class of the module that owns the mapped class.
     *
     * @param owner the class that has it
     * @param field the field's name, which is also the reference's
     * @param target the class of the object that it refers to
     * @param lookup reaches the field
     * @param <E> the class that has it
     * @param <T> the class of the object that it refers to
     * @return the reference, whose options may be said until the registry is completed
     * @throws ConfigurationException if the class has no such field, or the Lookup does not reach it
     */
    public static <E, T> ToOne<E, T> field(Class<E> owner, String field, Class<T> target, MethodHandles.Lookup lookup) {
        FieldAccess<E, T> access = FieldAccess.of(owner, field, target, lookup);
        ToOne<E, T> reference = of(owner, field, target, access::get, access::set);
        reference.definition().inField();
        return reference;
    }

    @Override
    public ToOne<E, T> from(FromItem owner) {
        return new ToOne<>(definition(), owner, targetItem().orElse(null), getter, setter);
    }

    @Override
    public ToOne<E, T> to(FromItem target) {
        return new ToOne<>(definition(), ownerItem().orElse(null), target, getter, setter);
    }

    /**
     * Names the relationship of the other class that says the same from its side; both are kept in step.
     *
     * @param other the relationship; naming it on one side is enough
     * @return this reference
     * @throws io.mercator.api.error.ConfigurationException if the registry is completed
     */
    public ToOne<E, T> backPopulates(Relationship<T, E> other) {
        reversedBy(other);
        return this;
    }

    /**
     * Says what is done to the object as well, in place of saving and merging.
     *
     * @param cascades all that is done; DELETE_ORPHAN includes DELETE
     * @return this reference
     * @throws io.mercator.api.error.ConfigurationException if the registry is completed
     */
    public ToOne<E, T> cascade(Cascade... cascades) {
        cascades(cascades);
        return this;
    }

    /**
     * Says by which foreign key the tables are joined, where several would do. For a secondary table between a table and
     * itself: the columns that refer to the owner.
     *
     * @param columns the columns of the foreign key, on whichever side
     * @return this reference
     * @throws io.mercator.api.error.ConfigurationException if the registry is completed
     */
    public ToOne<E, T> foreignKey(Column<?>... columns) {
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
     * @return this reference
     * @throws io.mercator.api.error.ConfigurationException if the registry is completed
     */
    public <V> ToOne<E, T> on(Column<V> foreign, Column<V> referenced) {
        definition().open().pairs.add(new RelationshipJoin.Pair(foreign, referenced));
        return this;
    }

    /**
     * Narrows the relationship by a condition beside the join. A relationship that is narrowed is often
     * {@link #viewOnly}.
     *
     * @param condition gives the condition on the other class's columns
     * @return this reference
     * @throws io.mercator.api.error.ConfigurationException if the registry is completed
     */
    public ToOne<E, T> where(Function<ColumnSource, Condition> condition) {
        definition().open().criterion = condition;
        return this;
    }

    /**
     * Says how the object is loaded unless a query says otherwise; without it SELECTIN.
     *
     * @param loading the strategy; LAZY needs a woven class, which the completion of the registry checks
     * @return this reference
     * @throws io.mercator.api.error.ConfigurationException if the registry is completed, or the strategy is DYNAMIC
     */
    public ToOne<E, T> load(Loading loading) {
        if (loading == Loading.DYNAMIC) {
            throw new ConfigurationException("Relationship " + this + " has a property, and a dynamic one has none."
                    + " Declare it with ToMany.dynamic(...).");
        }
        definition().open().loading = loading;
        return this;
    }

    /**
     * Says that changes of the reference are not saved.
     *
     * @return this reference
     * @throws io.mercator.api.error.ConfigurationException if the registry is completed
     */
    public ToOne<E, T> viewOnly() {
        definition().open().viewOnly = true;
        return this;
    }

    /**
     * Leaves rows that refer to a deleted object to the database: ON DELETE CASCADE or SET NULL. Objects that the session
     * has are treated all the same.
     *
     * @return this reference
     * @throws io.mercator.api.error.ConfigurationException if the registry is completed
     */
    public ToOne<E, T> passiveDeletes() {
        definition().open().passiveDeletes = true;
        return this;
    }

    /**
     * Says whether the database changes foreign keys when the key that they refer to changes; unless said, ON UPDATE
     * CASCADE of the foreign key tells.
     *
     * @param passive true if the database does, false if the flush does
     * @return this reference
     * @throws io.mercator.api.error.ConfigurationException if the registry is completed
     */
    public ToOne<E, T> passiveUpdates(boolean passive) {
        definition().open().passiveUpdates = passive;
        return this;
    }

    /**
     * Has the foreign key written by an UPDATE of its own when both rows are there, and set to NULL before either is
     * deleted: for rows that refer to each other.
     *
     * @return this reference
     * @throws io.mercator.api.error.ConfigurationException if the registry is completed
     */
    public ToOne<E, T> postUpdate() {
        definition().open().postUpdate = true;
        return this;
    }

    /**
     * Reads the reference of an object.
     *
     * @param object the object
     * @return the object referred to, or null
     */
    public @Nullable T get(E object) {
        return getter.apply(object);
    }

    /**
     * Writes the reference of an object.
     *
     * @param object the object
     * @param value the object referred to, or null
     */
    public void set(E object, @Nullable T value) {
        setter.accept(object, value);
    }

    private boolean hasForeignKey() {
        return join().kind() == RelationshipJoin.Kind.MANY_TO_ONE;
    }

    /**
     * The condition that the reference is to an object.
     *
     * @param object an object that has a row; null for {@link #isNull()}
     * @return the condition
     * @throws ConfigurationException if the registry is not completed, or the object has no key yet
     */
    public Condition is(@Nullable T object) {
        if (object == null) {
            return isNull();
        }
        Condition all = null;
        for (Pair pair : join().pairs()) {
            Object value = MappedValues.of(targetMapper(), object, pair.right());
            Condition equal = MappedValues.boundEqual(ownerSource().c(pair.left()), value);
            all = all == null ? equal : all.and(equal);
        }
        return Objects.requireNonNull(all);
    }

    /**
     * The condition that the reference is not to an object, or to none.
     *
     * @param object an object that has a row; null for a reference to any object
     * @return the condition
     * @throws ConfigurationException if the registry is not completed, or the object has no key yet
     */
    public Condition isNot(@Nullable T object) {
        if (object == null) {
            return Sql.not(isNull());
        }
        Condition any = null;
        for (Pair pair : join().pairs()) {
            Object value = MappedValues.of(targetMapper(), object, pair.right());
            Condition other = MappedValues.differs(ownerSource().c(pair.left()), value);
            any = any == null ? other : any.or(other);
        }
        return Objects.requireNonNull(any).or(isNull());
    }

    /**
     * The condition that the reference is to no object.
     *
     * @return the condition
     * @throws ConfigurationException if the registry is not completed
     */
    public Condition isNull() {
        if (!hasForeignKey()) {
            return Sql.not(has());
        }
        Condition any = null;
        for (Pair pair : join().pairs()) {
            Condition none = ownerSource().c(pair.left()).isNull();
            any = any == null ? none : any.or(none);
        }
        return Objects.requireNonNull(any);
    }

    /**
     * The condition that the reference is to some object which meets conditions.
     *
     * @param conditions over the other class's columns; none for any object at all
     * @return the condition: EXISTS of a correlated query
     * @throws ConfigurationException if the registry is not completed, or the class refers to itself and conditions are
     *     given, which a function must say then
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final Condition has(Expression<Boolean>... conditions) {
        return existing(List.of(conditions));
    }

    /**
     * The condition that the reference is to some object which meets a condition, wherever the other class's table stands.
     *
     * @param condition gives the condition on the other class's columns
     * @return the condition: EXISTS of a correlated query
     * @throws ConfigurationException if the registry is not completed
     */
    public Condition has(Function<ColumnSource, Condition> condition) {
        return exists(condition::apply);
    }
}

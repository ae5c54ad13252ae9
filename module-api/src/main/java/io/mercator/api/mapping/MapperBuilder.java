package io.mercator.api.mapping;

import io.mercator.api.error.ConfigurationException;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.Table;
import io.mercator.api.sql.Function3;
import io.mercator.api.sql.Function4;
import io.mercator.api.sql.Function5;
import io.mercator.api.sql.Function6;
import io.mercator.api.sql.Function7;
import io.mercator.api.sql.Function8;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ObjDoubleConsumer;
import java.util.function.ObjIntConsumer;
import java.util.function.ObjLongConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Says how a plain class lies on a table: SQLAlchemy's classical mapper. The class is not touched and needs neither
 * annotation nor base class nor {@code opens}. What is wrong is found when the registry completes, all of it together.
 * For one thread.
 *
 * <pre>{@code
 * registry.map(User.class, users)
 *         .construct(User::new)
 *         .property(users.id, User::getId, User::setId)
 *         .property(users.name, User::getName, User::setName);
 * }</pre>
 *
 * @param <E> the class that is mapped
 */
public final class MapperBuilder<E> {
    private final Registry registry;
    private final Class<E> type;
    private final Table table;
    private @Nullable Construction<E> construction;
    private final List<Property<E>> properties = new ArrayList<>();
    private final Set<Column<?>> leftOut = new LinkedHashSet<>();
    private final List<Column<?>> key = new ArrayList<>();
    private final Map<Column<?>, Predicate<Object>> unset = new HashMap<>();
    private final List<FieldRequest> fields = new ArrayList<>();
    private final List<Relationship<E, ?>> relationships = new ArrayList<>();
    private final Map<Column<?>, String> deferred = new LinkedHashMap<>();
    private MethodHandles.@Nullable Lookup allFields;
    private VersionCompletion.@Nullable Request version;
    private boolean wovenRequired;

    MapperBuilder(Registry registry, Class<E> type, Table table) {
        this.registry = registry;
        this.type = type;
        this.table = table;
    }

    /** A field that a Lookup makes reachable, looked at when the registry completes. */
    record FieldRequest(String field, Column<?> column, MethodHandles.Lookup lookup) {}

    /**
     * Says how objects are made when rows are read. Without it, and with {@link #fields}, the constructor without
     * parameters is taken.
     *
     * @param supplier makes an empty object; called once for each row that is new to a session
     * @return this builder
     */
    public MapperBuilder<E> construct(Supplier<? extends E> supplier) {
        open().construction = new Construction<>(List.of(), arguments -> supplier.get());
        return this;
    }

    /**
     * Makes objects by the constructor without parameters, private or not. The Lookup is the permission:
     * {@code MethodHandles.lookup()} from a class of the module that owns the mapped class.
     *
     * @param lookup reaches the constructor
     * @return this builder
     * @throws ConfigurationException if the class has no such constructor, or the Lookup does not reach it
     */
    public MapperBuilder<E> construct(MethodHandles.Lookup lookup) {
        open();
        return construct(LookupAccess.of(type, lookup).constructor());
    }

    /**
     * Makes objects by a constructor of 1 argument, for records and other immutables. Its columns need a getter alone:
     * {@link #property(Column, Function)}.
     *
     * @param first the column of the first argument
     * @param constructor makes an object, for example {@code Point::new}; gets null for NULL
     * @param <A> the class of the first argument
     * @return this builder
     */
    @SuppressWarnings("unchecked") // the arguments are the values of the columns
    public <A> MapperBuilder<E> construct(Column<A> first, Function<? super A, ? extends E> constructor) {
        open().construction = new Construction<>(List.of(first), arguments -> constructor.apply((A) arguments[0]));
        return this;
    }

    /**
     * Makes objects by a constructor of 2 arguments, for records and other immutables. Its columns need a getter alone:
     * {@link #property(Column, Function)}.
     *
     * @param first the column of the first argument
     * @param second the column of the second argument
     * @param constructor makes an object, for example {@code Point::new}; gets null for NULL
     * @param <A> the class of the first argument
     * @param <B> the class of the second argument
     * @return this builder
     */
    @SuppressWarnings("unchecked") // the arguments are the values of the columns
    public <A, B> MapperBuilder<E> construct(
            Column<A> first, Column<B> second, BiFunction<? super A, ? super B, ? extends E> constructor) {
        open().construction = new Construction<>(
                List.of(first, second), arguments -> constructor.apply((A) arguments[0], (B) arguments[1]));
        return this;
    }

    /**
     * Makes objects by a constructor of 3 arguments, for records and other immutables. Its columns need a getter alone:
     * {@link #property(Column, Function)}.
     *
     * @param first the column of the first argument
     * @param second the column of the second argument
     * @param third the column of the third argument
     * @param constructor makes an object, for example {@code Point::new}; gets null for NULL
     * @param <A> the class of the first argument
     * @param <B> the class of the second argument
     * @param <C> the class of the third argument
     * @return this builder
     */
    @SuppressWarnings("unchecked") // the arguments are the values of the columns
    public <A, B, C> MapperBuilder<E> construct(
            Column<A> first,
            Column<B> second,
            Column<C> third,
            Function3<? super A, ? super B, ? super C, ? extends E> constructor) {
        open().construction = new Construction<>(
                List.of(first, second, third),
                arguments -> constructor.apply((A) arguments[0], (B) arguments[1], (C) arguments[2]));
        return this;
    }

    /**
     * Makes objects by a constructor of 4 arguments, for records and other immutables. Its columns need a getter alone:
     * {@link #property(Column, Function)}.
     *
     * @param first the column of the first argument
     * @param second the column of the second argument
     * @param third the column of the third argument
     * @param fourth the column of the fourth argument
     * @param constructor makes an object, for example {@code Point::new}; gets null for NULL
     * @param <A> the class of the first argument
     * @param <B> the class of the second argument
     * @param <C> the class of the third argument
     * @param <D> the class of the fourth argument
     * @return this builder
     */
    @SuppressWarnings("unchecked") // the arguments are the values of the columns
    public <A, B, C, D> MapperBuilder<E> construct(
            Column<A> first,
            Column<B> second,
            Column<C> third,
            Column<D> fourth,
            Function4<? super A, ? super B, ? super C, ? super D, ? extends E> constructor) {
        open().construction = new Construction<>(
                List.of(first, second, third, fourth),
                arguments -> constructor.apply((A) arguments[0], (B) arguments[1], (C) arguments[2], (D) arguments[3]));
        return this;
    }

    /**
     * Makes objects by a constructor of 5 arguments, for records and other immutables. Its columns need a getter alone:
     * {@link #property(Column, Function)}.
     *
     * @param first the column of the first argument
     * @param second the column of the second argument
     * @param third the column of the third argument
     * @param fourth the column of the fourth argument
     * @param fifth the column of the fifth argument
     * @param constructor makes an object, for example {@code Point::new}; gets null for NULL
     * @param <A> the class of the first argument
     * @param <B> the class of the second argument
     * @param <C> the class of the third argument
     * @param <D> the class of the fourth argument
     * @param <F> the class of the fifth argument
     * @return this builder
     */
    @SuppressWarnings("unchecked") // the arguments are the values of the columns
    public <A, B, C, D, F> MapperBuilder<E> construct(
            Column<A> first,
            Column<B> second,
            Column<C> third,
            Column<D> fourth,
            Column<F> fifth,
            Function5<? super A, ? super B, ? super C, ? super D, ? super F, ? extends E> constructor) {
        open().construction = new Construction<>(
                List.of(first, second, third, fourth, fifth),
                arguments -> constructor.apply(
                        (A) arguments[0], (B) arguments[1], (C) arguments[2], (D) arguments[3], (F) arguments[4]));
        return this;
    }

    /**
     * Makes objects by a constructor of 6 arguments, for records and other immutables. Its columns need a getter alone:
     * {@link #property(Column, Function)}.
     *
     * @param first the column of the first argument
     * @param second the column of the second argument
     * @param third the column of the third argument
     * @param fourth the column of the fourth argument
     * @param fifth the column of the fifth argument
     * @param sixth the column of the sixth argument
     * @param constructor makes an object, for example {@code Point::new}; gets null for NULL
     * @param <A> the class of the first argument
     * @param <B> the class of the second argument
     * @param <C> the class of the third argument
     * @param <D> the class of the fourth argument
     * @param <F> the class of the fifth argument
     * @param <G> the class of the sixth argument
     * @return this builder
     */
    @SuppressWarnings("unchecked") // the arguments are the values of the columns
    public <A, B, C, D, F, G> MapperBuilder<E> construct(
            Column<A> first,
            Column<B> second,
            Column<C> third,
            Column<D> fourth,
            Column<F> fifth,
            Column<G> sixth,
            Function6<? super A, ? super B, ? super C, ? super D, ? super F, ? super G, ? extends E> constructor) {
        open().construction = new Construction<>(
                List.of(first, second, third, fourth, fifth, sixth),
                arguments -> constructor.apply(
                        (A) arguments[0], (B) arguments[1], (C) arguments[2], (D) arguments[3], (F) arguments[4], (G)
                                arguments[5]));
        return this;
    }

    /**
     * Makes objects by a constructor of 7 arguments, for records and other immutables. Its columns need a getter alone:
     * {@link #property(Column, Function)}.
     *
     * @param first the column of the first argument
     * @param second the column of the second argument
     * @param third the column of the third argument
     * @param fourth the column of the fourth argument
     * @param fifth the column of the fifth argument
     * @param sixth the column of the sixth argument
     * @param seventh the column of the seventh argument
     * @param constructor makes an object, for example {@code Point::new}; gets null for NULL
     * @param <A> the class of the first argument
     * @param <B> the class of the second argument
     * @param <C> the class of the third argument
     * @param <D> the class of the fourth argument
     * @param <F> the class of the fifth argument
     * @param <G> the class of the sixth argument
     * @param <H> the class of the seventh argument
     * @return this builder
     */
    @SuppressWarnings("unchecked") // the arguments are the values of the columns
    public <A, B, C, D, F, G, H> MapperBuilder<E> construct(
            Column<A> first,
            Column<B> second,
            Column<C> third,
            Column<D> fourth,
            Column<F> fifth,
            Column<G> sixth,
            Column<H> seventh,
            Function7<? super A, ? super B, ? super C, ? super D, ? super F, ? super G, ? super H, ? extends E>
                    constructor) {
        open().construction = new Construction<>(
                List.of(first, second, third, fourth, fifth, sixth, seventh),
                arguments -> constructor.apply(
                        (A) arguments[0],
                        (B) arguments[1],
                        (C) arguments[2],
                        (D) arguments[3],
                        (F) arguments[4],
                        (G) arguments[5],
                        (H) arguments[6]));
        return this;
    }

    /**
     * Makes objects by a constructor of 8 arguments, for records and other immutables. Its columns need a getter alone:
     * {@link #property(Column, Function)}.
     *
     * @param first the column of the first argument
     * @param second the column of the second argument
     * @param third the column of the third argument
     * @param fourth the column of the fourth argument
     * @param fifth the column of the fifth argument
     * @param sixth the column of the sixth argument
     * @param seventh the column of the seventh argument
     * @param eighth the column of the eighth argument
     * @param constructor makes an object, for example {@code Point::new}; gets null for NULL
     * @param <A> the class of the first argument
     * @param <B> the class of the second argument
     * @param <C> the class of the third argument
     * @param <D> the class of the fourth argument
     * @param <F> the class of the fifth argument
     * @param <G> the class of the sixth argument
     * @param <H> the class of the seventh argument
     * @param <I> the class of the eighth argument
     * @return this builder
     */
    @SuppressWarnings("unchecked") // the arguments are the values of the columns
    public <A, B, C, D, F, G, H, I> MapperBuilder<E> construct(
            Column<A> first,
            Column<B> second,
            Column<C> third,
            Column<D> fourth,
            Column<F> fifth,
            Column<G> sixth,
            Column<H> seventh,
            Column<I> eighth,
            Function8<
                            ? super A,
                            ? super B,
                            ? super C,
                            ? super D,
                            ? super F,
                            ? super G,
                            ? super H,
                            ? super I,
                            ? extends E>
                    constructor) {
        open().construction = new Construction<>(
                List.of(first, second, third, fourth, fifth, sixth, seventh, eighth),
                arguments -> constructor.apply(
                        (A) arguments[0],
                        (B) arguments[1],
                        (C) arguments[2],
                        (D) arguments[3],
                        (F) arguments[4],
                        (G) arguments[5],
                        (H) arguments[6],
                        (I) arguments[7]));
        return this;
    }

    /**
     * Maps a property by getter and setter. It is named like its column.
     *
     * @param column a column of the table
     * @param getter reads the property
     * @param setter writes the property; gets null for NULL
     * @param <T> the Java class of the column's values
     * @return this builder
     */
    public <T> MapperBuilder<E> property(
            Column<T> column,
            Function<? super E, ? extends @Nullable T> getter,
            BiConsumer<? super E, ? super T> setter) {
        return property(column.name(), column, getter, setter);
    }

    /**
     * Maps a property that cannot be set: an argument of {@code construct(...)}. Objects with such properties are values:
     * when a row has changed, the session makes a new object of it, and lets the old one go.
     *
     * @param column the column, whose name is the property's too
     * @param getter reads the property, for example {@code Point::x}
     * @param <T> the Java class of the values
     * @return this builder
     */
    public <T> MapperBuilder<E> property(Column<T> column, Function<? super E, ? extends @Nullable T> getter) {
        return property(column.name(), column, getter);
    }

    /**
     * Maps a property that cannot be set under a name of its own.
     *
     * @param name the property's name
     * @param column the column
     * @param getter reads the property
     * @param <T> the Java class of the values
     * @return this builder
     */
    public <T> MapperBuilder<E> property(
            String name, Column<T> column, Function<? super E, ? extends @Nullable T> getter) {
        return add(name, column, new PropertyAccess.OfObject<E, T>(getter, null));
    }

    /**
     * Maps a property by getter and setter under a name of its own.
     *
     * @param name the property's name
     * @param column a column of the table
     * @param getter reads the property
     * @param setter writes the property; gets null for NULL
     * @param <T> the Java class of the column's values
     * @return this builder
     */
    public <T> MapperBuilder<E> property(
            String name,
            Column<T> column,
            Function<? super E, ? extends @Nullable T> getter,
            BiConsumer<? super E, ? super T> setter) {
        return add(name, column, new PropertyAccess.OfObject<E, T>(getter, setter));
    }

    /**
     * Maps a property of the primitive type {@code int}; nothing is boxed.
     *
     * @param column a column of the table
     * @param getter reads the property
     * @param setter writes the property
     * @return this builder
     */
    public MapperBuilder<E> intProperty(
            Column<Integer> column, ToIntFunction<? super E> getter, ObjIntConsumer<? super E> setter) {
        return intProperty(column.name(), column, getter, setter);
    }

    /**
     * Maps a property of the primitive type {@code int} under a name of its own.
     *
     * @param name the property's name
     * @param column a column of the table
     * @param getter reads the property
     * @param setter writes the property
     * @return this builder
     */
    public MapperBuilder<E> intProperty(
            String name, Column<Integer> column, ToIntFunction<? super E> getter, ObjIntConsumer<? super E> setter) {
        return add(name, column, new PropertyAccess.OfInt<E>(getter, setter));
    }

    /**
     * Maps a property of the primitive type {@code long}; nothing is boxed.
     *
     * @param column a column of the table
     * @param getter reads the property
     * @param setter writes the property
     * @return this builder
     */
    public MapperBuilder<E> longProperty(
            Column<Long> column, ToLongFunction<? super E> getter, ObjLongConsumer<? super E> setter) {
        return longProperty(column.name(), column, getter, setter);
    }

    /**
     * Maps a property of the primitive type {@code long} under a name of its own.
     *
     * @param name the property's name
     * @param column a column of the table
     * @param getter reads the property
     * @param setter writes the property
     * @return this builder
     */
    public MapperBuilder<E> longProperty(
            String name, Column<Long> column, ToLongFunction<? super E> getter, ObjLongConsumer<? super E> setter) {
        return add(name, column, new PropertyAccess.OfLong<E>(getter, setter));
    }

    /**
     * Maps a property of the primitive type {@code double}; nothing is boxed.
     *
     * @param column a column of the table
     * @param getter reads the property
     * @param setter writes the property
     * @return this builder
     */
    public MapperBuilder<E> doubleProperty(
            Column<Double> column, ToDoubleFunction<? super E> getter, ObjDoubleConsumer<? super E> setter) {
        return doubleProperty(column.name(), column, getter, setter);
    }

    /**
     * Maps a property of the primitive type {@code double} under a name of its own.
     *
     * @param name the property's name
     * @param column a column of the table
     * @param getter reads the property
     * @param setter writes the property
     * @return this builder
     */
    public MapperBuilder<E> doubleProperty(
            String name,
            Column<Double> column,
            ToDoubleFunction<? super E> getter,
            ObjDoubleConsumer<? super E> setter) {
        return add(name, column, new PropertyAccess.OfDouble<E>(getter, setter));
    }

    /**
     * Maps a property of the primitive type {@code boolean}; nothing is boxed.
     *
     * @param column a column of the table
     * @param getter reads the property
     * @param setter writes the property
     * @return this builder
     */
    public MapperBuilder<E> booleanProperty(
            Column<Boolean> column, Predicate<? super E> getter, ObjBooleanConsumer<? super E> setter) {
        return booleanProperty(column.name(), column, getter, setter);
    }

    /**
     * Maps a property of the primitive type {@code boolean} under a name of its own.
     *
     * @param name the property's name
     * @param column a column of the table
     * @param getter reads the property
     * @param setter writes the property
     * @return this builder
     */
    public MapperBuilder<E> booleanProperty(
            String name, Column<Boolean> column, Predicate<? super E> getter, ObjBooleanConsumer<? super E> setter) {
        return add(name, column, new PropertyAccess.OfBoolean<E>(getter, setter));
    }

    /**
     * Maps every column that is not mapped otherwise to the field of the same name, private ones too. The Lookup is the
     * permission: {@code MethodHandles.lookup()} from a class of the module that owns the mapped class. A record is read
     * through its canonical constructor, whose components are found likewise.
     *
     * @param lookup reaches the class's fields and its constructor
     * @return this builder
     */
    public MapperBuilder<E> fields(MethodHandles.Lookup lookup) {
        open().allFields = lookup;
        return this;
    }

    /**
     * Maps one field, which is also the property's name.
     *
     * @param field the field's name
     * @param column a column of the table
     * @param lookup reaches the field
     * @return this builder
     */
    public MapperBuilder<E> field(String field, Column<?> column, MethodHandles.Lookup lookup) {
        open().fields.add(new FieldRequest(field, column, lookup));
        return this;
    }

    /**
     * Leaves columns out that {@link #fields} would map. Columns that nothing maps are left out anyway.
     *
     * @param columns columns of the table
     * @return this builder
     */
    public MapperBuilder<E> leaveOut(Column<?>... columns) {
        open().leftOut.addAll(List.of(columns));
        return this;
    }

    /**
     * Names the columns by which rows are told apart, where the table declares no primary key or another one.
     *
     * @param columns columns of the table that are mapped, in the order in which {@code session.get} takes their values
     * @return this builder
     */
    public MapperBuilder<E> key(Column<?>... columns) {
        open().key.addAll(List.of(columns));
        return this;
    }

    /**
     * Says which values of a generated key mean that none was given yet, in place of null and numeric zero.
     *
     * @param column a generated key column
     * @param predicate true for a value that means unset; never gets null, which always does
     * @param <T> the Java class of the column's values
     * @return this builder
     */
    @SuppressWarnings("unchecked") // the property of the column gives the predicate values of just this class
    public <T> MapperBuilder<E> unsetWhen(Column<T> column, Predicate<? super T> predicate) {
        open().unset.put(column, (Predicate<Object>) predicate);
        return this;
    }

    /**
     * Names a column that numbers the changes of a row: 1 when it is inserted, and one more with each UPDATE. Every UPDATE
     * and DELETE of an object asks for the number that the session last read, {@code WHERE id = ? AND version = ?}, and when
     * another transaction changed the row meanwhile the flush fails with
     * {@link io.mercator.api.error.StaleDataException} in place of overwriting that change. SQLAlchemy's
     * {@code version_id_col}.
     *
     * <p>The class need not map the column: the session then keeps the number beside the object. A class that does sees the
     * new number after each flush, and again the old one after a rollback; what it writes there itself is not saved.
     * Statements of the user's own, {@code execute(update(...))}, neither ask for the number nor change it; bulk operations
     * on objects do both, if the class maps the column.
     *
     * <pre>{@code
     * registry.map(Account.class, accounts)
     *         .fields(MethodHandles.lookup())
     *         .version(accounts.revision);
     * }</pre>
     *
     * @param column a column of INTEGER, BIGINT or SMALLINT of the table that is no key; better {@code notNull()}
     * @param <N> the Java class of the column's values
     * @return this builder
     */
    public <N extends Number> MapperBuilder<E> version(Column<N> column) {
        open().version = new VersionCompletion.Request(column, null);
        return this;
    }

    /**
     * Names a column that tells the versions of a row apart by values that a function gives: timestamps, UUIDs, hashes.
     * Otherwise as {@link #version(Column)}.
     *
     * <pre>{@code
     * .version(documents.etag, before -> UUID.randomUUID().toString())
     * }</pre>
     *
     * @param column a column of the table that is no key
     * @param next gives the value that comes after the row's own, and for null the first, for a row that is inserted; never
     *     gives null, nor the same value again. Called once for each row that is written, by the thread that flushes
     * @param <T> the Java class of the column's values
     * @return this builder
     */
    @SuppressWarnings("unchecked") // the function gets values of the column alone
    public <T> MapperBuilder<E> version(Column<T> column, UnaryOperator<@Nullable T> next) {
        open().version = new VersionCompletion.Request(column, current -> next.apply((T) current));
        return this;
    }

    /**
     * Declares relationships of the class. The foreign keys of their tables need no properties.
     *
     * @param declared handles made by {@link ToOne#of}, {@link ToMany#list} and their like
     * @return this builder
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final MapperBuilder<E> relationships(Relationship<E, ?>... declared) {
        open().relationships.addAll(List.of(declared));
        return this;
    }

    /**
     * Leaves columns out of what queries read; {@code session.read(object, column)} reads one when it is asked for, and
     * {@code Load.undefer} reads it with a query. For long texts and bytes.
     *
     * @param columns mapped columns that are no part of the key, of a relationship or of the constructor
     * @return this builder
     */
    public MapperBuilder<E> defer(Column<?>... columns) {
        return deferGroup("", columns);
    }

    /**
     * Leaves columns out of what queries read, under a name by which they are read together.
     *
     * @param group the name, for {@code Load.undeferGroup}; reading one column of the group reads all
     * @param columns mapped columns that are no part of the key, of a relationship or of the constructor
     * @return this builder
     */
    public MapperBuilder<E> deferGroup(String group, Column<?>... columns) {
        open();
        for (Column<?> column : columns) {
            deferred.put(column, group);
        }
        return this;
    }

    /**
     * Demands that the class is woven, with its superclasses: completing the registry fails where a step of the build or a
     * {@code -javaagent} was forgotten, and nothing falls back to snapshots. Where getters show what no woven field holds, a
     * session says so at the first object.
     *
     * @return this builder
     */
    public MapperBuilder<E> requireWoven() {
        open().wovenRequired = true;
        return this;
    }

    boolean isWovenRequired() {
        return wovenRequired;
    }

    private MapperBuilder<E> add(String name, Column<?> column, PropertyAccess<E> access) {
        open().properties.add(new Property<>(name, column, access, null, null));
        return this;
    }

    private MapperBuilder<E> open() {
        if (registry.isComplete()) {
            throw new ConfigurationException("The registry is complete; the mapping of " + type.getName()
                    + " cannot be changed any more. Map all classes before SessionFactory.of(registry).");
        }
        return this;
    }

    Class<E> type() {
        return type;
    }

    Table table() {
        return table;
    }

    @Nullable
    Construction<E> construction() {
        return construction;
    }

    List<Property<E>> properties() {
        return properties;
    }

    List<Relationship<E, ?>> relationships() {
        return relationships;
    }

    Map<Column<?>, String> deferred() {
        return deferred;
    }

    Set<Column<?>> leftOut() {
        return leftOut;
    }

    List<Column<?>> key() {
        return key;
    }

    Map<Column<?>, Predicate<Object>> unset() {
        return unset;
    }

    List<FieldRequest> fieldRequests() {
        return fields;
    }

    VersionCompletion.@Nullable Request version() {
        return version;
    }

    MethodHandles.@Nullable Lookup allFields() {
        return allFields;
    }
}

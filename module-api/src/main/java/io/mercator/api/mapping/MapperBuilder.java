package io.mercator.api.mapping;

import io.mercator.api.error.ConfigurationException;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.Table;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.ObjDoubleConsumer;
import java.util.function.ObjIntConsumer;
import java.util.function.ObjLongConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
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
    private @Nullable Supplier<? extends E> constructor;
    private final List<Property<E>> properties = new ArrayList<>();
    private final Set<Column<?>> leftOut = new LinkedHashSet<>();
    private final List<Column<?>> key = new ArrayList<>();
    private final Map<Column<?>, Predicate<Object>> unset = new HashMap<>();
    private final List<FieldRequest> fields = new ArrayList<>();
    private MethodHandles.@Nullable Lookup allFields;

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
        open().constructor = supplier;
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
     * permission: {@code MethodHandles.lookup()} from a class of the module that owns the mapped class.
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

    private MapperBuilder<E> add(String name, Column<?> column, PropertyAccess<E> access) {
        open().properties.add(new Property<>(name, column, access, null));
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
    Supplier<? extends E> constructor() {
        return constructor;
    }

    List<Property<E>> properties() {
        return properties;
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

    MethodHandles.@Nullable Lookup allFields() {
        return allFields;
    }
}

package io.mercator.session.mapper;

import io.mercator.api.error.SessionException;
import io.mercator.api.mapping.Mapper;
import io.mercator.api.mapping.Tracker;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.Table;
import io.mercator.api.sql.Condition;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.ExpressionList;
import io.mercator.api.sql.LabelStyle;
import io.mercator.api.sql.Row;
import io.mercator.api.sql.Select;
import io.mercator.api.type.BigIntType;
import io.mercator.api.type.IntegerType;
import io.mercator.api.type.SqlType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A mapper made ready to run: property plans, key, relationships, and the statements that every load uses. Immutable once
 * all plans are made, and safe for any thread.
 *
 * @param <E> the mapped class
 */
public final class MapperPlan<E> {
    private static final @Nullable Object[] NO_ARGUMENTS = {};
    private static final int[] NO_WORDS = {};

    private final Mapper<E> mapper;
    private final List<PropertyPlan<E>> properties;
    private final List<PropertyPlan<E>> key;
    private final List<PropertyPlan<E>> arguments;
    private final boolean immutable;
    private final SnapshotShape shape;
    private final boolean numberKey;
    private final PropertyRun<E>[] runs;
    private final Function<@Nullable Object[], ? extends E> factory;
    private final Select<Row> selectAll;
    private final EntityColumns<E> allColumns;
    private final List<Column<?>> undeferred;
    private final @Nullable PropertyPlan<E> version;
    private final List<PropertyPlan<E>> hidden;
    private final boolean woven;
    private final FieldUse<E> fields;
    private final WriteRules<E> writes;
    private final Optional<PropertyPlan<E>> generatedKey;
    private List<RelationPlan<E, ?>> relations = List.of();
    private int position;
    private boolean collections;
    private final Map<PropertyPlan<?>, List<RelationPlan<?, ?>>> writers = new HashMap<>();

    MapperPlan(Mapper<E> mapper) {
        this.mapper = mapper;
        PropertyPlans<E> plans = new PropertyPlans<>(mapper);
        this.properties = plans.plans();
        this.shape = plans.shape();
        this.key = mapper.key().stream()
                .map(property -> properties.get(mapper.properties().indexOf(property)))
                .toList();
        this.numberKey = key.size() == 1 && isWhole(key.get(0).column().type());
        this.runs = PropertyRun.of(properties);
        this.factory = mapper.construction().factory();
        this.arguments =
                mapper.construction().columns().stream().map(this::property).toList();
        this.immutable = mapper.isImmutable();
        this.hidden = properties.stream()
                .filter(property -> property.property().isHidden())
                .toList();
        this.woven = mapper.tracker() == Tracker.WOVEN;
        this.fields = new FieldUse<>(this);
        this.version = mapper.version()
                .map(known -> properties.get(mapper.properties().indexOf(known.property())))
                .orElse(null);
        this.writes = new WriteRules<>(this);
        this.generatedKey =
                key.size() == 1 && key.get(0).column().isGenerated() ? Optional.of(key.get(0)) : Optional.empty();
        List<Expression<?>> columns = new ArrayList<>();
        properties.forEach(property -> columns.add(property.column()));
        this.selectAll = Select.<Row>of(ExpressionList.of(columns)).labels(LabelStyle.TABLE_COLUMN);
        this.allColumns = EntityColumns.of(this, 0);
        this.undeferred = properties.stream()
                .<Column<?>>map(PropertyPlan::column)
                .filter(column -> !mapper.deferred().containsKey(column))
                .toList();
    }

    /** Tells whether objects have a slot and tell what is done to them. */
    public boolean isWoven() {
        return woven;
    }

    /** Returns what is known of a woven class's fields. */
    public FieldUse<E> fields() {
        return fields;
    }

    /** Returns what each flush asks of the properties. */
    public WriteRules<E> writes() {
        return writes;
    }

    void position(int amongAll) {
        position = amongAll;
    }

    /** Returns the place among the registry's mappers. */
    int position() {
        return position;
    }

    void relations(List<RelationPlan<E, ?>> all) {
        relations = List.copyOf(all);
        collections = all.stream().anyMatch(RelationPlan::isToMany);
    }

    /** Returns the columns that every load reads: the key's, the constructor's, and those that relationships go by. */
    public Set<Column<?>> required() {
        Set<Column<?>> columns = new LinkedHashSet<>();
        key.forEach(property -> columns.add(property.column()));
        arguments.forEach(property -> columns.add(property.column()));
        if (version != null) {
            columns.add(version.column());
        }
        for (PropertyPlan<E> property : properties) {
            if (property.property().isHidden()) {
                columns.add(property.column());
            }
        }
        relations.forEach(relation -> relation.local().forEach(property -> columns.add(property.column())));
        return columns;
    }

    void writtenBy(PropertyPlan<?> property, RelationPlan<?, ?> relation) {
        writers.computeIfAbsent(property, key -> new ArrayList<>()).add(relation);
    }

    /** Returns the relationships of this and other classes that write a property, which is part of their foreign key. */
    public List<RelationPlan<?, ?>> writers(PropertyPlan<?> property) {
        return writers.getOrDefault(property, List.of());
    }

    /** Returns the relationships, each at its index. */
    public List<RelationPlan<E, ?>> relations() {
        return relations;
    }

    public Mapper<E> mapper() {
        return mapper;
    }

    public Table table() {
        return mapper.table();
    }

    public List<PropertyPlan<E>> properties() {
        return properties;
    }

    public List<PropertyPlan<E>> key() {
        return key;
    }

    private static boolean isWhole(SqlType<?> type) {
        return type instanceof IntegerType || type instanceof BigIntType;
    }

    /** Tells whether each key is one whole number. */
    public boolean hasNumberKey() {
        return numberKey;
    }

    /** Returns the value of a key that is one whole number, as its column has it. */
    Object keyValue(long number) {
        return key.get(0).column().type() instanceof IntegerType ? (Object) (int) number : (Object) number;
    }

    /** Returns the number that a key of one whole number given by the user is. */
    public long keyNumber(@Nullable Object given) {
        return ((Number) KeyValues.fitted(key.get(0).column(), given)).longValue();
    }

    /** Tells whether objects have collections of the session's own. */
    public boolean hasCollections() {
        return collections;
    }

    /** Returns the SELECT of all properties, whose positions are the properties' indexes. */
    public Select<Row> selectAll() {
        return selectAll;
    }

    /** Returns the single generated key property, if the key is one. */
    public Optional<PropertyPlan<E>> generatedKey() {
        return generatedKey;
    }

    /** Returns the property that tells the versions of a row apart, or null. */
    public @Nullable PropertyPlan<E> version() {
        return version;
    }

    /** Puts the version into a snapshot that comes after another's, or the first. */
    public void putNextVersion(Snapshot into, @Nullable Snapshot before) {
        if (version != null) {
            Object current = before == null ? null : version.value(before);
            version.put(mapper.version().orElseThrow().next(current), into);
        }
    }

    public PropertyPlan<E> property(Column<?> column) {
        for (PropertyPlan<E> property : properties) {
            if (property.column() == column) {
                return property;
            }
        }
        throw new SessionException("Column '" + column.table().qualifiedName() + "." + column.name()
                + "' is no property of " + mapper.type().getName() + ". Its properties: "
                + String.join(", ", properties.stream().map(PropertyPlan::name).toList())
                + ".");
    }

    /** Tells whether objects have properties that cannot be set, so that a row that changed needs a new object. */
    public boolean isImmutable() {
        return immutable;
    }

    /** Makes the object of a row: constructs it, then sets what the constructor was not given. */
    public E construct(EntityKey rowKey, Snapshot row) {
        E object = construct(rowKey, arguments(row));
        set(object, row);
        return object;
    }

    /** Makes the object of a row whose key is one whole number. */
    public E construct(long rowKey, Snapshot row) {
        E object =
                arguments.isEmpty() ? construct(null, rowKey, NO_ARGUMENTS) : construct(null, rowKey, arguments(row));
        set(object, row);
        return object;
    }

    private void set(E object, Snapshot row) {
        for (int index = 0; index < runs.length; index++) {
            runs[index].restore(row, object);
        }
    }

    /** Makes the object of a row of which some properties are not read; the row takes what the constructor gives them. */
    public E construct(EntityKey rowKey, Snapshot row, BitSet missing) {
        if (missing.isEmpty()) {
            return construct(rowKey, row);
        }
        E object = construct(rowKey, arguments(row));
        for (PropertyPlan<E> property : properties) {
            if (missing.get(property.index())) {
                property.capture(object, row);
            } else {
                property.restore(row, object);
            }
        }
        return object;
    }

    private @Nullable Object[] arguments(Snapshot row) {
        @Nullable Object[] values = new @Nullable Object[arguments.size()];
        for (int index = 0; index < values.length; index++) {
            values[index] = arguments.get(index).copy(row);
        }
        return values;
    }

    private E construct(EntityKey rowKey, @Nullable Object[] values) {
        return construct(rowKey, 0, values);
    }

    private E construct(@Nullable EntityKey rowKey, long number, @Nullable Object[] values) {
        E object;
        try {
            object = factory.apply(values);
        } catch (RuntimeException refused) {
            throw refused(rowKey == null ? new EntityKey(this, number) : rowKey, values, refused);
        }
        if (object == null || !mapper.type().isInstance(object)) {
            throw new SessionException("construct(...) of " + mapper.type().getName() + " gave "
                    + (object == null ? "null" : object.getClass().getName()) + ".");
        }
        return object;
    }

    private SessionException refused(EntityKey rowKey, @Nullable Object[] values, RuntimeException refused) {
        List<String> missing = new ArrayList<>();
        for (int index = 0; index < values.length; index++) {
            if (values[index] == null) {
                missing.add("'" + table().qualifiedName() + "."
                        + arguments.get(index).column().name() + "'");
            }
        }
        return new SessionException(
                "The constructor of " + mapper.type().getName() + " refused the row " + rowKey + ": " + refused
                        + (missing.isEmpty()
                                ? "."
                                : ". NULL is in " + String.join(", ", missing)
                                        + ", which a primitive component does not take: give it the boxed type, or the"
                                        + " column notNull()."),
                refused);
    }

    public Snapshot newSnapshot() {
        return new Snapshot(shape);
    }

    /** Makes a snapshot that goes from row to row of pages. */
    public Snapshot newCursor() {
        return new Snapshot(shape, NO_ARGUMENTS, NO_WORDS, 0, 0);
    }

    /** Makes room for the values of many objects, from one on. */
    public SnapshotPage newPage(int first, int size, Object unknown) {
        return new SnapshotPage(shape, relations.size(), first, size, unknown);
    }

    /** Copies the object's values, and of what it does not have itself those of a snapshot. */
    public Snapshot capture(E object, Snapshot hidden) {
        Snapshot snapshot = capture(object);
        for (PropertyPlan<E> property : properties) {
            if (property.property().isHidden()) {
                property.transfer(hidden, snapshot);
            }
        }
        return snapshot;
    }

    /** Copies the object's values beside those that the object does not have itself, as {@link #hidden} gave them. */
    public Snapshot capture(E object, @Nullable Object @Nullable [] hiddenValues) {
        Snapshot snapshot = capture(object);
        if (hiddenValues != null) {
            for (int index = 0; index < hiddenValues.length; index++) {
                hidden.get(index).put(hiddenValues[index], snapshot);
            }
        }
        return snapshot;
    }

    /** Returns the values that the class itself does not have, null when it has all. */
    public @Nullable Object @Nullable [] hidden(Snapshot row) {
        if (hidden.isEmpty()) {
            return null;
        }
        @Nullable Object[] values = new @Nullable Object[hidden.size()];
        for (int index = 0; index < values.length; index++) {
            values[index] = hidden.get(index).value(row);
        }
        return values;
    }

    public Snapshot capture(E object) {
        Snapshot snapshot = newSnapshot();
        for (PropertyPlan<E> property : properties) {
            property.capture(object, snapshot);
        }
        return snapshot;
    }

    /** Returns all properties as {@link #selectAll} reads them. */
    public EntityColumns<E> allColumns() {
        return allColumns;
    }

    /** Returns what is read when no query says otherwise: all columns but those that the mapping defers. */
    public List<Column<?>> undeferred() {
        return undeferred;
    }

    /** Returns the key that a snapshot has, or null while one of its values is null. */
    public @Nullable EntityKey keyOf(Snapshot snapshot) {
        Object[] values = new Object[key.size()];
        for (int index = 0; index < values.length; index++) {
            Object value = key.get(index).value(snapshot);
            if (value == null) {
                return null;
            }
            values[index] = value;
        }
        return new EntityKey(this, values);
    }

    /** Makes a key of values that the user gave, with whole numbers widened or narrowed to the column's class. */
    public EntityKey keyOf(@Nullable Object... given) {
        if (given.length != key.size()) {
            throw new SessionException("The key of " + mapper.type().getName() + " has " + key.size() + " value(s) ("
                    + String.join(", ", key.stream().map(PropertyPlan::name).toList()) + "), and " + given.length
                    + " were given.");
        }
        Object[] values = new Object[given.length];
        for (int index = 0; index < given.length; index++) {
            values[index] = KeyValues.fitted(key.get(index).column(), given[index]);
        }
        return new EntityKey(this, values);
    }

    /** Returns the condition that the key columns have the values of a key, each bound. */
    public Condition matches(EntityKey values) {
        Condition all = KeyValues.equal(key.get(0).column(), values.value(0));
        for (int index = 1; index < key.size(); index++) {
            all = all.and(KeyValues.equal(key.get(index).column(), values.value(index)));
        }
        return all;
    }
}

package io.mercator.session.mapper;

import io.mercator.api.error.SessionException;
import io.mercator.api.schema.Column;
import io.mercator.api.spi.RowReader;
import io.mercator.api.type.IntegerType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which properties of a class a statement reads, and at which position of its rows each stands. Immutable.
 *
 * @param <E> the mapped class
 */
public final class EntityColumns<E> {
    private static final int NONE = -1;

    private final MapperPlan<E> plan;
    private final int[] positions;
    private final BitSet missing = new BitSet();
    /** What is read beside a key that is one whole number, or all where keys are others. */
    private final PropertyRun<E>[] runs;

    private final int[] runPositions;
    private final @Nullable PropertyPlan<E> numberKey;
    private final int keyPosition;
    private final boolean isKeyInt;

    private EntityColumns(MapperPlan<E> plan, int[] positions) {
        this.plan = plan;
        this.positions = positions;
        this.numberKey = plan.hasNumberKey() ? plan.key().get(0) : null;
        this.keyPosition = numberKey == null ? NONE : positions[numberKey.index()];
        this.isKeyInt = numberKey != null && numberKey.column().type() instanceof IntegerType;
        List<PropertyPlan<E>> read = new ArrayList<>();
        for (PropertyPlan<E> property : plan.properties()) {
            if (positions[property.index()] == NONE) {
                missing.set(property.index());
            } else if (property != numberKey) {
                read.add(property);
            }
        }
        this.runs = PropertyRun.of(read, positions);
        this.runPositions = new int[runs.length];
        int next = 0;
        for (int index = 0; index < runs.length; index++) {
            runPositions[index] = positions[read.get(next).index()];
            next += runs[index].size();
        }
    }

    /** All properties in their order, the first at a position. */
    public static <E> EntityColumns<E> of(MapperPlan<E> plan, int first) {
        int[] positions = new int[plan.properties().size()];
        for (int index = 0; index < positions.length; index++) {
            positions[index] = first + index;
        }
        return new EntityColumns<>(plan, positions);
    }

    /** Those properties whose columns are in a list, of which the first stands at a position. */
    public static <E> EntityColumns<E> of(MapperPlan<E> plan, List<? extends Column<?>> columns, int first) {
        int[] places = new int[columns.size()];
        for (int index = 0; index < places.length; index++) {
            places[index] = first + index;
        }
        return of(plan, columns, places);
    }

    /** Those properties whose columns are in a list, each at its own position. */
    public static <E> EntityColumns<E> of(MapperPlan<E> plan, List<? extends Column<?>> columns, int[] places) {
        int[] positions = new int[plan.properties().size()];
        for (PropertyPlan<E> property : plan.properties()) {
            int index = columns.indexOf(property.column());
            positions[property.index()] = index < 0 ? NONE : places[index];
        }
        return new EntityColumns<>(plan, positions);
    }

    public MapperPlan<E> plan() {
        return plan;
    }

    /** Returns the properties that are not read, by index. */
    public BitSet missing() {
        return missing;
    }

    /** Reads the properties of a row; those that are not read are null or zero. */
    public Snapshot read(RowReader row) {
        Snapshot snapshot = plan.newSnapshot();
        if (numberKey != null && keyPosition != NONE) {
            numberKey.read(row, keyPosition, snapshot);
        }
        readRuns(row, snapshot);
        return snapshot;
    }

    /** Reads the properties of a row whose key was read. */
    public void read(long key, RowReader row, Snapshot into) {
        Objects.requireNonNull(numberKey).putNumber(key, into);
        readRuns(row, into);
    }

    private void readRuns(RowReader row, Snapshot into) {
        for (int index = 0; index < runs.length; index++) {
            runs[index].read(row, runPositions[index], into);
        }
    }

    /** Reads a key that is one whole number; whether the row has one {@link RowReader#wasNull} tells. */
    public long number(RowReader row) {
        return isKeyInt ? row.intAt(keyPosition) : row.longAt(keyPosition);
    }

    /** Reads the key of a row; null when the row has no object, as an outer join gives it. */
    public @Nullable EntityKey findKey(RowReader row) {
        if (numberKey != null && keyPosition != NONE) {
            long number = number(row);
            return row.wasNull() ? null : new EntityKey(plan, number);
        }
        List<PropertyPlan<E>> key = plan.key();
        Object[] values = new Object[key.size()];
        int absent = 0;
        for (int index = 0; index < values.length; index++) {
            values[index] = row.at(positions[key.get(index).index()]);
            if (values[index] == null) {
                absent++;
            }
        }
        if (absent == 0) {
            return new EntityKey(plan, values);
        }
        if (absent == values.length) {
            return null;
        }
        throw incomplete(values);
    }

    /** Reads the key of a row that has an object. */
    public EntityKey keyOf(RowReader row) {
        EntityKey key = findKey(row);
        if (key == null) {
            throw withoutKey();
        }
        return key;
    }

    /** The error for a row without a key where each row must have an object. */
    public SessionException withoutKey() {
        return incomplete(new @Nullable Object[plan.key().size()]);
    }

    private SessionException incomplete(@Nullable Object[] values) {
        int index = 0;
        while (values[index] != null) {
            index++;
        }
        return new SessionException("A row of '" + plan.table().qualifiedName() + "' has NULL in key column '"
                + plan.key().get(index).column().name() + "', so that "
                + plan.mapper().type().getName()
                + " cannot tell it apart. Map the class with key(...) columns that are never NULL.");
    }
}

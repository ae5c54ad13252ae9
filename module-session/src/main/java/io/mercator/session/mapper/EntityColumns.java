package io.mercator.session.mapper;

import io.mercator.api.error.SessionException;
import io.mercator.api.schema.Column;
import io.mercator.api.spi.RowReader;
import java.util.BitSet;
import java.util.List;
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

    private EntityColumns(MapperPlan<E> plan, int[] positions) {
        this.plan = plan;
        this.positions = positions;
        for (int index = 0; index < positions.length; index++) {
            if (positions[index] == NONE) {
                missing.set(index);
            }
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
        for (PropertyPlan<E> property : plan.properties()) {
            int position = positions[property.index()];
            if (position != NONE) {
                property.read(row, position, snapshot);
            }
        }
        return snapshot;
    }

    /** Reads the key of a row; null when the row has no object, as an outer join gives it. */
    public @Nullable EntityKey findKey(RowReader row) {
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
            throw incomplete(new @Nullable Object[plan.key().size()]);
        }
        return key;
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

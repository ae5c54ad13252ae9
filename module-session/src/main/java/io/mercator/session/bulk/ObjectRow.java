package io.mercator.session.bulk;

import io.mercator.api.schema.Column;
import io.mercator.api.spi.ParameterSink;
import io.mercator.api.spi.RowReader;
import io.mercator.session.mapper.EntityKey;
import io.mercator.session.mapper.MapperPlan;
import io.mercator.session.mapper.PropertyPlan;
import io.mercator.session.mapper.Snapshot;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The row of an object.
 *
 * @param <E> the mapped class
 */
final class ObjectRow<E> implements BulkRow {
    /**
     * What the rows of one shape have in common.
     *
     * @param shape the shape
     * @param written the properties of the first written columns; the others are of no property
     * @param restored the properties that the objects are given after their row was sent
     */
    record Form<E>(
            MapperPlan<E> plan, BulkShape shape, List<PropertyPlan<E>> written, List<PropertyPlan<E>> restored) {}

    private final Form<E> form;
    private final E object;
    private final Snapshot values;
    private final List<@Nullable Object> unmapped;
    private final @Nullable Object version;

    /**
     * Creates the row.
     *
     * @param values the object's values, with those of defaults
     * @param unmapped the values of written columns that no property maps
     * @param version the version that the row must have, null for a shape that asks for none
     */
    ObjectRow(Form<E> form, E object, Snapshot values, List<@Nullable Object> unmapped, @Nullable Object version) {
        this.form = form;
        this.object = object;
        this.values = values;
        this.unmapped = unmapped;
        this.version = version;
    }

    @Override
    public BulkShape shape() {
        return form.shape();
    }

    @Override
    public void bind(ParameterSink sink) {
        int ordinal = 0;
        for (PropertyPlan<E> property : form.written()) {
            property.bind(values, ordinal++, sink);
        }
        for (Object value : unmapped) {
            sink.set(ordinal++, value);
        }
        if (!shape().key().isEmpty()) {
            for (PropertyPlan<E> property : form.plan().key()) {
                property.bind(values, ordinal++, sink);
            }
        }
        if (shape().version() != null) {
            sink.set(ordinal, version);
        }
    }

    @Override
    public void receive(List<Column<?>> columns, RowReader generated) {
        if (!form.restored().isEmpty()) {
            for (int position = 0; position < columns.size(); position++) {
                form.plan().property(columns.get(position)).read(generated, position, values);
            }
        }
    }

    @Override
    public void sent() {
        for (PropertyPlan<E> property : form.restored()) {
            property.restore(values, object);
        }
    }

    @Override
    public Object[] key() {
        return entityKey().values().toArray();
    }

    private EntityKey entityKey() {
        return Objects.requireNonNull(form.plan().keyOf(values));
    }

    @Override
    public String describe() {
        Column<?> asked = shape().version();
        return asked == null
                ? entityKey().toString()
                : entityKey() + ", " + form.plan().property(asked).name() + "=" + version;
    }
}

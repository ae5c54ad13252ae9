package io.mercator.session.bulk;

import io.mercator.api.error.SessionException;
import io.mercator.api.schema.Column;
import io.mercator.session.mapper.MapperPlan;
import io.mercator.session.mapper.PropertyPlan;
import io.mercator.session.mapper.Snapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** DELETEs of objects' rows by key, and by version where the class has one. */
final class ObjectDeletes<E> implements BulkSource<E> {
    private final MapperPlan<E> plan;
    private final ObjectRow.Form<E> form;
    private final @Nullable PropertyPlan<E> version;

    private ObjectDeletes(MapperPlan<E> plan) {
        this.plan = plan;
        this.version = Versions.asked(plan, BulkShape.Kind.DELETE.operation());
        Column<?> asked = version == null ? null : version.column();
        this.form = new ObjectRow.Form<>(
                plan, BulkShape.delete(plan.table(), keyColumns(plan), asked), List.of(), List.of());
    }

    static <E> ObjectDeletes<E> of(MapperPlan<E> plan) {
        return new ObjectDeletes<>(plan);
    }

    static List<Column<?>> keyColumns(MapperPlan<?> plan) {
        return plan.key().stream().<Column<?>>map(PropertyPlan::column).toList();
    }

    /** Refuses an object that has no key to find its row by. */
    static <E> void checkKey(MapperPlan<E> plan, Snapshot values, String operation, E object, int index) {
        for (PropertyPlan<E> property : plan.key()) {
            Object value = property.value(values);
            boolean generated = plan.generatedKey().isPresent();
            if (value == null || (generated && property.isUnset(value))) {
                throw new SessionException(operation + " finds rows by key, and the "
                        + ObjectValues.describe(object, index) + " has no value for '"
                        + ColumnChecks.name(property.column()) + "' (property '" + property.name()
                        + "'). Give it the key of its row; insert an object that has none.");
            }
        }
    }

    @Override
    public void check(E object, int index) {
        Snapshot values = values(object);
        checkKey(plan, values, BulkShape.Kind.DELETE.operation(), object, index);
        Versions.check(version, values, BulkShape.Kind.DELETE.operation(), object, index);
    }

    private Snapshot values(E object) {
        return ObjectValues.of(plan, object, plan.key());
    }

    @Override
    public BulkRow row(E object, int index) {
        Snapshot values = values(object);
        return new ObjectRow<>(form, object, values, List.of(), version == null ? null : version.value(values));
    }
}

package io.mercator.session.bulk;

import io.mercator.api.error.SessionException;
import io.mercator.api.schema.Column;
import io.mercator.session.mapper.MapperPlan;
import io.mercator.session.mapper.PropertyPlan;
import io.mercator.session.mapper.Snapshot;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * UPDATEs of objects' rows by key. Unless columns are named: all that are no key, but for what gets a value of its own
 * at each UPDATE, and for a foreign key known by a reference alone that is null, which may only not be loaded. A row of a
 * class with a version must have the object's, and gets the next.
 */
final class ObjectUpdates<E> implements BulkSource<E> {
    private final MapperPlan<E> plan;
    private final ColumnChecks checks;
    private final boolean named;
    private final @Nullable PropertyPlan<E> version;
    private final List<PropertyPlan<E>> properties = new ArrayList<>();
    private final List<PropertyPlan<E>> needed;
    private final List<PropertyPlan<E>> renewed = new ArrayList<>();
    private final List<Column<?>> unmapped;
    private final Map<BitSet, ObjectRow.Form<E>> forms = new HashMap<>();

    private ObjectUpdates(MapperPlan<E> plan, List<Column<?>> columns, ColumnChecks checks) {
        this.plan = plan;
        this.checks = checks;
        this.named = !columns.isEmpty();
        this.version = Versions.asked(plan, BulkShape.Kind.UPDATE.operation());
        columns.forEach(column -> properties.add(writable(plan.property(column))));
        for (PropertyPlan<E> property : plan.properties()) {
            if (property != version
                    && !properties.contains(property)
                    && !plan.key().contains(property)) {
                choose(property);
            }
        }
        this.needed = new ArrayList<>(properties);
        needed.addAll(plan.key());
        this.unmapped = plan.table().columns().stream()
                .filter(column -> column.onUpdate().isPresent()
                        && plan.mapper().findProperty(column).isEmpty())
                .toList();
        if (properties.isEmpty()) {
            throw new SessionException("bulk().update(...) has nothing to write: "
                    + plan.mapper().type().getName() + " maps no column that is neither key nor filled by itself.");
        }
    }

    static <E> ObjectUpdates<E> of(MapperPlan<E> plan, List<Column<?>> columns, ColumnChecks checks) {
        return new ObjectUpdates<>(plan, columns, checks);
    }

    private PropertyPlan<E> writable(PropertyPlan<E> property) {
        ColumnChecks.checkWritable(plan.table(), property.column(), "bulk().update(...)");
        if (plan.key().contains(property)) {
            throw new SessionException("bulk().update(...) finds rows by their key, and cannot write '"
                    + ColumnChecks.name(property.column())
                    + "', which is part of it. Change keys by a flush, or with execute(update(...)).");
        }
        if (property == version) {
            throw new SessionException("bulk().update(...) counts the version '" + ColumnChecks.name(property.column())
                    + "' itself. Leave the column out; a row given as a map, or execute(update(...)), may write it.");
        }
        return property;
    }

    private void choose(PropertyPlan<E> property) {
        if (property.column().onUpdate().isPresent()) {
            renewed.add(property);
        } else if (!named
                && !property.isComputed()
                && property.column().onUpdateExpression().isEmpty()) {
            properties.add(property);
        }
    }

    private Snapshot values(E object) {
        return ObjectValues.of(plan, object, needed);
    }

    @Override
    public void check(E object, int index) {
        Snapshot values = values(object);
        ObjectDeletes.checkKey(plan, values, BulkShape.Kind.UPDATE.operation(), object, index);
        Versions.check(version, values, BulkShape.Kind.UPDATE.operation(), object, index);
        if (written(values).isEmpty() && unmapped.isEmpty()) {
            throw new SessionException("bulk().update(...) has nothing to write for "
                    + ObjectValues.describe(object, index)
                    + ": all its references are null, which may only not be loaded."
                    + " Name the columns that are to be NULL.");
        }
        for (PropertyPlan<E> property : properties) {
            checks.check(
                    property.column(),
                    property.name(),
                    property.value(values),
                    () -> "Property '" + property.name() + "' of " + ObjectValues.describe(object, index));
        }
    }

    @Override
    public BulkRow row(E object, int index) {
        Snapshot values = values(object);
        for (PropertyPlan<E> property : renewed) {
            property.put(renewed(property.column(), index), values);
        }
        List<@Nullable Object> further = new ArrayList<>(unmapped.size());
        for (Column<?> column : unmapped) {
            further.add(renewed(column, index));
        }
        BitSet written = written(values);
        Object asked = null;
        if (version != null) {
            written.set(version.index());
            asked = version.value(values);
            plan.putNextVersion(values, values);
            checks.check(
                    version.column(),
                    version.name(),
                    version.value(values),
                    () -> "The next version of the object at index " + index);
        }
        return new ObjectRow<>(forms.computeIfAbsent(written, this::form), object, values, further, asked);
    }

    private BitSet written(Snapshot values) {
        BitSet written = new BitSet();
        for (PropertyPlan<E> property : properties) {
            boolean unknown = !named && property.property().isHidden() && property.value(values) == null;
            written.set(property.index(), !unknown);
        }
        renewed.forEach(property -> written.set(property.index()));
        return written;
    }

    private @Nullable Object renewed(Column<?> column, int index) {
        Object value = checks.generated(column, column.onUpdate().orElseThrow());
        checks.check(column, "", value, () -> "The value at UPDATE of the object at index " + index);
        return value;
    }

    private ObjectRow.Form<E> form(BitSet chosen) {
        List<PropertyPlan<E>> written = new ArrayList<>();
        List<Column<?>> columns = new ArrayList<>();
        for (PropertyPlan<E> property : plan.properties()) {
            if (chosen.get(property.index())) {
                written.add(property);
                columns.add(property.column());
            }
        }
        columns.addAll(unmapped);
        List<PropertyPlan<E>> restored = new ArrayList<>(renewed);
        restored.removeIf(PropertyPlan::isReadOnly);
        Column<?> asked = null;
        if (version != null) {
            restored.add(version);
            asked = version.column();
        }
        BulkShape shape = BulkShape.update(plan.table(), columns, ObjectDeletes.keyColumns(plan), asked);
        return new ObjectRow.Form<>(plan, shape, written, restored);
    }
}

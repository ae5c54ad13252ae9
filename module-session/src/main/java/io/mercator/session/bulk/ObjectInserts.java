package io.mercator.session.bulk;

import io.mercator.api.error.SessionException;
import io.mercator.api.schema.Column;
import io.mercator.api.spi.ValueCheck;
import io.mercator.session.bulk.InsertChoices.Choice;
import io.mercator.session.mapper.MapperPlan;
import io.mercator.session.mapper.PropertyPlan;
import io.mercator.session.mapper.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * INSERTs of objects by the rule of nulls that a flush has: a null property takes the column's client default, is left
 * out for a server default or a generated value, and else is NULL. A version is the first.
 */
final class ObjectInserts<E> implements BulkSource<E> {
    private final MapperPlan<E> plan;
    private final BulkContext context;
    private final ColumnChecks checks;
    private final boolean setsKeys;
    private final List<Column<?>> unmapped;
    private final @Nullable ValueCheck[] rules;
    private final InsertChoices<E> choices;
    private final Map<Choice, ObjectRow.Form<E>> forms = new HashMap<>();
    private @Nullable Choice last;
    private ObjectRow.@Nullable Form<E> ofLast;
    /** Takes the values of each object that is checked. */
    private final Snapshot checked;

    private ObjectInserts(MapperPlan<E> plan, BulkContext context, ColumnChecks checks, boolean setsKeys) {
        this.plan = plan;
        this.context = context;
        this.checks = checks;
        this.setsKeys = setsKeys;
        this.unmapped = plan.writes().unmappedDefaults();
        this.choices = new InsertChoices<>(plan);
        this.checked = plan.newSnapshot();
        this.rules = new @Nullable ValueCheck[plan.properties().size()];
        for (PropertyPlan<E> property : plan.properties()) {
            rules[property.index()] = checks.rule(property.column());
        }
    }

    static <E> ObjectInserts<E> of(MapperPlan<E> plan, BulkContext context, ColumnChecks checks, boolean setsKeys) {
        return new ObjectInserts<>(plan, context, checks, setsKeys);
    }

    @Override
    public void check(E object, int index) {
        Snapshot values = checked;
        ObjectValues.copy(plan, object, values, plan.properties());
        Choice choice = choices.of(values);
        for (PropertyPlan<E> property : plan.properties()) {
            if (property == plan.version()) {
                continue; // counted by the session, whatever the object has
            }
            if (isNull(property, values) && choice.written().get(property.index())) {
                checkMissing(property, choice, object, index);
            }
            checkValue(property, values, object, index);
            if (property.isReadOnly() && isRestored(property, choice)) {
                throw readOnly(property, object, index);
            }
        }
    }

    private void checkValue(PropertyPlan<E> property, Snapshot values, E object, int index) {
        ValueCheck rule = rules[property.index()];
        Object value = rule == null ? null : property.value(values);
        if (rule != null && value != null && !ColumnChecks.fits(rule, value)) {
            checks.check(property.column(), property.name(), value, () -> place(property, object, index));
        }
    }

    /** Primitives are not boxed to learn that they are no null. */
    private static boolean isNull(PropertyPlan<?> property, Snapshot values) {
        return property.takesNull() && property.value(values) == null;
    }

    private static String place(PropertyPlan<?> property, Object object, int index) {
        return "Property '" + property.name() + "' of " + ObjectValues.describe(object, index);
    }

    private void checkMissing(PropertyPlan<E> property, Choice choice, E object, int index) {
        if (plan.key().contains(property) && !choice.defaulted().get(property.index())) {
            throw new SessionException(place(property, object, index) + " is null, and nothing generates the key '"
                    + ColumnChecks.name(property.column())
                    + "'. Set it before bulk().insert(...), or declare a default, a sequence or identity().");
        }
    }

    private static SessionException readOnly(PropertyPlan<?> property, Object object, int index) {
        return new SessionException(
                place(property, object, index) + " has no value, and the one that its default or the"
                        + " database gives cannot be set: it is an argument of the constructor. Construct the"
                        + " object with a value, or call bulk().insertWithoutKeys(...).");
    }

    private ObjectRow.Form<E> formOf(Choice choice) {
        ObjectRow.Form<E> form = ofLast;
        if (form == null || choice != last) {
            form = forms.computeIfAbsent(choice, this::form);
            last = choice;
            ofLast = form;
        }
        return form;
    }

    private boolean isRestored(PropertyPlan<E> property, Choice choice) {
        return setsKeys
                && (property == plan.version()
                        || choice.defaulted().get(property.index())
                        || isGeneratedKey(property, choice));
    }

    private boolean isGeneratedKey(PropertyPlan<E> property, Choice choice) {
        return choice.generated().get(property.index()) && plan.key().contains(property);
    }

    @Override
    public BulkRow row(E object, int index) {
        Snapshot values = ObjectValues.of(plan, object, plan.properties());
        Choice choice = choices.of(values);
        if (!choice.defaulted().isEmpty()) {
            for (PropertyPlan<E> property : plan.properties()) {
                if (choice.defaulted().get(property.index())) {
                    property.put(defaultOf(property.column(), index), values);
                }
            }
        }
        putVersion(values, index);
        return new ObjectRow<>(formOf(choice), object, values, further(index), null);
    }

    private List<@Nullable Object> further(int index) {
        if (unmapped.isEmpty()) {
            return List.of();
        }
        List<@Nullable Object> further = new ArrayList<>(unmapped.size());
        for (Column<?> column : unmapped) {
            further.add(defaultOf(column, index));
        }
        return further;
    }

    private void putVersion(Snapshot values, int index) {
        PropertyPlan<E> version = plan.version();
        if (version != null) {
            plan.putNextVersion(values, null);
            checks.check(
                    version.column(),
                    version.name(),
                    version.value(values),
                    () -> "The first version of the object at index " + index);
        }
    }

    private @Nullable Object defaultOf(Column<?> column, int index) {
        Object value = checks.generated(column, column.clientDefault().orElseThrow());
        checks.check(column, "", value, () -> "The default of the object at index " + index);
        return value;
    }

    private ObjectRow.Form<E> form(Choice choice) {
        List<PropertyPlan<E>> written = new ArrayList<>();
        List<PropertyPlan<E>> restored = new ArrayList<>();
        List<Column<?>> wanted = new ArrayList<>();
        for (PropertyPlan<E> property : plan.properties()) {
            if (choice.written().get(property.index())) {
                written.add(property);
            }
            if (isRestored(property, choice)) {
                restored.add(property);
            }
            if (isWanted(property, choice)) {
                wanted.add(property.column());
            }
        }
        List<Column<?>> columns = new ArrayList<>();
        written.forEach(property -> columns.add(property.column()));
        columns.addAll(unmapped);
        return new ObjectRow.Form<>(plan, BulkShape.insert(plan.table(), columns, wanted), written, restored);
    }

    /** A sequence is asked before the INSERT, whoever wants its value. */
    private boolean isWanted(PropertyPlan<E> property, Choice choice) {
        return choice.generated().get(property.index())
                && ((setsKeys && plan.key().contains(property)) || context.takesSequence(property.column()));
    }
}

package io.mercator.session.bulk;

import io.mercator.api.schema.Column;
import io.mercator.session.mapper.MapperPlan;
import io.mercator.session.mapper.PropertyPlan;
import io.mercator.session.mapper.Snapshot;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an INSERT does with each property, by the rule of nulls. Most of it is the same for all objects of a class; only of
 * what an object's values decide each one is asked, and neighbours that agree have the same choice, told by identity.
 */
final class InsertChoices<E> {
    private enum Fate {
        WRITTEN,
        DEFAULTED,
        GENERATED
    }

    /** What becomes of each property, by index: sent, sent with its default, or left out for the database to fill. */
    record Choice(BitSet written, BitSet defaulted, BitSet generated) {
        private Choice() {
            this(new BitSet(), new BitSet(), new BitSet());
        }

        private void add(int index, Fate fate) {
            switch (fate) {
                case WRITTEN -> written.set(index);
                case DEFAULTED -> {
                    written.set(index);
                    defaulted.set(index);
                }
                case GENERATED -> generated.set(index);
            }
        }
    }

    private final @Nullable PropertyPlan<E> generatedKey;
    private final List<PropertyPlan<E>> written = new ArrayList<>();
    private final List<PropertyPlan<E>> computed = new ArrayList<>();
    private final List<PropertyPlan<E>> varying = new ArrayList<>();
    private final Fate[] fates;
    private @Nullable Choice last;

    InsertChoices(MapperPlan<E> plan) {
        this.generatedKey = plan.generatedKey().orElse(null);
        for (PropertyPlan<E> property : plan.properties()) {
            if (property != plan.version() && property.isComputed()) {
                computed.add(property);
            } else if (property != plan.version() && isVarying(property)) {
                varying.add(property);
            } else {
                written.add(property);
            }
        }
        this.fates = new Fate[varying.size()];
    }

    private boolean isVarying(PropertyPlan<E> property) {
        Column<?> column = property.column();
        return property == generatedKey
                || (property.takesNull() && (column.clientDefault().isPresent() || isFilledByDatabase(column)));
    }

    static boolean isFilledByDatabase(Column<?> column) {
        return column.serverDefault().isPresent() || column.defaultExpression().isPresent() || column.isGenerated();
    }

    /** Chooses for an object with these values. */
    Choice of(Snapshot values) {
        boolean isNew = last == null;
        for (int index = 0; index < fates.length; index++) {
            Fate fate = fate(varying.get(index), values);
            isNew |= fate != fates[index];
            fates[index] = fate;
        }
        Choice known = last;
        if (known == null || isNew) {
            known = made();
            last = known;
        }
        return known;
    }

    private Fate fate(PropertyPlan<E> property, Snapshot values) {
        if (property == generatedKey && property.isUnset(property.value(values))) {
            return Fate.GENERATED;
        }
        if (!property.takesNull() || property.value(values) != null) {
            return Fate.WRITTEN;
        }
        if (property.column().clientDefault().isPresent()) {
            return Fate.DEFAULTED;
        }
        return isFilledByDatabase(property.column()) ? Fate.GENERATED : Fate.WRITTEN;
    }

    private Choice made() {
        Choice choice = new Choice();
        written.forEach(property -> choice.add(property.index(), Fate.WRITTEN));
        computed.forEach(property -> choice.add(property.index(), Fate.GENERATED));
        for (int index = 0; index < fates.length; index++) {
            choice.add(varying.get(index).index(), fates[index]);
        }
        return choice;
    }
}

package io.mercator.session.mapper;

import io.mercator.api.schema.Column;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What each flush asks of a mapper's properties for each row, decided once. The sets are of the properties' indexes and are
 * not to be changed.
 */
public final class WriteRules<E> {
    private final List<PropertyPlan<E>> saved;
    private final BitSet key = new BitSet();
    private final BitSet filled = new BitSet();
    private final List<PropertyPlan<E>> touched;
    private final List<PropertyPlan<E>> kept;
    private final BitSet computed = new BitSet();
    private final BitSet computedOnUpdate = new BitSet();
    private final List<Column<?>> unmappedDefaults = new ArrayList<>();
    private final boolean keyComparable;
    private final List<UniqueKey> uniqueKeys;
    private final BitSet ordering = new BitSet();

    WriteRules(MapperPlan<E> plan) {
        List<PropertyPlan<E>> all = plan.properties();
        this.saved = all.stream()
                .filter(property -> !property.isComputed() && property != plan.version())
                .toList();
        this.kept = all.stream().filter(property -> !saved.contains(property)).toList();
        this.touched = all.stream()
                .filter(property -> property.column().onUpdate().isPresent())
                .toList();
        plan.key().forEach(property -> key.set(property.index()));
        for (PropertyPlan<E> property : all) {
            Column<?> column = property.column();
            filled.set(
                    property.index(),
                    column.serverDefault().isPresent()
                            || column.defaultExpression().isPresent()
                            || column.isGenerated());
            computed.set(property.index(), property.isComputed());
            computedOnUpdate.set(property.index(), column.onUpdateExpression().isPresent());
        }
        for (Column<?> column : plan.table().columns()) {
            if (column.clientDefault().isPresent()
                    && plan.mapper().findProperty(column).isEmpty()) {
                unmappedDefaults.add(column);
            }
        }
        this.uniqueKeys = UniqueKey.of(plan);
        uniqueKeys.forEach(unique -> ordering.or(unique.indexes()));
        this.keyComparable = plan.key().stream()
                .allMatch(property -> Comparable.class.isAssignableFrom(
                        property.column().type().javaType()));
    }

    /** Returns the properties of which a flush saves changes: all but those that are computed, and the version. */
    public List<PropertyPlan<E>> saved() {
        return saved;
    }

    /** Returns the properties whose values the database or the session makes: those that are computed, and the version. */
    public List<PropertyPlan<E>> kept() {
        return kept;
    }

    /** Returns the properties that get a value with each UPDATE that gives them none. */
    public List<PropertyPlan<E>> touched() {
        return touched;
    }

    /** Returns the key's properties. */
    public BitSet key() {
        return key;
    }

    /** Returns the key, and what else no two rows may share. */
    public List<UniqueKey> uniqueKeys() {
        return uniqueKeys;
    }

    /** Notes that rows refer to others by properties, or are referred to. */
    void refer(List<? extends PropertyPlan<?>> properties) {
        properties.forEach(property -> ordering.set(property.index()));
    }

    /**
     * Returns the properties whose changes may have rows wait for each other: keys, unique values, foreign keys and what
     * these refer to.
     */
    public BitSet ordering() {
        return ordering;
    }

    /** Returns the properties to which the database gives a value when an INSERT leaves them out. */
    public BitSet filled() {
        return filled;
    }

    /** Tells whether an UPDATE that writes some properties has the database compute others. */
    public boolean computesBeside(BitSet written) {
        if (!computed.isEmpty()) {
            return true;
        }
        for (int index = computedOnUpdate.nextSetBit(0); index >= 0; index = computedOnUpdate.nextSetBit(index + 1)) {
            if (!written.get(index)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the columns that no property maps and that have a client default. */
    public List<Column<?>> unmappedDefaults() {
        return unmappedDefaults;
    }

    /** Tells whether the values of all key columns have an order, by their class. */
    public boolean isKeyComparable() {
        return keyComparable;
    }
}

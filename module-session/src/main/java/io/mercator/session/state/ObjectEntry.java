package io.mercator.session.state;

import io.mercator.api.session.ObjectState;
import io.mercator.session.mapper.EntityKey;
import io.mercator.session.mapper.MapperPlan;
import io.mercator.session.mapper.PropertyPlan;
import io.mercator.session.mapper.Snapshot;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * What a session knows of one object.
 *
 * <p>Two baselines: {@link #flushed} is what the database has as far as the session knows, against which changes are
 * told; {@link #transactionStart} is what it had before the first flush of the transaction changed it, which a rollback
 * puts back. While no flush changed the object the second is null and the first serves for both.
 *
 * @param <E> the mapped class
 */
public final class ObjectEntry<E> {
    private final E object;
    private final MapperPlan<E> plan;
    private ObjectState state;
    private @Nullable EntityKey key;
    private @Nullable EntityKey keyAtStart;
    private @Nullable Snapshot flushed;
    private @Nullable Snapshot transactionStart;
    private @Nullable Snapshot beforeInsert;
    private boolean inserted;
    private boolean passing;
    private boolean expired;
    private final BitSet expiredProperties = new BitSet();
    private final BitSet forcedNulls = new BitSet();

    private ObjectEntry(E object, MapperPlan<E> plan, ObjectState state) {
        this.object = object;
        this.plan = plan;
        this.state = state;
    }

    public static <E> ObjectEntry<E> pending(E object, MapperPlan<E> plan) {
        return new ObjectEntry<>(object, plan, ObjectState.PENDING);
    }

    public static <E> ObjectEntry<E> loaded(E object, MapperPlan<E> plan, EntityKey key, Snapshot row) {
        ObjectEntry<E> entry = new ObjectEntry<>(object, plan, ObjectState.PERSISTENT);
        entry.key = key;
        entry.flushed = row;
        return entry;
    }

    public E object() {
        return object;
    }

    public MapperPlan<E> plan() {
        return plan;
    }

    public ObjectState state() {
        return state;
    }

    public void state(ObjectState next) {
        state = next;
    }

    public boolean isPersistent() {
        return state == ObjectState.PERSISTENT;
    }

    /** Returns the key of the object's row; a pending object has none. */
    public EntityKey key() {
        if (key == null) {
            throw new IllegalStateException("An object without a row has no key: " + describe());
        }
        return key;
    }

    public boolean hasKey() {
        return key != null;
    }

    /** Returns what the database has, as far as the session knows. */
    public Snapshot flushed() {
        if (flushed == null) {
            throw new IllegalStateException("An object without a row has no values in the database: " + describe());
        }
        return flushed;
    }

    /** Returns the key that the row had at the start of the transaction. */
    public EntityKey keyAtStart() {
        return keyAtStart == null ? key() : keyAtStart;
    }

    /** Tells whether a flush of this transaction inserted the row. */
    public boolean isInserted() {
        return inserted;
    }

    /** Keeps the object's values from before its INSERT, into which the flush writes keys and defaults. */
    public void beforeInsert(Snapshot values) {
        beforeInsert = values;
    }

    /** Notes that the row was inserted. */
    public void insertedAs(EntityKey newKey, Snapshot row) {
        key = newKey;
        flushed = row;
        inserted = true;
        state = ObjectState.PERSISTENT;
        forcedNulls.clear();
    }

    /** Notes that the row was updated; keeps the transaction's start at the first time. */
    public void updatedTo(EntityKey newKey, Snapshot row) {
        if (transactionStart == null && !inserted) {
            transactionStart = flushed;
            keyAtStart = key;
        }
        key = newKey;
        flushed = row;
    }

    /** Notes that values were read anew. */
    public void reloaded(Snapshot row) {
        flushed = row;
        expired = false;
        expiredProperties.clear();
    }

    /** Makes the entry of another object for the same row, whose values were read anew. */
    public ObjectEntry<E> replacedBy(E other, Snapshot row) {
        ObjectEntry<E> entry = loaded(other, plan, key(), row);
        entry.keyAtStart = keyAtStart;
        entry.inserted = inserted;
        return entry;
    }

    /** Ends the transaction: what was flushed is now what a rollback keeps. */
    public void committed() {
        transactionStart = null;
        keyAtStart = null;
        beforeInsert = null;
        inserted = false;
    }

    /** Puts the object back to the start of the transaction. */
    public void restore() {
        Snapshot start = transactionStart == null ? flushed() : transactionStart;
        key = keyAtStart();
        flushed = start;
        state = ObjectState.PERSISTENT;
        committed();
        revert();
    }

    /** Gives every property the value that was last loaded or flushed. */
    public void revert() {
        Snapshot row = flushed();
        for (PropertyPlan<E> property : plan.properties()) {
            if (property.differs(object, row)) {
                property.restore(row, object);
            }
        }
    }

    /** Returns the indexes of the properties whose values differ from the row. */
    public BitSet changes() {
        Snapshot row = flushed();
        BitSet changed = new BitSet();
        for (PropertyPlan<E> property : plan.properties()) {
            if (!property.isComputed() && property.differs(object, row)) {
                changed.set(property.index());
            }
        }
        return changed;
    }

    /** Tells whether the object's key is another than its row's, so that a flush gives the row's key free. */
    public boolean changesKey() {
        Snapshot row = flushed();
        return plan.key().stream().anyMatch(property -> property.differs(object, row));
    }

    /** Tells whether a property's value differs from the row. */
    public boolean isDirty() {
        Snapshot row = flushed();
        for (PropertyPlan<E> property : plan.properties()) {
            if (!property.isComputed() && property.differs(object, row)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Takes back what a flush wrote into an object whose INSERT is undone: generated keys and defaults. What the user
     * set meanwhile stays.
     */
    public void restoreBeforeInsert() {
        Snapshot before = beforeInsert;
        if (before == null) {
            return;
        }
        Snapshot written = flushed;
        for (PropertyPlan<E> property : plan.properties()) {
            boolean writtenByFlush = written == null
                    ? property.differs(object, before)
                    : property.differs(written, before) && !property.differs(object, written);
            if (writtenByFlush) {
                property.restore(before, object);
            }
        }
        key = null;
        flushed = null;
        committed();
    }

    /** Tells whether a stream loaded the object, which nobody else has asked for since. */
    public boolean isPassing() {
        return passing;
    }

    public void passing(boolean loadedByStream) {
        passing = loadedByStream;
    }

    /** Tells whether a rollback would change the object, the session's changes not being flushed aside. */
    public boolean isTouchedByTransaction() {
        return inserted || transactionStart != null;
    }

    public boolean isExpired() {
        return expired || !expiredProperties.isEmpty();
    }

    public boolean isExpired(PropertyPlan<?> property) {
        return expired || expiredProperties.get(property.index());
    }

    public void expire() {
        expired = true;
    }

    public void expire(PropertyPlan<?> property) {
        expiredProperties.set(property.index());
    }

    public void forceNull(PropertyPlan<?> property) {
        forcedNulls.set(property.index());
    }

    public boolean isForcedNull(PropertyPlan<?> property) {
        return forcedNulls.get(property.index());
    }

    /** Names the object for people without calling any of its methods. */
    public String describe() {
        return key != null
                ? key.toString()
                : plan.mapper().type().getSimpleName() + "@" + Integer.toHexString(System.identityHashCode(object));
    }
}

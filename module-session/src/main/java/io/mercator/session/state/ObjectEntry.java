package io.mercator.session.state;

import io.mercator.api.error.SessionException;
import io.mercator.api.session.ObjectState;
import io.mercator.api.sql.Expression;
import io.mercator.session.mapper.EntityKey;
import io.mercator.session.mapper.MapperPlan;
import io.mercator.session.mapper.PropertyPlan;
import io.mercator.session.mapper.Snapshot;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
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
    private int expirations;
    private final BitSet expiredProperties = new BitSet();
    private final BitSet deferredProperties = new BitSet();
    private final BitSet forcedNulls = new BitSet();
    /** SQL expressions that the next flush writes in place of values, by property. */
    private Map<Integer, Expression<?>> assigned = Map.of();
    /** What each relationship had at the last load or flush: an object, null, or a collection of the session's own. */
    private final @Nullable Object[] related;
    /** The references that the transaction's first flush of a change found. */
    private @Nullable Object @Nullable [] relatedAtStart;
    /** What one-to-one references had when both sides were last brought into step, those that differ from a flush. */
    private Map<Integer, @Nullable Object> paired = Map.of();

    /** Stands for a reference that was never loaded. */
    public static final Object UNKNOWN = new Object();

    private ObjectEntry(E object, MapperPlan<E> plan, ObjectState state) {
        this.object = object;
        this.plan = plan;
        this.state = state;
        this.related = new @Nullable Object[plan.relations().size()];
        if (state == ObjectState.PERSISTENT) {
            Arrays.fill(related, UNKNOWN);
        }
    }

    /** Returns what a relationship had at the last load or flush. */
    public @Nullable Object related(int index) {
        return related[index];
    }

    /** Notes what a relationship has after a load. */
    public void related(int index, @Nullable Object value) {
        related[index] = value;
    }

    /** Returns what a one-to-one reference had when it was last in step with its other side. */
    public @Nullable Object paired(int index) {
        return paired.containsKey(index) ? paired.get(index) : related[index];
    }

    /** Notes that a one-to-one reference is in step with its other side. */
    public void paired(int index, @Nullable Object value) {
        if (paired.isEmpty()) {
            paired = new TreeMap<>();
        }
        paired.put(index, value);
    }

    /** Notes that a flush, or a rollback, has made both sides of references what the rows have. */
    public void pairsSettled() {
        paired = Map.of();
    }

    /** Notes what a reference has after a flush; keeps the transaction's start at the first time. */
    public void relatedAfterFlush(int index, @Nullable Object value) {
        if (relatedAtStart == null && !inserted) {
            relatedAtStart = related.clone();
        }
        related[index] = value;
    }

    /** Returns what a reference had when the transaction began. */
    public @Nullable Object relatedAtStart(int index) {
        return relatedAtStart == null ? related[index] : relatedAtStart[index];
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
        assigned = Map.of();
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
        reloaded(row, new BitSet());
    }

    /** Notes that values were read anew, but for some properties. */
    public void reloaded(Snapshot row, BitSet missing) {
        flushed = row;
        if (expired) {
            expiredProperties.set(0, plan.properties().size());
        }
        expired = false;
        expiredProperties.and(missing);
        expiredProperties.andNot(deferredProperties);
        deferredProperties.and(missing);
    }

    /** Notes properties that were not read; each is when it is asked for. */
    public void deferred(BitSet missing) {
        deferredProperties.or(missing);
    }

    public boolean hasDeferred() {
        return !deferredProperties.isEmpty();
    }

    /** Returns the properties that were never read, by index. */
    public BitSet deferred() {
        return (BitSet) deferredProperties.clone();
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
        assigned = Map.of();
        relatedAtStart = null;
        paired = Map.of();
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
            if (isSaved(property) && property.differs(object, row)) {
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

    /** Tells whether what the object has for a property goes into its row. */
    private boolean isSaved(PropertyPlan<E> property) {
        return !property.isComputed() && property != plan.version();
    }

    /** Tells whether a property's value differs from the row, or an expression waits to be written. */
    public boolean isDirty() {
        if (!assigned.isEmpty()) {
            return true;
        }
        Snapshot row = flushed();
        for (PropertyPlan<E> property : plan.properties()) {
            if (isSaved(property) && property.differs(object, row)) {
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
        assigned = Map.of();
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
        return expired || expiredProperties.get(property.index()) || deferredProperties.get(property.index());
    }

    public void expire() {
        expired = true;
        expirations++;
    }

    /** Counts how often the object was expired, so that a collection knows when it is older than that. */
    public int expirations() {
        return expirations;
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

    /** Has the next flush write an SQL expression in place of a property's value. */
    public void assign(PropertyPlan<?> property, Expression<?> expression) {
        String refused = plan.key().contains(property)
                ? "is part of the key, which the session must know"
                : property == plan.version()
                        ? "holds the version, which the session counts"
                        : property.isComputed() ? "is computed by the database" : null;
        if (refused != null) {
            throw new SessionException("An expression cannot be assigned to property '" + property.name() + "' of "
                    + describe() + ": column '" + property.column().table().qualifiedName() + "."
                    + property.column().name() + "' " + refused + ". Assign to another column, or send"
                    + " execute(update(...)).");
        }
        Map<Integer, Expression<?>> more = new TreeMap<>(assigned);
        more.put(property.index(), expression);
        assigned = more;
    }

    /** Tells whether an expression waits to be written in place of a property's value. */
    public boolean isAssigned(PropertyPlan<?> property) {
        return assigned.containsKey(property.index());
    }

    /** Returns the expressions that wait to be written, by the properties' indexes in ascending order. */
    public Map<Integer, Expression<?>> assigned() {
        return assigned;
    }

    /** Forgets the expressions, which were written. */
    public void clearAssigned() {
        assigned = Map.of();
    }

    /** Names the object for people without calling any of its methods. */
    public String describe() {
        return key != null
                ? key.toString()
                : plan.mapper().type().getSimpleName() + "@" + Integer.toHexString(System.identityHashCode(object));
    }
}

package io.mercator.session.state;

import io.mercator.api.error.SessionException;
import io.mercator.api.mapping.Loading;
import io.mercator.api.session.ObjectState;
import io.mercator.api.sql.Expression;
import io.mercator.session.mapper.ColumnValues;
import io.mercator.session.mapper.EntityKey;
import io.mercator.session.mapper.MapperPlan;
import io.mercator.session.mapper.PropertyPlan;
import io.mercator.session.mapper.Snapshot;
import io.mercator.session.mapper.WovenSlot;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a session knows of one object.
 *
 * <p>Two baselines: {@link #flushed} is what the database has as far as the session knows, against which changes are
 * told; {@link #transactionStart} is what it had before the first flush of the transaction changed it, which a rollback
 * puts back. While no flush changed the object the second is null and the first serves for both.
 *
 * <p>The entry of a woven object lies in the object's slot and hears of its fields. As long as every change is told the entry
 * of an object that has none keeps no snapshot: the object itself is what the database has, and {@link #touch} takes the
 * snapshot before the first change.
 *
 * @param <E> the mapped class
 */
public final class ObjectEntry<E> extends SlotEntry {
    /** Stands for a reference that was never loaded. */
    public static final Object UNKNOWN = RelatedValues.UNKNOWN;

    private final E object;
    private final MapperPlan<E> plan;
    private LoadedState loaded = LoadedState.FRESH;
    private final RelatedValues related;
    private ObjectState state;
    private @Nullable EntityKey key;
    private @Nullable EntityKey keyAtStart;
    private @Nullable Snapshot flushed;
    private @Nullable Object @Nullable [] hidden;
    private @Nullable Snapshot transactionStart;
    private @Nullable Snapshot beforeInsert;
    private boolean inserted;
    private boolean passing;
    private boolean kept;
    private @Nullable BitSet forcedNulls;
    /** SQL expressions that the next flush writes in place of values, by property. */
    private Map<Integer, Expression<?>> assigned = Map.of();

    /** Whether hooks tell all changes, so that only what is touched differs from its row. */
    private boolean tracked;

    private boolean touched;
    /** Whether the object has handed out a value that can be changed in place. */
    private boolean compared;

    private ObjectEntry(E object, MapperPlan<E> plan, ObjectState state) {
        this.object = object;
        this.plan = plan;
        this.state = state;
        this.related = RelatedValues.of(plan.relations().size(), state == ObjectState.PERSISTENT);
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

    /** Comes into a session. */
    void attach(AccessListener hears, int number) {
        if (plan.isWoven()) {
            tracked = plan.fields().isWhole();
            compared = state == ObjectState.PENDING && plan.fields().hasMutable();
            touched = !tracked || state == ObjectState.PENDING;
        }
        listenAs(hears, number);
    }

    /** Leaves the session. A woven object that lacks something tells so when it is read; another has nothing to tell. */
    void detach() {
        loaded.keepOverwritten();
        leave(loaded.hasDeferred() || related.hasUnknown());
    }

    /** Leaves the session of an object that has no row, and so lacks nothing. */
    void forget() {
        leave(false);
    }

    @Override
    Object slotOwner() {
        return Objects.requireNonNull(object);
    }

    @Override
    boolean isWoven() {
        return plan.isWoven();
    }

    @Override
    ObjectEntry<E> self() {
        return this;
    }

    @Override
    int kinds() {
        boolean lacks = loaded.isStale() || related.hasUnknown();
        int kinds = WovenSlot.bit(WovenSlot.WRITE_MUTABLE) | WovenSlot.bit(WovenSlot.WRITTEN);
        if (lacks) {
            kinds |= WovenSlot.bit(WovenSlot.READ);
        }
        if (lacks || (plan.fields().hasMutable() && !compared)) {
            kinds |= WovenSlot.bit(WovenSlot.READ_MUTABLE);
        }
        if (lacks || !touched) {
            kinds |= WovenSlot.bit(WovenSlot.WRITE);
        }
        return kinds;
    }

    /** Takes the snapshot of what the database has, before the object gets another value. */
    void touch() {
        if (!touched) {
            if (key != null && flushed == null) {
                flushed = flushed();
            }
            touched = true;
            rewatch();
        }
    }

    /** Notes that a value that can be changed in place is in other hands. */
    public void compare() {
        compared = true;
        rewatch();
    }

    /** Tells whether the object may differ from its row: always, unless hooks tell its changes and have told none. */
    public boolean isTouched() {
        return !tracked || touched;
    }

    /** Gives the snapshot up that an object does not need which is as its row is. */
    public void settle() {
        if (tracked && !touched && flushed != null) {
            hidden = plan.hidden(flushed);
            flushed = null;
        }
        rewatch();
    }

    /** Tells whether the object is again as one that was never touched, at the end of a transaction. */
    boolean untouch() {
        boolean isClean = tracked
                && touched
                && !compared
                && state == ObjectState.PERSISTENT
                && assigned.isEmpty()
                && !loaded.hasOverwritten();
        if (isClean) {
            touched = false;
            settle();
        }
        return isClean;
    }

    /** Returns what a relationship had at the last load or flush. */
    public @Nullable Object related(int index) {
        return related.get(index);
    }

    /** Notes what a relationship has after a load. */
    public void related(int index, @Nullable Object value) {
        related.set(index, value);
        rewatch();
    }

    /** Tells whether anything was said of the object's references since the last flush that they do not show. */
    public boolean hasRelatedNotes() {
        return related.hasNotes();
    }

    /** Tells whether nobody knows what a reference is to be: neither the row's was found nor another assigned. */
    public boolean isUnknown(int index) {
        return related.isUnknown(index);
    }

    /** Tells whether a reference that has a value now has another than at the last load or flush. */
    public boolean isChanged(int index, @Nullable Object value) {
        return value != related.get(index) && (value != null || !related.isUnknown(index));
    }

    /** Notes that a reference is assigned, which counts even where nobody knows what the row has. */
    public void assign(int index) {
        related.assign(index);
        rewatch();
    }

    /** Notes that nobody knows any more what the row has in place of a reference. */
    public void lose(int index) {
        if (!inserted) {
            related.keepStart();
        }
        Object last = related.paired(index);
        related.set(index, UNKNOWN);
        related.pair(index, last);
        rewatch();
    }

    /** Notes that the row was found to have another reference than was known, which a rollback is to find anew. */
    public void loseStart(int index) {
        related.loseStart(index);
    }

    /** Notes why a reference stays unknown: it is refused, or is to be as if there were none. */
    public void leave(int index, Loading why) {
        related.leave(index, why);
        rewatch();
    }

    /** Returns why a reference stays unknown, null where it is loaded when it is read. */
    public @Nullable Loading left(int index) {
        return related.left(index);
    }

    /** Returns what a one-to-one reference had when it was last in step with its other side. */
    public @Nullable Object paired(int index) {
        return related.paired(index);
    }

    /** Returns what a reference had at the last load or flush, or was last known to have before it was assigned. */
    public @Nullable Object lastKnown(int index) {
        Object value = related.get(index);
        return value == UNKNOWN ? related.paired(index) : value;
    }

    /** Notes that a one-to-one reference is in step with its other side. */
    public void paired(int index, @Nullable Object value) {
        related.pair(index, value);
    }

    /** Notes that a flush, or a rollback, has made both sides of references what the rows have. */
    public void pairsSettled() {
        related.settlePairs();
    }

    /** Notes what a reference has after a flush; keeps the transaction's start at the first time. */
    public void relatedAfterFlush(int index, @Nullable Object value) {
        if (!inserted) {
            related.keepStart();
        }
        related(index, value);
    }

    /** Returns what a reference had when the transaction began. */
    public @Nullable Object relatedAtStart(int index) {
        return related.atStart(index);
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
        Snapshot row = flushed;
        if (row != null) {
            return row;
        }
        if (key == null) {
            throw new IllegalStateException("An object without a row has no values in the database: " + describe());
        }
        return plan.capture(object, hidden);
    }

    /** Returns the values of columns that the database has together, null when one of them is NULL. */
    public @Nullable ColumnValues flushed(List<PropertyPlan<E>> properties) {
        boolean isInObject = flushed == null
                && properties.stream().noneMatch(property -> property.property().isHidden());
        return isInObject ? ColumnValues.of(properties, object) : ColumnValues.of(properties, flushed());
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
        forcedNulls = null;
        assigned = Map.of();
    }

    /** Notes that the row was updated; keeps the transaction's start at the first time. */
    public void updatedTo(EntityKey newKey, Snapshot row) {
        if (transactionStart == null && !inserted) {
            transactionStart = flushed;
            keyAtStart = key;
            loaded.keepStart(plan.properties().size());
        }
        key = newKey;
        flushed = row;
        loaded.settle(true);
        rewatch();
    }

    /** Notes that values were read anew, but for some properties. */
    public void reloaded(Snapshot row, BitSet missing) {
        flushed = row;
        if (loaded.isExpired()) {
            related.reloaded();
        }
        loaded.reloaded(missing, plan.properties().size());
        rewatch();
    }

    /** Notes properties that were not read; each is when it is asked for. */
    public void deferred(BitSet missing) {
        if (!missing.isEmpty()) {
            loaded = loaded.own();
            loaded.defer(missing);
        }
        rewatch();
    }

    public boolean hasDeferred() {
        return loaded.hasDeferred();
    }

    /** Returns the properties that were never read, by index. */
    public BitSet deferred() {
        return loaded.deferred();
    }

    /** Notes that properties of an object that left its session are assigned. */
    public void given(BitSet properties) {
        loaded.overwrite(properties);
        loaded.keepOverwritten();
        rewatch();
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
        related.committed();
        loaded.committed();
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
        loaded.restoreStart();
        committed();
        revert();
    }

    /** Gives every property the value that was last loaded or flushed. */
    public void revert() {
        loaded.settle(false);
        Snapshot row = flushed();
        for (PropertyPlan<E> property : plan.properties()) {
            if (property.differs(object, row)) {
                property.restore(row, object);
            }
        }
        rewatch();
    }

    /** Returns the indexes of the properties whose values differ from the row. */
    public BitSet changes() {
        BitSet changed = new BitSet();
        if (isTouched()) {
            Snapshot row = flushed();
            for (PropertyPlan<E> property : plan.properties()) {
                changed.set(property.index(), isChanged(property, row));
            }
        }
        return changed;
    }

    private boolean isChanged(PropertyPlan<E> property, Snapshot row) {
        return isSaved(property) && (loaded.isOverwritten(property.index()) || property.differs(object, row));
    }

    /** Tells whether the object's key is another than its row's, so that a flush gives the row's key free. */
    public boolean changesKey() {
        if (!isTouched()) {
            return false;
        }
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
        if (!isTouched()) {
            return false;
        }
        Snapshot row = flushed();
        List<PropertyPlan<E>> saved = plan.writes().saved();
        // by index: each flush asks all objects, and an iterator would be all that it allocates
        for (int index = 0; index < saved.size(); index++) {
            PropertyPlan<E> property = saved.get(index);
            if (loaded.isOverwritten(property.index()) || property.differs(object, row)) {
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

    /** Tells whether the entry is in the table of objects, beside the identity map. */
    boolean isKept() {
        return kept;
    }

    void kept(boolean inTable) {
        kept = inTable;
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
        return loaded.isExpired();
    }

    /** Tells whether a property must be read from the row before its value counts. */
    public boolean isExpired(PropertyPlan<?> property) {
        return loaded.isStale(property.index());
    }

    public void expire() {
        loaded = loaded.own();
        loaded.expire();
        rewatch();
    }

    /** Counts how often the object was expired, so that a collection knows when it is older than that. */
    public int expirations() {
        return loaded.expirations();
    }

    public void expire(PropertyPlan<?> property) {
        loaded = loaded.own();
        loaded.expire(property);
        rewatch();
    }

    /** Notes that properties are assigned; those whose rows are not known are written whatever these have. */
    public void overwrite(BitSet properties) {
        loaded.overwrite(properties);
        rewatch();
    }

    /** Tells whether a property was assigned while its row was not known. */
    public boolean isOverwritten(PropertyPlan<?> property) {
        return loaded.isOverwritten(property.index());
    }

    public void forceNull(PropertyPlan<?> property) {
        BitSet forced = forcedNulls == null ? new BitSet() : forcedNulls;
        forced.set(property.index());
        forcedNulls = forced;
    }

    public boolean isForcedNull(PropertyPlan<?> property) {
        return forcedNulls != null && forcedNulls.get(property.index());
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
                : plan.mapper().type().getSimpleName() + "@"
                        + Integer.toHexString(System.identityHashCode(Objects.requireNonNull(object)));
    }
}

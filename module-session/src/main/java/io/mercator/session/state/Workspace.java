package io.mercator.session.state;

import io.mercator.api.session.ObjectState;
import io.mercator.session.mapper.EntityKey;
import io.mercator.session.mapper.MapperPlan;
import io.mercator.session.mapper.MapperPlans;
import io.mercator.session.mapper.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All objects of one session: how each stands, and how they pass from one state to the next. Sends no SQL.
 *
 * <p>An entry is in the lookup from {@code add} or load until it leaves the session; in the identity map while it is
 * persistent; in {@code pending} or {@code marked} while the next flush will insert or delete it.
 */
public final class Workspace {
    private final ObjectStates states;
    private final TouchedEntries touched = new TouchedEntries();
    /** Woven objects whose rows a flush of this transaction deleted. */
    private final Set<ObjectEntry<?>> gone = new OrderedEntries();

    private final Set<ObjectEntry<?>> pending = new OrderedEntries();
    private final Set<ObjectEntry<?>> marked = new OrderedEntries();
    private final Possessions possessions;
    private Supplier<? extends EntryHook> hooks = () -> EntryHook.NONE;
    private @Nullable EntryHook hook;
    /** The classes of which rows were read again since that was asked last. */
    private Set<MapperPlan<?>> reloaded = Set.of();

    /**
     * Creates the workspace of a session.
     *
     * @param owners who has which plain object, when the factory is strict
     * @param listener hears of reads and assignments in woven objects
     */
    public Workspace(Object session, @Nullable OwnerRegistry owners, MapperPlans plans, AccessListener listener) {
        this.states = new ObjectStates(plans, listener);
        this.possessions = new Possessions(session, owners);
    }

    public IdentityMap identity() {
        return states.identity();
    }

    public @Nullable ObjectEntry<?> find(Object object) {
        return states.find(object);
    }

    public List<ObjectEntry<?>> pending() {
        return List.copyOf(pending);
    }

    public List<ObjectEntry<?>> marked() {
        return List.copyOf(marked);
    }

    /** Tells whether the next flush deletes any object's row. */
    public boolean hasMarked() {
        return !marked.isEmpty();
    }

    /** Tells whether the next flush deletes an object's row. */
    public boolean isMarked(ObjectEntry<?> entry) {
        return marked.contains(entry);
    }

    /** Returns the persistent objects of a class that may differ from their rows, in the order in which they came. */
    public List<? extends ObjectEntry<?>> candidates(MapperPlan<?> plan) {
        if (!plan.isWoven()) {
            return identity().candidates(plan);
        }
        List<ObjectEntry<?>> all = touched.of(plan);
        all.removeIf(entry -> entry.state() == ObjectState.PENDING || gone.contains(entry));
        return all;
    }

    /**
     * Notes that an object is about to be changed. Its row's values are kept from then on, and the session holds it until
     * the transaction ends.
     */
    public void touch(ObjectEntry<?> entry) {
        if (entry.plan().isWoven() && entry.isAttached()) {
            entry.touch();
            touched.add(entry);
        }
    }

    /** Notes that an object may change without telling, as a plain one does. */
    public void compare(ObjectEntry<?> entry) {
        touch(entry);
        entry.compare();
    }

    /** Refuses a woven object of another open session, before anything of it is read. */
    public void checkOwn(ObjectEntry<?> entry) {
        if (states.isForeign(entry.object())) {
            throw ObjectStates.foreign(entry);
        }
    }

    /** Tells whether a woven object belongs to another open session. */
    public boolean isForeign(Object object) {
        return states.isForeign(object);
    }

    /**
     * Returns the objects of classes with relationships that may differ from their rows: pending and persistent ones, and
     * those being deleted.
     */
    public List<ObjectEntry<?>> related() {
        List<ObjectEntry<?>> all = new ArrayList<>();
        for (MapperPlan<?> plan : identity().plans()) {
            if (!plan.relations().isEmpty()) {
                all.addAll(candidates(plan));
            }
        }
        for (ObjectEntry<?> entry : pending) {
            if (!entry.plan().relations().isEmpty()) {
                all.add(entry);
            }
        }
        return all;
    }

    /** Says who hears of objects that come, change their row and go back; asked when there is the first such object. */
    public void hook(Supplier<? extends EntryHook> made) {
        hooks = made;
    }

    private EntryHook hook() {
        EntryHook known = hook;
        if (known == null) {
            known = hooks.get();
            hook = known;
        }
        return known;
    }

    /** Notes that an object's row was read over what the user changed. */
    public void overwritten(ObjectEntry<?> entry) {
        hook().overwritten(entry);
    }

    /** Tells whether objects of a class may have other values than a flush found last. */
    public boolean mayDiffer(MapperPlan<?> plan) {
        return reloaded.contains(plan) || !candidates(plan).isEmpty();
    }

    /** Notes that a flush has looked at what was read again. */
    public void looked() {
        reloaded = Set.of();
    }

    /** Notes that an object's row was read again. */
    public void refreshed(ObjectEntry<?> entry, Snapshot before, boolean wasExpired) {
        if (reloaded.isEmpty()) {
            reloaded = new HashSet<>();
        }
        reloaded.add(entry.plan());
        hook().refreshed(entry, before, wasExpired);
    }

    /** Tells whether the next flush will insert or delete something. */
    public boolean hasPlannedWork() {
        return !pending.isEmpty() || !marked.isEmpty();
    }

    public ObjectState state(Object object) {
        ObjectEntry<?> entry = states.find(object);
        if (entry != null) {
            return entry.state();
        }
        return possessions.departed(object) == null ? ObjectState.TRANSIENT : ObjectState.DETACHED;
    }

    /** Returns the entry of a persistent object, or says why there is none. */
    public ObjectEntry<?> persistent(Object object, String operation) {
        ObjectEntry<?> entry = states.find(object);
        if (entry != null && entry.isPersistent()) {
            return entry;
        }
        throw WorkspaceErrors.notPersistent(object, state(object), operation);
    }

    public void addPending(ObjectEntry<?> entry) {
        Object known = possessions.departed(entry.object());
        if (known instanceof EntityKey key) {
            throw WorkspaceErrors.hasRow(key);
        }
        attach(entry);
        pending.add(entry);
    }

    /** Takes the object of a row in that is to have no entry until somebody asks for that. */
    public <E> void addBare(NumberedEntries<E> entries, int place, long key, E object, Snapshot row) {
        if (!possessions.take(object, false)) {
            throw ObjectStates.foreign(entries.describe(key));
        }
        possessions.returned(object);
        entries.put(place, key, object, row);
    }

    /** Takes the object of a row in. */
    public void addLoaded(ObjectEntry<?> entry) {
        attach(entry);
        identity().put(entry);
        if (entry.plan().isWoven() && entry.isTouched()) {
            touched.add(entry);
        }
        hook().arrived(entry);
        entry.settle();
    }

    /** Lets an immutable object go whose row has changed, and takes the new one in. */
    public void replaced(ObjectEntry<?> entry, ObjectEntry<?> next) {
        depart(entry, true);
        addLoaded(next);
    }

    private void attach(ObjectEntry<?> entry) {
        if (!possessions.take(entry.object(), entry.plan().isWoven())) {
            throw ObjectStates.foreign(entry);
        }
        states.attach(entry);
        possessions.returned(entry.object());
    }

    public void mark(ObjectEntry<?> entry) {
        entry.state(ObjectState.DELETED);
        marked.add(entry);
    }

    /** Takes a mark back; false when the row was already deleted by a flush. */
    public boolean unmark(ObjectEntry<?> entry) {
        if (!marked.remove(entry)) {
            return false;
        }
        entry.state(ObjectState.PERSISTENT);
        return true;
    }

    /** Notes that a flush inserted the row. */
    public void inserted(ObjectEntry<?> entry) {
        taken(entry);
        identity().put(entry);
    }

    /** Notes that a flush had a new object take over the row of a deleted one; its key goes into the identity map after. */
    public void taken(ObjectEntry<?> entry) {
        pending.remove(entry);
        touch(entry);
    }

    /** Notes that a flush deleted the row; the object stays known until the transaction ends. */
    public void deleted(ObjectEntry<?> entry) {
        marked.remove(entry);
        identity().remove(entry, entry.key());
        if (entry.plan().isWoven()) {
            gone.add(entry);
        }
    }

    /** Lets an object go. A row that it had is remembered, so that adding the object again is told. */
    public void depart(ObjectEntry<?> entry, boolean hasRow) {
        if (entry.hasKey()) {
            identity().remove(entry, entry.key());
        }
        release(entry);
        pending.remove(entry);
        marked.remove(entry);
        gone.remove(entry);
        if (entry.hasKey()) {
            possessions.depart(entry.object(), hasRow ? entry.key() : Boolean.FALSE);
        }
    }

    /** Lets all objects go. Rows that they have are remembered, so that adding one of them again is told. */
    public void departAll() {
        for (ObjectEntry<?> entry : all()) {
            depart(entry, entry.isPersistent() || marked.contains(entry));
        }
    }

    private Set<ObjectEntry<?>> all() {
        Set<ObjectEntry<?>> all = new LinkedHashSet<>(known());
        for (MapperPlan<?> plan : identity().plans()) {
            all.addAll(identity().of(plan));
        }
        return all;
    }

    /** Lets go what a stream loaded and moves on from, unless it was changed, or somebody else asked for it. */
    public void passed(Object object) {
        ObjectEntry<?> entry = states.find(object);
        if (entry == null || !entry.isPassing()) {
            return;
        }
        entry.passing(false);
        if (entry.isPersistent() && !entry.isTouchedByTransaction() && !entry.isDirty() && !hook().isChanged(entry)) {
            depart(entry, true);
        }
    }

    private void release(ObjectEntry<?> entry) {
        states.detach(entry);
        touched.remove(entry);
        possessions.release(entry.object(), entry.plan().isWoven());
    }

    /** Ends a committed transaction: deleted objects leave, the rest has a new start. */
    public void committed(boolean expire) {
        for (ObjectEntry<?> entry : known()) {
            if (entry.state() == ObjectState.DELETED) {
                depart(entry, false);
            } else {
                hook().committed(entry);
                entry.committed();
            }
        }
        ended(expire);
    }

    /** Returns what may have another state than at the transaction's start: plain objects' entries, and woven ones touched. */
    private List<ObjectEntry<?>> known() {
        List<ObjectEntry<?>> all = states.plain();
        all.addAll(touchedWoven());
        return all;
    }

    private Set<ObjectEntry<?>> touchedWoven() {
        if (touched.isEmpty() && pending.isEmpty() && marked.isEmpty() && gone.isEmpty()) {
            return Set.of();
        }
        Set<ObjectEntry<?>> all = new LinkedHashSet<>(touched.all());
        all.addAll(pending);
        all.addAll(marked);
        all.addAll(gone);
        all.removeIf(entry -> !entry.plan().isWoven());
        return all;
    }

    /** After a transaction objects are what their rows are, as far as is known, or expire. */
    private void ended(boolean expire) {
        for (ObjectEntry<?> entry : touched.all()) {
            if (entry.untouch()) {
                touched.remove(entry);
            }
        }
        if (expire) {
            identity().expire();
        }
    }

    /**
     * Returns what a rollback may change: what is known, and plain objects, of which nobody tells what the user changed. In the
     * order in which they came, since they come into the identity map again, and later flushes go through that.
     */
    private List<ObjectEntry<?>> changeable() {
        Set<ObjectEntry<?>> all = new LinkedHashSet<>(known());
        for (MapperPlan<?> plan : identity().plans()) {
            if (!plan.isWoven()) {
                all.addAll(candidates(plan));
            }
        }
        List<ObjectEntry<?>> ordered = new ArrayList<>(all);
        ordered.sort(Comparator.comparingInt(ObjectEntry::sequence));
        return ordered;
    }

    /** Puts every object back to the transaction's start. A setter that throws does not keep the others from it. */
    public void rolledBack(boolean expire) {
        RuntimeException failure = null;
        List<ObjectEntry<?>> all = changeable();
        for (ObjectEntry<?> entry : all) {
            if (entry.hasKey()) {
                identity().remove(entry, entry.key());
            }
        }
        for (ObjectEntry<?> entry : all) {
            try {
                restore(entry);
            } catch (RuntimeException thrown) {
                if (failure == null) {
                    failure = thrown;
                } else {
                    failure.addSuppressed(thrown);
                }
            }
        }
        pending.clear();
        marked.clear();
        gone.clear();
        ended(expire);
        if (failure != null) {
            throw failure;
        }
    }

    private void restore(ObjectEntry<?> entry) {
        if (entry.state() == ObjectState.PENDING || entry.isInserted()) {
            release(entry);
            entry.forget();
            entry.restoreBeforeInsert();
            return;
        }
        try {
            hook().restored(entry);
            entry.restore();
        } finally {
            identity().put(entry);
            entry.settle();
        }
    }

    private Set<ObjectEntry<?>> allWoven() {
        Set<ObjectEntry<?>> all = touchedWoven();
        for (MapperPlan<?> plan : identity().plans()) {
            if (plan.isWoven()) {
                all = new LinkedHashSet<>(all);
                all.addAll(identity().of(plan));
            }
        }
        return all;
    }

    /** Lets all objects go as they are. */
    public void clear() {
        states.plain().forEach(this::release);
        for (ObjectEntry<?> entry : allWoven()) {
            release(entry);
        }
        if (possessions.areTold()) {
            identity().forEachUnmade(object -> possessions.release(object, false));
        }
        states.clear();
        pending.clear();
        marked.clear();
        gone.clear();
    }
}

package io.mercator.session;

import io.mercator.api.error.ResourceClosedException;
import io.mercator.api.error.SessionException;
import io.mercator.api.mapping.Cascade;
import io.mercator.api.mapping.Loading;
import io.mercator.api.session.ObjectState;
import io.mercator.session.load.RelatedLoader;
import io.mercator.session.mapper.PropertyPlan;
import io.mercator.session.mapper.RelationPlan;
import io.mercator.session.relation.CascadeReach;
import io.mercator.session.relation.CollectionState;
import io.mercator.session.relation.DeleteCascade;
import io.mercator.session.relation.FlushedRelations;
import io.mercator.session.relation.RelationChanges;
import io.mercator.session.relation.RelationHook;
import io.mercator.session.relation.RelationListener;
import io.mercator.session.relation.RelationRevert;
import io.mercator.session.relation.RelationSync;
import io.mercator.session.relation.RelationWork;
import io.mercator.session.relation.TrackedCollections;
import io.mercator.session.state.ObjectEntry;
import io.mercator.session.state.Workspace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The relationships of a session's objects: what collections ask for, what cascades reach, what a flush has to do. */
final class SessionRelations implements RelationListener {
    private static final BitSet NOTHING = new BitSet();

    private final SessionCore core;
    private final Workspace workspace;
    private final RelationSync sync;
    private final RelationHook hook;
    private final CascadeReach reach;
    private final FlushedRelations flushed;
    private final boolean present;
    /** Whether the objects were found to be as the last flush left their relationships. */
    private boolean settled = true;

    SessionRelations(SessionCore core) {
        this.core = core;
        this.workspace = core.workspace();
        this.present = core.plans().hasRelations();
        TrackedCollections collections = new TrackedCollections(this);
        this.sync = new RelationSync(workspace, this, collections);
        this.hook = new RelationHook(collections);
        this.reach = new CascadeReach(workspace);
        this.flushed = new FlushedRelations(workspace);
    }

    /** Returns who hears of the objects that relationships hang on to. */
    RelationHook hook() {
        return hook;
    }

    /** Brings all objects into step. */
    void synchronize() {
        settled = !present || sync.synchronize();
    }

    /** Tells what a flush has to do; objects are in step by then. */
    RelationWork work() {
        return settled ? RelationWork.NONE : RelationChanges.of(workspace, this);
    }

    /**
     * Notes that a flush has written everything.
     *
     * @param written the objects whose own columns it wrote
     */
    void flushed(Collection<ObjectEntry<?>> written) {
        if (present) {
            flushed.flushed(settled ? written : workspace.related());
        }
    }

    @Override
    public boolean isAttached(ObjectEntry<?> owner) {
        return !core.isClosed() && workspace.find(owner.object()) == owner;
    }

    @Override
    public void touched(ObjectEntry<?> entry) {
        workspace.touch(entry);
    }

    @Override
    @SuppressWarnings("unchecked") // the entry is the object's own
    public <E, T> void refer(RelationPlan<E, T> relation, E object, @Nullable T value) {
        ObjectEntry<?> entry = workspace.find(object);
        if (entry != null) {
            workspace.touch(entry);
            overwrite((ObjectEntry<E>) entry, relation);
        }
        relation.reference(object, value);
    }

    /** A woven object's reference that is assigned while its row is not known is written whatever the row has. */
    <E> void overwrite(ObjectEntry<E> entry, RelationPlan<E, ?> relation) {
        BitSet expired = expired(entry, relation);
        if (!expired.isEmpty()) {
            entry.overwrite(expired);
            entry.lose(relation.index());
        }
        entry.assign(relation.index());
    }

    /** Returns the properties of a foreign key that show what the row had once; its key is known always. */
    private static <E> BitSet expired(ObjectEntry<E> entry, RelationPlan<E, ?> relation) {
        if (!relation.hasForeignKey() || !entry.plan().isWoven()) {
            return NOTHING;
        }
        BitSet expired = new BitSet();
        for (PropertyPlan<E> property : relation.local()) {
            if (entry.isExpired(property) && !entry.plan().key().contains(property)) {
                expired.set(property.index());
            }
        }
        return expired;
    }

    @Override
    @SuppressWarnings("unchecked") // the entry is the object's own
    public <E, T> boolean isExpired(E object, RelationPlan<E, T> relation) {
        if (!relation.owner().isWoven()) {
            return false;
        }
        ObjectEntry<E> entry = (ObjectEntry<E>) workspace.find(object);
        return entry != null && !expired(entry, relation).isEmpty();
    }

    @Override
    @SuppressWarnings("unchecked") // the entry is the object's own
    public <E, T> void recall(E object, RelationPlan<E, T> relation) {
        if (isUnknown(object, relation)) {
            core.loading().findKnown((ObjectEntry<E>) workspace.find(object), relation);
        }
    }

    @Override
    public <E, T> boolean isUnknown(E object, RelationPlan<E, T> relation) {
        if (!relation.owner().isWoven()) {
            return false;
        }
        ObjectEntry<?> entry = workspace.find(object);
        return entry != null && entry.isUnknown(relation.index()) && entry.left(relation.index()) != Loading.NONE;
    }

    @Override
    public void within(Runnable work) {
        core.inside(() -> {
            work.run();
            return true;
        });
    }

    /** Loads the elements of a collection that another takes the place of: they are to let go of their owner. */
    <E, T> void replace(ObjectEntry<E> entry, RelationPlan<E, T> relation) {
        CollectionState<?, T> state = RelatedLoader.state(entry, relation);
        if (state != null
                && entry.isPersistent()
                && !relation.relationship().isViewOnly()
                && !core.transaction().isFailed()) {
            state.load(Reason.REPLACE);
        }
    }

    /** Brings the other side into step with a reference or a collection that was assigned to a property. */
    <E, T> void assigned(ObjectEntry<E> entry, RelationPlan<E, T> relation, @Nullable Object before) {
        if (entry.state() != ObjectState.DELETED && !relation.relationship().isViewOnly()) {
            sync.assigned(entry, relation, before);
        }
    }

    @Override
    public <E, T> List<T> load(ObjectEntry<E> owner, RelationPlan<E, T> relation, Reason reason) {
        return core.inside(() -> loadInside(owner, relation, reason));
    }

    private <E, T> List<T> loadInside(ObjectEntry<E> owner, RelationPlan<E, T> relation, Reason reason) {
        if (core.isClosed()) {
            throw new ResourceClosedException(
                    notLoaded(owner, relation) + ", and its session is closed. " + advice(relation));
        }
        if (workspace.find(owner.object()) != owner || !owner.hasKey()) {
            throw new SessionException(
                    notLoaded(owner, relation) + ", and the object is detached from its session. " + advice(relation));
        }
        if (reason != Reason.ACCESS) {
            return core.loading().elements(owner, relation);
        }
        String refused = refusal(owner, relation);
        if (refused != null) {
            throw new SessionException(refused);
        }
        core.autoflush(relation.target().selectAll());
        List<T> gone = owner.state() == ObjectState.DELETED ? loadedForDelete(owner, relation) : null;
        return gone == null ? core.loading().elements(owner, relation) : gone;
    }

    @Override
    @SuppressWarnings("unchecked") // the entry is the object's own
    public <E, T> boolean hasChanged(E object, RelationPlan<E, T> relation) {
        ObjectEntry<E> entry = (ObjectEntry<E>) workspace.find(object);
        return entry != null && RelationHook.hasChanged(entry, relation);
    }

    @Override
    public <E, T> void find(ObjectEntry<E> owner, RelationPlan<E, T> relation) {
        core.loading().find(owner, relation);
    }

    /** Returns what a flush loaded of an object to delete its row, and no statement finds again; null if it loaded nothing. */
    private static <E, T> @Nullable List<T> loadedForDelete(ObjectEntry<E> owner, RelationPlan<E, T> relation) {
        CollectionState<?, T> state = RelatedLoader.state(owner, relation);
        return state == null || !state.isLoaded() ? null : state.baseline();
    }

    private static <E, T> @Nullable String refusal(ObjectEntry<E> owner, RelationPlan<E, T> relation) {
        CollectionState<?, T> state = RelatedLoader.state(owner, relation);
        return state == null ? null : state.refused();
    }

    private static String notLoaded(ObjectEntry<?> owner, RelationPlan<?, ?> relation) {
        return "The collection " + relation + " of " + owner.describe() + " is not loaded";
    }

    private static String advice(RelationPlan<?, ?> relation) {
        return "Load it while the session is open: session.query("
                + relation.owner().mapper().type().getSimpleName() + ".class).options(Load.selectin("
                + relation.relationship().name() + ")), or map it with load(SELECTIN).";
    }

    /** {@inheritDoc} As {@code add} does, this takes a deletion back that is not flushed. */
    @Override
    public void added(ObjectEntry<?> owner, RelationPlan<?, ?> relation, Object element) {
        if (relation.cascades(Cascade.SAVE_UPDATE)
                && !core.isClosed()
                && workspace.find(owner.object()) == owner
                && owner.state() != ObjectState.DELETED
                && isComing(workspace.find(element))) {
            core.inside(() -> {
                core.add(element);
                return true;
            });
        }
    }

    private boolean isComing(@Nullable ObjectEntry<?> element) {
        return element == null || workspace.isMarked(element);
    }

    /** {@inheritDoc} An orphan that has no row gets none. */
    @Override
    public void removed(ObjectEntry<?> owner, RelationPlan<?, ?> relation, Object element) {
        ObjectEntry<?> orphan = core.isClosed() ? null : workspace.find(element);
        if (orphan != null
                && orphan.state() == ObjectState.PENDING
                && !isAdopted(relation, element)
                && relation.cascades(Cascade.DELETE_ORPHAN)
                && workspace.find(owner.object()) == owner) {
            core.inside(() -> {
                letGo(orphan);
                return true;
            });
        }
    }

    /** Lets a pending orphan go with what is pending because of it. Other collections have it no more: they would bring it back. */
    private void letGo(ObjectEntry<?> orphan) {
        for (ObjectEntry<?> entry : reach.reached(orphan, Cascade.EXPUNGE)) {
            if (entry.state() == ObjectState.PENDING) {
                sync.leave(entry);
                workspace.depart(entry, false);
            }
        }
    }

    private static <T> boolean isAdopted(RelationPlan<?, T> relation, Object element) {
        RelationPlan<T, ?> reverse = relation.reverse();
        return reverse != null
                && !reverse.isToMany()
                && reverse.reference(relation.target().mapper().type().cast(element)) != null;
    }

    @Override
    public ObjectEntry<?> join(Object object) {
        return core.addNew(object);
    }

    /** Brings an object that was added into step with what it refers to. */
    void added(ObjectEntry<?> entry) {
        if (!entry.plan().relations().isEmpty()) {
            sync.synchronize(List.of(entry));
        }
    }

    /** Brings the other sides of woven objects into step with what a merge assigned to them. */
    void merged(Collection<Object> objects) {
        List<ObjectEntry<?>> entries = new ArrayList<>();
        for (Object object : objects) {
            ObjectEntry<?> entry = workspace.find(object);
            if (entry != null && entry.plan().isWoven()) {
                entries.add(entry);
            }
        }
        sync.synchronize(entries);
    }

    /** Takes back what was not flushed of an object. */
    void revert(ObjectEntry<?> entry) {
        entry.revert();
        RelationRevert.revert(entry, this);
    }

    /** Marks an object and what its deletion reaches: all of it, or nothing when loading it fails. */
    void delete(ObjectEntry<?> entry) {
        DeleteCascade cascade = new DeleteCascade(this);
        Set<ObjectEntry<?>> found = new LinkedHashSet<>();
        Deque<ObjectEntry<?>> due = new ArrayDeque<>();
        due.add(entry);
        while (!due.isEmpty()) {
            ObjectEntry<?> next = due.remove();
            if (next.state() == ObjectState.DELETED || !found.add(next)) {
                continue;
            }
            for (Object object : cascade.of(next)) {
                ObjectEntry<?> other = workspace.find(object);
                if (other != null) {
                    due.add(other);
                }
            }
        }
        for (ObjectEntry<?> doomed : found) {
            if (doomed.state() == ObjectState.PENDING) {
                workspace.depart(doomed, false);
            } else {
                workspace.mark(doomed);
            }
        }
    }

    /** Returns an object and what a cascade reaches from it among what is loaded. */
    List<ObjectEntry<?>> reached(ObjectEntry<?> entry, Cascade cascade) {
        return reach.reached(entry, cascade);
    }
}

package io.mercator.session;

import io.mercator.api.error.ResourceClosedException;
import io.mercator.api.error.SessionException;
import io.mercator.api.mapping.Loading;
import io.mercator.session.mapper.FieldUse;
import io.mercator.session.mapper.PropertyPlan;
import io.mercator.session.mapper.RelationPlan;
import io.mercator.session.mapper.WovenSlot;
import io.mercator.session.state.AccessListener;
import io.mercator.session.state.ObjectEntry;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a session does when its user's code reads or assigns a field of a woven object: it loads what the field lacks, keeps
 * what the database has before the first change, and brings the other side of a relationship into step. What the session
 * itself reads and writes is not looked at.
 */
final class SessionAccess implements AccessListener {
    private final SessionCore core;
    /** What references had before the assignment that is under way; nothing runs between the two hooks of one. */
    private Map<RelationPlan<?, ?>, @Nullable Object> before = Map.of();

    SessionAccess(SessionCore core) {
        this.core = core;
    }

    @Override
    public void accessed(ObjectEntry<?> entry, String field, int kind) {
        if (!core.isWorking()) {
            accessedByUser(entry, field, kind);
        }
    }

    private <E> void accessedByUser(ObjectEntry<E> entry, String field, int kind) {
        FieldUse.Use<E> known = entry.plan().fields().of(field);
        FieldUse.Use<E> use = known == null && entry.isAttached() ? ofAnother(entry, field, kind) : known;
        if (use == null) {
            return;
        }
        if (!entry.isAttached()) {
            accessedDetached(entry, use, kind);
            return;
        }
        switch (kind) {
            case WovenSlot.READ, WovenSlot.READ_MUTABLE -> read(entry, use);
            case WovenSlot.WRITE, WovenSlot.WRITE_MUTABLE ->
                core.inside(() -> {
                    write(entry, use);
                    return true;
                });
            default ->
                core.inside(() -> {
                    written(entry, use);
                    return true;
                });
        }
    }

    /** A field that was read for no property of the objects seen so far; what is not known to be unmapped is compared. */
    private <E> FieldUse.@Nullable Use<E> ofAnother(ObjectEntry<E> entry, String field, int kind) {
        FieldUse<E> fields = entry.plan().fields();
        if (kind == WovenSlot.WRITTEN || !fields.isByGetters()) {
            return null;
        }
        List<FieldUse.Use<E>> found = new ArrayList<>(1);
        core.inside(() -> {
            FieldUse.Use<E> use = fields.learnAgain(field, entry.object(), entry::listen);
            if (use != null) {
                found.add(use);
            } else if (kind == WovenSlot.WRITE || kind == WovenSlot.WRITE_MUTABLE) {
                core.workspace().touch(entry);
            }
            return true;
        });
        return found.isEmpty() ? null : found.get(0);
    }

    private <E> void read(ObjectEntry<E> entry, FieldUse.Use<E> use) {
        if (lacks(entry, use)) {
            core.inside(() -> {
                load(entry, use);
                return true;
            });
        }
        if (use.isMutable()) {
            core.inside(() -> {
                core.workspace().compare(entry);
                return true;
            });
        }
    }

    /** Tells whether a field does not show what the database has. A collection loads itself. */
    private static <E> boolean lacks(ObjectEntry<E> entry, FieldUse.Use<E> use) {
        for (int index = use.properties().nextSetBit(0);
                index >= 0;
                index = use.properties().nextSetBit(index + 1)) {
            if (entry.isExpired(entry.plan().properties().get(index))) {
                return true;
            }
        }
        for (RelationPlan<E, ?> relation : use.relations()) {
            if (!relation.isToMany() && (entry.isExpired() || isUnknown(entry, relation))) {
                return true;
            }
        }
        return false;
    }

    private static <E> boolean isUnknown(ObjectEntry<E> entry, RelationPlan<E, ?> relation) {
        return entry.isUnknown(relation.index()) && entry.left(relation.index()) != Loading.NONE;
    }

    private <E> void load(ObjectEntry<E> entry, FieldUse.Use<E> use) {
        boolean hasRow = entry.isPersistent() || core.workspace().isMarked(entry);
        if (!hasRow) {
            return;
        }
        if (core.transaction().isFailed()) {
            // the values of before the failure are at hand, for messages among others; what was never read is not
            if (!isNeverRead(entry, use)) {
                return;
            }
            core.transaction().checkUsable();
        }
        for (int index = use.properties().nextSetBit(0);
                index >= 0;
                index = use.properties().nextSetBit(index + 1)) {
            PropertyPlan<E> property = entry.plan().properties().get(index);
            if (entry.isExpired(property)) {
                core.loading().read(entry, property.column());
            }
        }
        for (RelationPlan<E, ?> relation : use.relations()) {
            if (!relation.isToMany()) {
                refer(entry, relation);
            }
        }
    }

    private <E> void refer(ObjectEntry<E> entry, RelationPlan<E, ?> relation) {
        if (entry.isPersistent() && entry.isExpired()) {
            core.beginReloading();
            if (entry.isExpired()) {
                core.loading().reload(entry);
            }
        }
        if (isUnknown(entry, relation)) {
            if (entry.left(relation.index()) == Loading.RAISE) {
                throw SessionLoading.refused(entry, relation);
            }
            core.loading().read(entry, relation);
        }
    }

    private <E> void write(ObjectEntry<E> entry, FieldUse.Use<E> use) {
        core.workspace().touch(entry);
        if (use.isMutable()) {
            core.workspace().compare(entry);
        }
        entry.overwrite(use.properties());
        if (!use.relations().isEmpty()) {
            before = new HashMap<>();
            for (RelationPlan<E, ?> relation : use.relations()) {
                if (relation.isToMany()) {
                    core.relations().replace(entry, relation);
                } else {
                    findPartner(entry, relation);
                    before.put(relation, relation.reference(entry.object()));
                    core.relations().overwrite(entry, relation);
                }
            }
        }
    }

    /**
     * Finds what a reference had. One whose foreign key is in the other row is loaded for that, since that row is to let go
     * of the object.
     */
    private <E, T> void findPartner(ObjectEntry<E> entry, RelationPlan<E, T> relation) {
        core.loading().findKnown(entry, relation);
        if (!relation.hasForeignKey()
                && entry.isPersistent()
                && isUnknown(entry, relation)
                && !core.transaction().isFailed()) {
            core.loading().find(entry, relation);
            T found = relation.reference(entry.object());
            RelationPlan<T, E> reverse = relation.reverse();
            if (found != null && reverse != null && !reverse.isToMany()) {
                core.relations().recall(found, reverse);
            }
        }
    }

    /** Finds what the other object of a one-to-one relationship had, which is to let go of it. */
    @SuppressWarnings("unchecked") // the entry is the value's own
    private <E, T> void findPartnerOfValue(ObjectEntry<E> entry, RelationPlan<E, T> relation) {
        RelationPlan<T, E> reverse = relation.reverse();
        T value = relation.isToMany() ? null : relation.reference(entry.object());
        ObjectEntry<T> other =
                value == null ? null : (ObjectEntry<T>) core.workspace().find(value);
        if (other != null && reverse != null && !reverse.isToMany()) {
            findPartner(other, reverse);
        }
    }

    private <E> void written(ObjectEntry<E> entry, FieldUse.Use<E> use) {
        Map<RelationPlan<?, ?>, @Nullable Object> had = before;
        before = Map.of();
        for (RelationPlan<E, ?> relation : use.relations()) {
            findPartnerOfValue(entry, relation);
            core.relations().assigned(entry, relation, had.get(relation));
        }
    }

    private static <E> boolean isNeverRead(ObjectEntry<E> entry, FieldUse.Use<E> use) {
        return use.properties().stream().anyMatch(index -> isNeverRead(entry, index))
                || use.relations().stream().anyMatch(relation -> !relation.isToMany() && isUnknown(entry, relation));
    }

    private static <E> boolean isNeverRead(ObjectEntry<E> entry, int property) {
        return entry.deferred().get(property)
                && !entry.isOverwritten(entry.plan().properties().get(property));
    }

    /** What is assigned to an object that left its session is there from then on. */
    private <E> void accessedDetached(ObjectEntry<E> entry, FieldUse.Use<E> use, int kind) {
        if (kind == WovenSlot.READ || kind == WovenSlot.READ_MUTABLE) {
            refuseWhatIsLacking(entry, use);
        } else {
            entry.given(use.properties());
            use.relations().stream()
                    .filter(relation -> !relation.isToMany())
                    .forEach(relation -> entry.assign(relation.index()));
        }
    }

    /** An object that left its session shows what it last had; what it never had is no null. */
    private <E> void refuseWhatIsLacking(ObjectEntry<E> entry, FieldUse.Use<E> use) {
        if (isNeverRead(entry, use)) {
            String what = lacking(entry, use) + " of " + entry.describe() + " is not loaded, and ";
            String remedy = " Load it while the session is open: read it there, or say so with the query:"
                    + " options(Load.undefer(...)), options(Load.selectin(...)).";
            if (core.isClosed()) {
                throw new ResourceClosedException(what + "its session is closed." + remedy);
            }
            throw new SessionException(what + "the object is detached from its session." + remedy);
        }
    }

    private static <E> String lacking(ObjectEntry<E> entry, FieldUse.Use<E> use) {
        for (RelationPlan<E, ?> relation : use.relations()) {
            if (!relation.isToMany() && isUnknown(entry, relation)) {
                return "The reference " + relation;
            }
        }
        BitSet deferred = entry.deferred();
        deferred.and(use.properties());
        return "Property '"
                + entry.plan().properties().get(deferred.nextSetBit(0)).name() + "'";
    }
}

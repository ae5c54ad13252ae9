package io.mercator.session.flush;

import io.mercator.api.error.FlushException;
import io.mercator.session.mapper.EntityKey;
import io.mercator.session.state.IdentityMap;
import io.mercator.session.state.ObjectEntry;
import io.mercator.session.state.Workspace;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds two objects of one identity, and persistent ones without one, before any SQL. */
final class Identities {
    private final Workspace workspace;
    private final Set<ObjectEntry<?>> leaving = new HashSet<>();
    private final Map<EntityKey, ObjectEntry<?>> arriving = new HashMap<>();

    private Identities(Workspace workspace) {
        this.workspace = workspace;
    }

    static void check(Workspace workspace, FlushActions actions) {
        if (actions.saves().isEmpty()) {
            // nothing arrives
            return;
        }
        Identities identities = new Identities(workspace);
        identities.leaving.addAll(actions.deletes().keySet());
        actions.silent().forEach(update -> identities.leaving.add(update.row()));
        actions.saves().all().forEach(identities::leave);
        actions.saves().all().forEach(identities::arrive);
    }

    private void leave(SaveAction save) {
        if (!(save instanceof UpdateAction update)) {
            return;
        }
        if (update.row() != update.entry() || isMoved(update)) {
            leaving.add(update.row());
        }
        for (KeyStep step : update.steps()) {
            leaving.add(step.entry());
        }
    }

    /** Only what the UPDATE writes can be another key, so that for nearly all none is made. */
    private static boolean isMoved(UpdateAction update) {
        return (update.hasUnknown()
                        || update.mayDiffer(update.entry().plan().writes().key()))
                && (FlushActions.isKeyUnknown(update)
                        || !keyOf(update).equals(update.row().key()));
    }

    private static EntityKey keyOf(UpdateAction update) {
        EntityKey key = update.entry().plan().keyOf(update.current());
        if (key == null) {
            throw new FlushException("The key of the persistent object "
                    + update.entry().describe() + " was set to null. Set it back, or delete(...) the object.");
        }
        return key;
    }

    private void arrive(SaveAction save) {
        boolean moves = save instanceof InsertAction || leaving.contains(((UpdateAction) save).row());
        EntityKey key = moves ? FlushActions.keyOf(save) : null;
        if (key == null) {
            return;
        }
        ObjectEntry<?> entry = save.entry();
        @Nullable ObjectEntry<?> present = workspace.identity().find(entry.plan(), key);
        if (present != null && present != entry && !leaving.contains(present)) {
            throw IdentityMap.conflict(key, entry, present);
        }
        ObjectEntry<?> other = arriving.putIfAbsent(key, entry);
        if (other != null) {
            throw IdentityMap.conflict(key, entry, other);
        }
    }
}

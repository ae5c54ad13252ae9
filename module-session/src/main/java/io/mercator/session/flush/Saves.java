package io.mercator.session.flush;

import io.mercator.session.state.EntryMap;
import io.mercator.session.state.ObjectEntry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The INSERTs and UPDATEs of a flush, in the order in which they were found. Only what relationships, deleted rows and changed
 * keys ask for is looked for by object, so that a flush without these makes no table of the objects.
 */
final class Saves {
    private final List<SaveAction> all = new ArrayList<>();
    private final List<SaveAction> view = Collections.unmodifiableList(all);
    private @Nullable EntryMap<SaveAction> byEntry;
    private boolean plain = true;

    void add(SaveAction save) {
        all.add(save);
        plain = plain && save instanceof UpdateAction update && update.isPlain();
        if (byEntry != null) {
            byEntry.put(save.entry(), save);
        }
    }

    @Nullable
    SaveAction get(ObjectEntry<?> entry) {
        EntryMap<SaveAction> known = byEntry;
        if (known == null) {
            known = new EntryMap<>();
            for (SaveAction save : all) {
                known.put(save.entry(), save);
            }
            byEntry = known;
        }
        return known.get(entry);
    }

    /** Tells whether there are UPDATEs alone, none of which can wait for another. */
    boolean arePlain() {
        return plain;
    }

    void replaceAll(UnaryOperator<SaveAction> other) {
        all.replaceAll(other);
        byEntry = null;
    }

    void removeIf(Predicate<SaveAction> superfluous) {
        if (all.removeIf(superfluous)) {
            byEntry = null;
        }
    }

    List<SaveAction> all() {
        return view;
    }

    boolean isEmpty() {
        return all.isEmpty();
    }
}

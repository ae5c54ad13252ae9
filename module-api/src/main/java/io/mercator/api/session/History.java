package io.mercator.api.session;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a property's value, or of the objects of a relationship, since the last load or flush: what came, what
 * stayed and what went. SQLAlchemy's {@code History}. What is not loaded has no history, since nothing is read for it.
 *
 * @param added the values or objects that the next flush saves; unmodifiable, and may hold null for a property
 * @param unchanged those that are as the database has them; likewise
 * @param deleted those that the next flush replaces or takes away; likewise
 * @param <T> the class of the values or objects
 */
public record History<T>(List<@Nullable T> added, List<@Nullable T> unchanged, List<@Nullable T> deleted) {
    /**
     * Copies the lists.
     *
     * @param added what came
     * @param unchanged what stayed
     * @param deleted what went
     */
    public History {
        added = copy(added);
        unchanged = copy(unchanged);
        deleted = copy(deleted);
    }

    private static <T> List<@Nullable T> copy(List<@Nullable T> values) {
        // List.copyOf takes no null
        return Collections.unmodifiableList(new ArrayList<>(values));
    }

    /**
     * Tells whether there is something to save.
     *
     * @return true if something came or went
     */
    public boolean hasChanges() {
        return !added.isEmpty() || !deleted.isEmpty();
    }
}

package io.mercator.session.state;

import io.mercator.session.mapper.MapperPlan;
import io.mercator.session.mapper.Snapshot;
import io.mercator.session.mapper.SnapshotPage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of the rows at some places, in pages that grow with what was loaded. A page has neighbouring places; those
 * between pages have values elsewhere.
 */
final class RowPages {
    private static final int FIRST = 2;
    private static final int SECOND = 8;
    private static final int LARGEST = 1024;

    private final MapperPlan<?> plan;
    private @Nullable SnapshotPage last;
    /** The pages before the last one; a list is made for the first of them. */
    private List<SnapshotPage> before = List.of();
    /** The page that was asked for last, in which the next place mostly is. */
    private @Nullable SnapshotPage recent;

    RowPages(MapperPlan<?> plan) {
        this.plan = plan;
    }

    /** Makes room for a place, which is behind all others. */
    private SnapshotPage room(int place) {
        SnapshotPage current = last;
        if (current != null && current.has(place)) {
            return current;
        }
        int size = FIRST;
        if (current != null) {
            size = Math.min(LARGEST, Math.max(SECOND, current.size() * 2));
            if (before.isEmpty()) {
                before = new ArrayList<>();
            }
            before.add(current);
        }
        current = plan.newPage(place, size, ObjectEntry.UNKNOWN);
        last = current;
        return current;
    }

    private SnapshotPage page(int place) {
        SnapshotPage current = last;
        if (current != null && current.has(place)) {
            return current;
        }
        SnapshotPage known = recent;
        if (known != null && known.has(place)) {
            return known;
        }
        int from = 0;
        int to = before.size() - 1;
        while (from < to) {
            int middle = (from + to + 1) >>> 1;
            if (before.get(middle).first() <= place) {
                from = middle;
            } else {
                to = middle - 1;
            }
        }
        SnapshotPage found = before.get(from);
        recent = found;
        return found;
    }

    /** Has a snapshot stand at a new place, which is behind all others. */
    void begin(Snapshot cursor, int place) {
        room(place).move(cursor, place);
    }

    /** Has a snapshot stand at a place. */
    void move(Snapshot cursor, int place) {
        page(place).move(cursor, place);
    }

    Snapshot snapshot(int place) {
        return page(place).snapshot(place);
    }

    @Nullable
    Object related(int place, int relation) {
        return page(place).related(place, relation);
    }

    void related(int place, int relation, @Nullable Object value) {
        page(place).related(place, relation, value);
    }

    /** Takes the values of a place of other pages over, to a place behind all others. */
    void take(int place, RowPages others, int from) {
        room(place).take(place, others.page(from), from);
    }
}

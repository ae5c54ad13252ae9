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
    private static final int SMALLEST = 2;
    private static final int LARGEST = 1024;

    private final MapperPlan<?> plan;
    private final List<Page> pages = new ArrayList<>();
    private @Nullable Page last;
    /** The page that was asked for last, in which the next place mostly is. */
    private @Nullable Page recent;

    /** Values of neighbouring places from one on. */
    private record Page(int first, SnapshotPage rows) {
        boolean has(int place) {
            return place >= first && place - first < rows.size();
        }
    }

    RowPages(MapperPlan<?> plan) {
        this.plan = plan;
    }

    /** Makes room for a place, which is behind all others. */
    private Page room(int place) {
        Page current = last;
        if (current == null || !current.has(place)) {
            int size = current == null
                    ? SMALLEST
                    : Math.min(LARGEST, Math.max(SMALLEST, current.rows().size() * 2));
            current = new Page(place, plan.newPage(size, ObjectEntry.UNKNOWN));
            pages.add(current);
            last = current;
        }
        return current;
    }

    private Page page(int place) {
        Page current = last;
        if (current != null && current.has(place)) {
            return current;
        }
        Page before = recent;
        if (before != null && before.has(place)) {
            return before;
        }
        int from = 0;
        int to = pages.size() - 1;
        while (from < to) {
            int middle = (from + to + 1) >>> 1;
            if (pages.get(middle).first() <= place) {
                from = middle;
            } else {
                to = middle - 1;
            }
        }
        Page found = pages.get(from);
        recent = found;
        return found;
    }

    /** Has a snapshot stand at a new place, which is behind all others. */
    void begin(Snapshot cursor, int place) {
        Page page = room(place);
        page.rows().move(cursor, place - page.first());
    }

    /** Has a snapshot stand at a place. */
    void move(Snapshot cursor, int place) {
        Page page = page(place);
        page.rows().move(cursor, place - page.first());
    }

    Snapshot snapshot(int place) {
        Page page = page(place);
        return page.rows().snapshot(place - page.first());
    }

    @Nullable
    Object related(int place, int relation) {
        Page page = page(place);
        return page.rows().related(place - page.first(), relation);
    }

    void related(int place, int relation, @Nullable Object value) {
        Page page = page(place);
        page.rows().related(place - page.first(), relation, value);
    }

    /** Takes the values of a place of other pages over, to a place behind all others. */
    void take(int place, RowPages others, int from) {
        Page page = room(place);
        Page other = others.page(from);
        page.rows().take(place - page.first(), other.rows(), from - other.first());
    }
}

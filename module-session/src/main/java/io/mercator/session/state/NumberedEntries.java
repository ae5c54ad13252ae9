package io.mercator.session.state;

import io.mercator.session.mapper.EntityKey;
import io.mercator.session.mapper.MapperPlan;
import io.mercator.session.mapper.PropertyPlan;
import io.mercator.session.mapper.RelationPlan;
import io.mercator.session.mapper.Snapshot;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Plain objects whose keys are whole numbers, in the order in which they came. An object that a row brought stands at its
 * place by itself, and its values in a page of rows; it gets an entry when somebody asks for that, and stands there by
 * the entry from then on. Until then it is as its row was read, but for what the user does to it.
 *
 * <p>A place is that of an object as long as {@link #object} says so: places are counted anew when many were left.
 *
 * @param <E> the mapped class
 */
public final class NumberedEntries<E> implements KeyedEntries {
    private static final int NONE = -1;
    private static final int FIRST = 2;
    private static final int SECOND = 16;

    private final MapperPlan<E> plan;
    private final Consumer<ObjectEntry<E>> made;
    /** Goes from row to row when objects are compared with theirs. */
    private @Nullable Snapshot compared;

    private NumberTable table = new NumberTable();
    private RowPages pages;
    private @Nullable PlaceIndex index;
    /** What stands at each place: an object, its entry, or nothing. */
    private @Nullable Object[] places = new @Nullable Object[FIRST];

    private int used;
    /** How many rows have a place whose objects are still being made. */
    private int begun;
    /** The first place of those that came after all objects expired. */
    private int expiredBefore;

    /**
     * Creates a map without objects.
     *
     * @param made hears of each entry that is made for an object
     */
    NumberedEntries(MapperPlan<E> plan, Consumer<ObjectEntry<E>> made) {
        this.plan = plan;
        this.made = made;
        this.pages = new RowPages(plan);
    }

    /** Names a row for people. */
    String describe(long key) {
        return new EntityKey(plan, key).toString();
    }

    /** Returns the place of the object of a key, or -1. */
    public int place(long key) {
        return table.find(key);
    }

    /** Tells whether a place's object is as its row was read, and has no entry. */
    public boolean isBare(int place) {
        return !(places[place] instanceof ObjectEntry<?>) && place >= expiredBefore;
    }

    /** Returns the object at a place. */
    @SuppressWarnings("unchecked") // a plan's entries are of its own class only
    public @Nullable E object(int place) {
        Object at = places[place];
        return at instanceof ObjectEntry<?> entry ? (E) entry.object() : (E) at;
    }

    /** Returns the entry of the object at a place. */
    @SuppressWarnings("unchecked") // a plan's entries are of its own class only
    public ObjectEntry<E> entry(int place) {
        Object at = places[place];
        if (at instanceof ObjectEntry<?> entry) {
            return (ObjectEntry<E>) entry;
        }
        if (at == null) {
            throw new IllegalStateException("Nothing is at place " + place);
        }
        ObjectEntry<E> entry =
                ObjectEntry.loaded((E) at, plan, new EntityKey(plan, table.at(place)), pages.snapshot(place));
        for (RelationPlan<E, ?> relation : plan.relations()) {
            entry.related(relation.index(), pages.related(place, relation.index()));
        }
        if (place < expiredBefore) {
            entry.expire();
        }
        made.accept(entry);
        places[place] = entry;
        return entry;
    }

    /** Begins a place for a row, and has a snapshot stand there that takes the row's values. */
    public int begin(Snapshot cursor) {
        room();
        int place = used++;
        begun++;
        pages.begin(cursor, place);
        return place;
    }

    /** Gives up a place that was begun. */
    public void leave() {
        begun--;
    }

    /** Puts the object of a row at the place that was begun for it. */
    void put(int place, long key, E object, Snapshot row) {
        int taken = table.find(key);
        if (taken != NONE) {
            ObjectEntry<E> present = entry(taken);
            throw IdentityMap.conflict(present.key(), ObjectEntry.loaded(object, plan, present.key(), row), present);
        }
        PlaceIndex known = index;
        if (known != null && known.has(place)) {
            index = null;
        }
        places[place] = object;
        table.put(key, place);
        begun--;
    }

    /** Returns what a reference of a bare object has. */
    public @Nullable Object related(int place, int relation) {
        return pages.related(place, relation);
    }

    /** Notes what a reference of a bare object has. */
    public void related(int place, int relation, @Nullable Object value) {
        pages.related(place, relation, value);
    }

    private void room() {
        if (used == places.length) {
            if (begun == 0 && table.size() < used / 2) {
                compact();
            }
            if (used == places.length) {
                places = Arrays.copyOf(places, Math.max(SECOND, used * 2));
            }
        }
    }

    private void compact() {
        NumberTable numbers = new NumberTable();
        RowPages rows = new RowPages(plan);
        int next = 0;
        int expired = 0;
        for (int place = 0; place < used; place++) {
            Object at = places[place];
            if (at != null) {
                numbers.put(table.at(place), next);
                if (!(at instanceof ObjectEntry<?>)) {
                    rows.take(next, pages, place);
                }
                places[next++] = at;
                if (place < expiredBefore) {
                    expired = next;
                }
            }
        }
        Arrays.fill(places, next, used, null);
        table = numbers;
        pages = rows;
        index = null;
        used = next;
        expiredBefore = expired;
    }

    @Override
    public @Nullable ObjectEntry<E> find(EntityKey key) {
        int place = table.find(key.number());
        return place == NONE ? null : entry(place);
    }

    @Override
    public @Nullable ObjectEntry<?> find(Object object) {
        if (used == 0 || !plan.mapper().type().isInstance(object)) {
            return null;
        }
        PlaceIndex known = index;
        if (known == null) {
            known = new PlaceIndex();
            index = known;
        }
        int place = known.find(object, this::object, used);
        return place == NONE ? null : entry(place);
    }

    @Override
    public @Nullable ObjectEntry<?> putIfAbsent(ObjectEntry<?> entry) {
        int present = table.find(entry.key().number());
        if (present != NONE) {
            return entry(present);
        }
        room();
        int place = used++;
        places[place] = entry;
        table.put(entry.key().number(), place);
        return null;
    }

    @Override
    public void remove(EntityKey key, ObjectEntry<?> entry) {
        int place = table.find(key.number());
        if (place != NONE && places[place] == entry) {
            table.remove(key.number());
            places[place] = null;
        }
    }

    @Override
    public void forEach(Consumer<? super ObjectEntry<?>> action) {
        for (int place = 0; place < used; place++) {
            if (places[place] != null) {
                action.accept(entry(place));
            }
        }
    }

    @Override
    public void forEachMade(Consumer<? super ObjectEntry<?>> action) {
        for (int place = 0; place < used; place++) {
            if (places[place] instanceof ObjectEntry<?> entry) {
                action.accept(entry);
            }
        }
    }

    @Override
    public void forEachUnmade(Consumer<Object> action) {
        for (int place = 0; place < used; place++) {
            Object at = places[place];
            if (at != null && !(at instanceof ObjectEntry<?>)) {
                action.accept(at);
            }
        }
    }

    /** An object without an entry that is still as its row was read gets none. */
    @Override
    public void forEachCandidate(Consumer<? super ObjectEntry<?>> action) {
        boolean looks = plan.relations().isEmpty();
        for (int place = 0; place < used; place++) {
            Object at = places[place];
            if (at != null && (!looks || at instanceof ObjectEntry<?> || differs(place))) {
                action.accept(entry(place));
            }
        }
    }

    private boolean differs(int place) {
        E object = Objects.requireNonNull(object(place));
        Snapshot row = compared;
        if (row == null) {
            row = plan.newCursor();
            compared = row;
        }
        pages.move(row, place);
        try {
            for (PropertyPlan<E> property : plan.properties()) {
                if (property.differs(object, row)) {
                    return true;
                }
            }
            return false;
        } catch (RuntimeException broken) {
            // whoever looks at the entry meets the accessor that throws, and knows what that keeps from being done
            return true;
        }
    }

    @Override
    public void expire() {
        forEachMade(ObjectEntry::expire);
        expiredBefore = used;
    }

    @Override
    public int size() {
        return table.size();
    }
}

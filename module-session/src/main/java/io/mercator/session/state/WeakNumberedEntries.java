package io.mercator.session.state;

import io.mercator.session.mapper.EntityKey;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Entries of woven objects whose keys are whole numbers, held weakly as {@link WeakEntries} does, in the order in which they
 * came. What is collected leaves the map with the next call.
 */
final class WeakNumberedEntries implements KeyedEntries {
    private static final int NONE = -1;

    private final ReferenceQueue<ObjectEntry<?>> gone = new ReferenceQueue<>();
    private NumberTable table = new NumberTable();
    private @Nullable Held[] places = new @Nullable Held[2];
    private int used;

    private static final class Held extends WeakReference<ObjectEntry<?>> {
        private int place;

        Held(ObjectEntry<?> entry, ReferenceQueue<ObjectEntry<?>> queue, int place) {
            super(entry, queue);
            this.place = place;
        }
    }

    @Override
    public @Nullable ObjectEntry<?> find(EntityKey key) {
        sweep();
        int place = table.find(key.number());
        Held held = place == NONE ? null : places[place];
        return held == null ? null : held.get();
    }

    @Override
    public @Nullable ObjectEntry<?> putIfAbsent(ObjectEntry<?> entry) {
        ObjectEntry<?> present = find(entry.key());
        if (present != null) {
            return present;
        }
        long number = entry.key().number();
        int before = table.find(number);
        if (before != NONE) {
            // one that is collected and not swept yet would keep the new one from its place in the order
            empty(before);
        }
        room();
        places[used] = new Held(entry, gone, used);
        table.put(number, used);
        used++;
        return null;
    }

    private void empty(int place) {
        table.remove(table.at(place));
        places[place] = null;
    }

    private void room() {
        if (used == places.length) {
            if (table.size() < used / 2) {
                compact();
            }
            if (used == places.length) {
                places = Arrays.copyOf(places, used * 2);
            }
        }
    }

    private void compact() {
        NumberTable numbers = new NumberTable();
        int next = 0;
        for (int place = 0; place < used; place++) {
            Held held = places[place];
            if (held != null) {
                numbers.put(table.at(place), next);
                held.place = next;
                places[next++] = held;
            }
        }
        Arrays.fill(places, next, used, null);
        table = numbers;
        used = next;
    }

    @Override
    public void remove(EntityKey key, ObjectEntry<?> entry) {
        int place = table.find(key.number());
        Held held = place == NONE ? null : places[place];
        if (held != null && held.get() == entry) {
            empty(place);
        }
    }

    @Override
    public void forEach(Consumer<? super ObjectEntry<?>> action) {
        sweep();
        for (int place = 0; place < used; place++) {
            Held held = places[place];
            ObjectEntry<?> entry = held == null ? null : held.get();
            if (entry != null) {
                action.accept(entry);
            }
        }
    }

    @Override
    public int size() {
        sweep();
        return table.size();
    }

    private void sweep() {
        for (Reference<?> cleared = gone.poll(); cleared != null; cleared = gone.poll()) {
            Held held = (Held) cleared;
            if (places[held.place] == held) {
                empty(held.place);
            }
        }
    }
}

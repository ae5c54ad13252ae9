package io.mercator.session.state;

import org.jspecify.annotations.Nullable;

/**
 * Finds the places of objects by identity: open addressing over places. It is made when it is asked for the first time and
 * brought up to date by each question, since asking an object for its identity hash costs as much as making it, and most
 * objects that are loaded are never looked up.
 */
final class PlaceIndex {
    private static final int NONE = -1;

    /** The place in each cell, plus one; 0 for an empty cell. */
    private int[] cells = new int[16];

    private int known;

    /** Gives the object at a place, null where there is none any more. */
    @FunctionalInterface
    interface Objects {
        @Nullable
        Object at(int place);
    }

    /** Returns the place of an object among so many, or -1. */
    int find(Object object, Objects objects, int count) {
        while (known < count) {
            add(known, objects);
            known++;
        }
        int mask = cells.length - 1;
        for (int cell = hash(object) & mask; cells[cell] != 0; cell = (cell + 1) & mask) {
            int place = cells[cell] - 1;
            if (objects.at(place) == object) {
                return place;
            }
        }
        return NONE;
    }

    /** Tells whether a place was looked at. */
    boolean has(int place) {
        return place < known;
    }

    private static int hash(Object object) {
        int hash = System.identityHashCode(object);
        return hash ^ hash >>> 15;
    }

    private void add(int place, Objects objects) {
        Object object = objects.at(place);
        if (object == null) {
            return;
        }
        if ((place + 1) * 3L > cells.length * 2L) {
            int[] before = cells;
            cells = new int[before.length * 2];
            for (int taken : before) {
                if (taken != 0) {
                    put(taken - 1, objects);
                }
            }
        }
        put(place, objects);
    }

    private void put(int place, Objects objects) {
        Object object = objects.at(place);
        if (object != null) {
            int mask = cells.length - 1;
            int cell = hash(object) & mask;
            while (cells[cell] != 0) {
                cell = (cell + 1) & mask;
            }
            cells[cell] = place + 1;
        }
    }
}

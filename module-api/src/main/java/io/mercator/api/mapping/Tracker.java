package io.mercator.api.mapping;

/** How a session notices what is done to the objects of a class. {@link Mapper#tracker} tells which. */
public enum Tracker {
    /** The class is as its author wrote it: a flush compares its objects with snapshots of their rows. */
    PLAIN,
    /**
     * The class was woven ({@code module-weaver}): its objects tell their session when a field is read or assigned, so
     * that a flush looks at what was changed alone, and a first read reloads what is expired and loads what is lazy.
     */
    WOVEN
}

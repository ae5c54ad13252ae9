package io.mercator.api.mapping;

import java.util.EnumSet;
import java.util.Set;

/** What is done to an object is done to the objects of a relationship as well; SQLAlchemy's cascades. */
public enum Cascade {
    /** {@code add}: objects come into the session with the one that refers to them. On unless taken away. */
    SAVE_UPDATE,
    /** {@code merge}. On unless taken away. */
    MERGE,
    /** {@code delete}: the objects are deleted with the one that refers to them; else their foreign keys become NULL. */
    DELETE,
    /** An object that is taken out of the relationship, and into no other object's, is deleted. Includes DELETE. */
    DELETE_ORPHAN,
    /** {@code refresh} and {@code expire}. */
    REFRESH,
    /** {@code expunge}. */
    EXPUNGE;

    /**
     * Returns all cascades but DELETE_ORPHAN, SQLAlchemy's {@code "all"}.
     *
     * @return a new array
     */
    public static Cascade[] all() {
        return EnumSet.complementOf(EnumSet.of(DELETE_ORPHAN)).toArray(new Cascade[0]);
    }

    /**
     * Returns all cascades, SQLAlchemy's {@code "all, delete-orphan"}: for objects that live and die with their parent.
     *
     * @return a new array
     */
    public static Cascade[] allAndDeleteOrphan() {
        return values();
    }

    static Set<Cascade> implied(Cascade... said) {
        Set<Cascade> all = EnumSet.noneOf(Cascade.class);
        all.addAll(Set.of(said));
        if (all.contains(DELETE_ORPHAN)) {
            all.add(DELETE);
        }
        return all;
    }
}

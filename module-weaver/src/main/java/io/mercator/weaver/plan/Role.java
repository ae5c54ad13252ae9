package io.mercator.weaver.plan;

/** What a class is to the weaver. */
public enum Role {
    /** Not asked for. */
    PLAIN,
    /** To be woven, with the slot: no class above it is woven. */
    TOP,
    /** To be woven, with the slot of a class above it. */
    INHERITING,
    /** Woven before, and left as it is. */
    DONE,
    /** Asked for, and cannot be woven. */
    REFUSED;

    /** Tells whether the fields of such a class have helpers. */
    public boolean isWoven() {
        return this == TOP || this == INHERITING || this == DONE;
    }
}

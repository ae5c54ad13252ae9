package io.mercator.weaver.transform;

/** What the rewriting of a class came upon. */
final class Changes {
    /** Whether an access or a copy was rewritten. */
    boolean isAny;

    /** Whether a copy is made, so that the helper for copies is needed. */
    boolean areCopies;
}

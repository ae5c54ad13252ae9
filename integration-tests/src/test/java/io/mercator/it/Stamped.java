package io.mercator.it;

import java.time.Instant;

/** What the classes have in common whose tables have the two columns of {@link Stamps}. */
interface Stamped {
    Instant createdAt();

    void createdAt(Instant value);

    Instant updatedAt();

    void updatedAt(Instant value);
}

package io.mercator.api.schema;

import org.jspecify.annotations.Nullable;

/** What is said of a foreign key beside its columns. */
record ForeignKeyFacts(
        @Nullable String name,
        @Nullable ReferentialAction onDelete,
        @Nullable ReferentialAction onUpdate,
        boolean deferred) {
    static final ForeignKeyFacts NONE = new ForeignKeyFacts(null, null, null, false);

    ForeignKeyFacts named(String newName) {
        return new ForeignKeyFacts(newName, onDelete, onUpdate, deferred);
    }

    ForeignKeyFacts onDelete(ReferentialAction action) {
        return new ForeignKeyFacts(name, action, onUpdate, deferred);
    }

    ForeignKeyFacts onUpdate(ReferentialAction action) {
        return new ForeignKeyFacts(name, onDelete, action, deferred);
    }

    ForeignKeyFacts asDeferred() {
        return new ForeignKeyFacts(name, onDelete, onUpdate, true);
    }
}

package io.mercator.api.schema;

import org.jspecify.annotations.Nullable;

/** What is said of a foreign key beside its columns. */
record ForeignKeyFacts(
        @Nullable String name,
        @Nullable ReferentialAction onDelete,
        @Nullable ReferentialAction onUpdate,
        Deferral deferral) {
    static final ForeignKeyFacts NONE = new ForeignKeyFacts(null, null, null, Deferral.NONE);

    ForeignKeyFacts named(String newName) {
        return new ForeignKeyFacts(newName, onDelete, onUpdate, deferral);
    }

    ForeignKeyFacts onDelete(ReferentialAction action) {
        return new ForeignKeyFacts(name, action, onUpdate, deferral);
    }

    ForeignKeyFacts onUpdate(ReferentialAction action) {
        return new ForeignKeyFacts(name, onDelete, action, deferral);
    }

    ForeignKeyFacts deferred(Deferral when) {
        return new ForeignKeyFacts(name, onDelete, onUpdate, when);
    }
}

package io.mercator.benchmarks.scale;

import org.jspecify.annotations.Nullable;

/** A child of a node. */
final class Leaf {
    private @Nullable Integer id;
    private String name = "";
    private @Nullable Node owner;

    @Nullable
    Integer getId() {
        return id;
    }

    void setId(@Nullable Integer id) {
        this.id = id;
    }

    String getName() {
        return name;
    }

    void setName(String name) {
        this.name = name;
    }

    @Nullable
    Node getOwner() {
        return owner;
    }

    void setOwner(@Nullable Node owner) {
        this.owner = owner;
    }
}

package io.mercator.benchmarks.scale;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A parent of others, and what is linked to others. */
final class Node {
    private @Nullable Integer id;
    private String name = "";
    private @Nullable Node parent;
    private List<Leaf> leaves = new ArrayList<>();
    private List<Leaf> linked = new ArrayList<>();

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
    Node getParent() {
        return parent;
    }

    void setParent(@Nullable Node parent) {
        this.parent = parent;
    }

    List<Leaf> getLeaves() {
        return leaves;
    }

    void setLeaves(List<Leaf> leaves) {
        this.leaves = leaves;
    }

    List<Leaf> getLinked() {
        return linked;
    }

    void setLinked(List<Leaf> linked) {
        this.linked = linked;
    }
}

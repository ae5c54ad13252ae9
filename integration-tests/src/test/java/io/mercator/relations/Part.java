package io.mercator.relations;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** A part of a machine, with the equals and hashCode of its number that old classes have: both change when it gets one. */
public class Part {
    private Integer id;
    private String name;
    private Part parent;
    private Part spare;
    private List<Part> children = new ArrayList<>();
    private Set<Label> labels = new LinkedHashSet<>();

    public Part() {}

    public Part(String name, Part... children) {
        this.name = name;
        this.children.addAll(List.of(children));
    }

    public Integer getId() {
        return id;
    }

    public void setId(Integer id) {
        this.id = id;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public Part getParent() {
        return parent;
    }

    public void setParent(Part parent) {
        this.parent = parent;
    }

    public Part getSpare() {
        return spare;
    }

    public void setSpare(Part spare) {
        this.spare = spare;
    }

    public List<Part> getChildren() {
        return children;
    }

    public void setChildren(List<Part> children) {
        this.children = children;
    }

    public Set<Label> getLabels() {
        return labels;
    }

    public void setLabels(Set<Label> labels) {
        this.labels = labels;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Part that && Objects.equals(id, that.id);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(id);
    }

    @Override
    public String toString() {
        return name;
    }
}

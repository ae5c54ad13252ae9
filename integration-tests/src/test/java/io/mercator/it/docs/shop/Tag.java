package io.mercator.it.docs.shop;

import java.util.LinkedHashSet;
import java.util.Set;

public class Tag {
    Integer id;
    String label;
    Set<Item> items = new LinkedHashSet<>();

    Tag() {}

    public Tag(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public Set<Item> items() {
        return items;
    }
}

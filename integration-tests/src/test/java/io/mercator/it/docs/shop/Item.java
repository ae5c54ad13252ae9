package io.mercator.it.docs.shop;

import java.util.LinkedHashSet;
import java.util.Set;

public class Item {
    Integer id;
    String name;
    Set<Tag> tags = new LinkedHashSet<>();

    Item() {}

    public Item(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    public Set<Tag> tags() {
        return tags;
    }
}

package io.mercator.it.docs.shop;

import java.util.Comparator;
import java.util.SortedSet;
import java.util.TreeSet;

/** A tree: a category has a parent of the same class, and children in order of their names. */
public class Category {
    Integer id;
    String name;
    Category parent;
    private SortedSet<Category> children = new TreeSet<>(Comparator.comparing(Category::name));

    Category() {}

    public Category(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    public Category parent() {
        return parent;
    }

    public SortedSet<Category> children() {
        return children;
    }

    public void children(SortedSet<Category> all) {
        this.children = all;
    }
}

package io.mercator.relations;

import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** A shelf with books in four kinds of collections, in fields that it shows to nobody as they are. */
class Shelf {
    static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
    static final Comparator<Book> BY_TITLE = Comparator.comparing(Book::title);

    private Integer id;
    private String name;
    private List<Book> list = new ArrayList<>();
    private Set<Book> set = new LinkedHashSet<>();
    private SortedSet<Book> sorted = new TreeSet<>(BY_TITLE);
    private Map<String, Book> byTitle = new HashMap<>();

    Shelf() {}

    Shelf(String name) {
        this.name = name;
    }

    Integer id() {
        return id;
    }

    String name() {
        return name;
    }

    void rename(String newName) {
        name = newName;
    }

    List<Book> list() {
        return list;
    }

    void list(List<Book> all) {
        list = all;
    }

    /** What a careful class shows of its list. */
    List<Book> view() {
        return Collections.unmodifiableList(list);
    }

    /** What a careful class does with a list that it is given. */
    void copy(List<Book> all) {
        list = new ArrayList<>(all);
    }

    Set<Book> set() {
        return set;
    }

    void set(Set<Book> all) {
        set = all;
    }

    SortedSet<Book> sorted() {
        return sorted;
    }

    Map<String, Book> byTitle() {
        return byTitle;
    }

    void byTitle(Map<String, Book> all) {
        byTitle = all;
    }
}

package io.mercator.benchmarks.model;

/** A country, of which there are few. */
public class Country {
    private int id;
    private String name = "";

    public int getId() {
        return id;
    }

    public void setId(int id) {
        this.id = id;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }
}

package io.mercator.benchmarks.model;

import org.jspecify.annotations.Nullable;

/** A city of a country. */
public class City {
    private int id;
    private String name = "";
    private @Nullable Country country;

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

    public @Nullable Country getCountry() {
        return country;
    }

    public void setCountry(@Nullable Country country) {
        this.country = country;
    }
}

package mercator.examples.legacy.domain;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** A word that is put on products. Equal to any other of the same word. */
public class Tag {
    private Integer id;
    private String name;
    private Set<Product> products = new HashSet<>();

    private Tag() {}

    public Tag(String name) {
        this.name = name.toLowerCase(Locale.ROOT);
    }

    public Integer getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public Set<Product> getProducts() {
        return products;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tag && ((Tag) other).name.equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}

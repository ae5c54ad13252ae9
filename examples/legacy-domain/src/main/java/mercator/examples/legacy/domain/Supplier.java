package mercator.examples.legacy.domain;

import java.util.ArrayList;
import java.util.List;

/** A supplier. */
public class Supplier {
    private int number;
    private String name;
    private Country country;
    private List<ProductSupplier> offers = new ArrayList<>();

    public Supplier() {}

    public Supplier(int number, String name, Country country) {
        this.number = number;
        this.name = name;
        this.country = country;
    }

    public int getNumber() {
        return number;
    }

    public void setNumber(int number) {
        this.number = number;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public Country getCountry() {
        return country;
    }

    public void setCountry(Country country) {
        this.country = country;
    }

    public List<ProductSupplier> getOffers() {
        return offers;
    }

    public void setOffers(List<ProductSupplier> offers) {
        this.offers = offers;
    }

    /** By the name in any letters. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Supplier && ((Supplier) other).name.equalsIgnoreCase(name);
    }

    /** Correct, and of no use to anyone. */
    @Override
    public int hashCode() {
        return 1;
    }

    @Override
    public String toString() {
        return name;
    }
}

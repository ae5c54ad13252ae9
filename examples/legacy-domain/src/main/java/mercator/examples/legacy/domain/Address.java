package mercator.examples.legacy.domain;

/** An address of a customer, numbered within the customer. Hides its fields and has no setters. */
public class Address {
    private Customer customer;
    private int sequence;
    private String street;
    private String city;
    private Country country;

    private Address() {}

    public Address(Customer customer, int sequence, String street, String city, Country country) {
        this.customer = customer;
        this.sequence = sequence;
        this.street = street;
        this.city = city;
        this.country = country;
    }

    public Customer customer() {
        return customer;
    }

    public int sequence() {
        return sequence;
    }

    public Country country() {
        return country;
    }

    public void moveTo(String newStreet, String newCity) {
        street = newStreet;
        city = newCity;
    }

    @Override
    public String toString() {
        return street + ", " + city;
    }
}

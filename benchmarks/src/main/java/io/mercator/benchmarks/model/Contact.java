package io.mercator.benchmarks.model;

/** What is inserted: three strings, and a key that the database generates. */
public class Contact {
    private int id;
    private String name = "";
    private String email = "";
    private String street = "";

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

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getStreet() {
        return street;
    }

    public void setStreet(String street) {
        this.street = street;
    }
}

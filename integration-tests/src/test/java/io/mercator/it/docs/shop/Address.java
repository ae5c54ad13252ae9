package io.mercator.it.docs.shop;

public class Address {
    private Integer id;
    private String email;
    private User user;

    Address() {}

    public Address(String email) {
        this.email = email;
    }

    public Integer getId() {
        return id;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public User getUser() {
        return user;
    }

    public void setUser(User user) {
        this.user = user;
    }

    @Override
    public String toString() {
        return email;
    }
}

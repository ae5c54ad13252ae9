package io.mercator.it.docs.shop;

import java.util.ArrayList;
import java.util.List;

public class Order {
    Integer id;
    String number;
    boolean open = true;
    User user;
    Address billTo;
    Address shipTo;
    List<OrderLine> lines = new ArrayList<>();

    Order() {}

    public Order(String number) {
        this.number = number;
    }

    public String number() {
        return number;
    }

    public User user() {
        return user;
    }

    public void user(User other) {
        this.user = other;
    }

    public void open(boolean value) {
        this.open = value;
    }

    public Address billTo() {
        return billTo;
    }

    public void billTo(Address address) {
        this.billTo = address;
    }

    public Address shipTo() {
        return shipTo;
    }

    public void shipTo(Address address) {
        this.shipTo = address;
    }

    public List<OrderLine> lines() {
        return lines;
    }
}

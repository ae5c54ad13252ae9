package io.mercator.it;

import java.time.Instant;

/** A class with private fields alone; its module hands over a lookup. */
class Order implements Stamped {
    private String region;
    private Integer number;
    private Integer userId;
    private String status;
    private String note;
    private Instant createdAt;
    private Instant updatedAt;

    Order() {}

    Order(String region, int number, Integer userId) {
        this.region = region;
        this.number = number;
        this.userId = userId;
    }

    String status() {
        return status;
    }

    void note(String value) {
        note = value;
    }

    String note() {
        return note;
    }

    void number(int value) {
        number = value;
    }

    @Override
    public Instant createdAt() {
        return createdAt;
    }

    @Override
    public void createdAt(Instant value) {
        createdAt = value;
    }

    @Override
    public Instant updatedAt() {
        return updatedAt;
    }

    @Override
    public void updatedAt(Instant value) {
        updatedAt = value;
    }
}

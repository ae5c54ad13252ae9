package io.mercator.it;

/** A plain class with primitives, private fields and nothing else. */
class Item {
    private long id;
    private String code;
    private int amount;
    private boolean active;

    Item() {}

    Item(String code, int amount) {
        this.code = code;
        this.amount = amount;
    }

    long id() {
        return id;
    }

    void id(long value) {
        id = value;
    }

    String code() {
        return code;
    }

    void code(String value) {
        code = value;
    }

    int amount() {
        return amount;
    }

    void amount(int value) {
        amount = value;
    }

    boolean active() {
        return active;
    }

    void active(boolean value) {
        active = value;
    }
}

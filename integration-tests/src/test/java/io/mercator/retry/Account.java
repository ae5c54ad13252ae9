package io.mercator.retry;

/** A plain class with a generated key. */
class Account {
    private long id;
    private String owner;
    private int balance;

    Account() {}

    Account(String owner, int balance) {
        this.owner = owner;
        this.balance = balance;
    }

    long id() {
        return id;
    }

    void id(long value) {
        id = value;
    }

    String owner() {
        return owner;
    }

    void owner(String value) {
        owner = value;
    }

    int balance() {
        return balance;
    }

    void balance(int value) {
        balance = value;
    }
}

package io.mercator.benchmarks.tracking;

/** An account as the compiler leaves it. */
public final class PlainAccount {
    private int id;
    private int number;
    private long balance;
    private String owner;

    /** Makes an empty account, for loading. */
    public PlainAccount() {
        this("");
    }

    /** Makes an account of an owner. */
    public PlainAccount(String owner) {
        this.owner = owner;
    }

    /** Returns the key. */
    public int getId() {
        return id;
    }

    /** Sets the key. */
    public void setId(int id) {
        this.id = id;
    }

    /** Returns the number. */
    public int getNumber() {
        return number;
    }

    /** Sets the number. */
    public void setNumber(int number) {
        this.number = number;
    }

    /** Returns the balance. */
    public long getBalance() {
        return balance;
    }

    /** Sets the balance. */
    public void setBalance(long balance) {
        this.balance = balance;
    }

    /** Returns the owner. */
    public String getOwner() {
        return owner;
    }

    /** Sets the owner. */
    public void setOwner(String owner) {
        this.owner = owner;
    }
}

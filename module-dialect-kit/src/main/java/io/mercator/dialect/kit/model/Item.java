package io.mercator.dialect.kit.model;

import org.jspecify.annotations.Nullable;

/** A plain class with primitives and accessors named as records name theirs. */
public class Item {
    private long id;
    private @Nullable String code;
    private int amount;
    private boolean active;

    /** Makes an empty item. */
    public Item() {}

    /**
     * Makes an item.
     *
     * @param code a code of its own
     * @param amount how many there are
     */
    public Item(@Nullable String code, int amount) {
        this.code = code;
        this.amount = amount;
    }

    /**
     * Returns the key.
     *
     * @return the key, 0 before there is one
     */
    public long id() {
        return id;
    }

    /**
     * Sets the key.
     *
     * @param value the key
     */
    public void id(long value) {
        id = value;
    }

    /**
     * Returns the code.
     *
     * @return the code
     */
    public @Nullable String code() {
        return code;
    }

    /**
     * Sets the code.
     *
     * @param value a code that no other item has
     */
    public void code(@Nullable String value) {
        code = value;
    }

    /**
     * Returns the amount.
     *
     * @return how many there are
     */
    public int amount() {
        return amount;
    }

    /**
     * Sets the amount.
     *
     * @param value how many there are
     */
    public void amount(int value) {
        amount = value;
    }

    /**
     * Tells whether the item is in use.
     *
     * @return true if so
     */
    public boolean active() {
        return active;
    }

    /**
     * Says whether the item is in use.
     *
     * @param value true if so
     */
    public void active(boolean value) {
        active = value;
    }
}

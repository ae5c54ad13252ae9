package io.mercator.dialect.kit.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A class with private fields alone; its package hands over a lookup. */
public class Order {
    private @Nullable String region;
    private @Nullable Integer number;
    private @Nullable Integer userId;
    private @Nullable String status;
    private @Nullable String note;
    private @Nullable Instant createdAt;
    private @Nullable Instant updatedAt;

    /** Makes an empty order. */
    public Order() {}

    /**
     * Makes an order.
     *
     * @param region the first part of its key
     * @param number the second part of its key
     * @param userId the key of the user who gave it
     */
    public Order(@Nullable String region, int number, @Nullable Integer userId) {
        this.region = region;
        this.number = number;
        this.userId = userId;
    }

    /**
     * Returns how it stands.
     *
     * @return the status, which the database gives when nothing else does
     */
    public @Nullable String status() {
        return status;
    }

    /**
     * Returns the note.
     *
     * @return the note, which the column gives when nothing else does
     */
    public @Nullable String note() {
        return note;
    }

    /**
     * Sets the note.
     *
     * @param value any text
     */
    public void note(@Nullable String value) {
        note = value;
    }

    /**
     * Changes the second part of the key.
     *
     * @param value the number
     */
    public void number(int value) {
        number = value;
    }

    /**
     * Returns when the row was made.
     *
     * @return the point in time, which the column gives
     */
    public @Nullable Instant createdAt() {
        return createdAt;
    }
}

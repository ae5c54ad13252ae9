package io.mercator.types;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;

/** A plain class with values that may not fit. */
class Shop {
    private int id;
    private String name;
    private BigDecimal price;
    private double rate;
    private LocalTime closes;
    private LocalDateTime opens;
    private Colour colour;
    private EmailAddress contact;

    Shop() {}

    Shop(int id, String name) {
        this.id = id;
        this.name = name;
    }

    int getId() {
        return id;
    }

    void setId(int value) {
        id = value;
    }

    String getName() {
        return name;
    }

    void setName(String value) {
        name = value;
    }

    BigDecimal getPrice() {
        return price;
    }

    void setPrice(BigDecimal value) {
        price = value;
    }

    double getRate() {
        return rate;
    }

    void setRate(double value) {
        rate = value;
    }

    LocalTime getCloses() {
        return closes;
    }

    void setCloses(LocalTime value) {
        closes = value;
    }

    LocalDateTime getOpens() {
        return opens;
    }

    void setOpens(LocalDateTime value) {
        opens = value;
    }

    Colour getColour() {
        return colour;
    }

    void setColour(Colour value) {
        colour = value;
    }

    EmailAddress getContact() {
        return contact;
    }

    void setContact(EmailAddress value) {
        contact = value;
    }
}

package io.mercator.it.docs.shop;

/** The association of an order and an item, with data of its own; its key is the keys of both. */
public class OrderLine {
    int quantity;
    Order order;
    Item item;

    OrderLine() {}

    public OrderLine(Item item, int quantity) {
        this.item = item;
        this.quantity = quantity;
    }

    public Order order() {
        return order;
    }

    public Item item() {
        return item;
    }

    public int quantity() {
        return quantity;
    }

    public void quantity(int value) {
        this.quantity = value;
    }
}

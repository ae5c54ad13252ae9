package mercator.examples.legacy.domain;

/** How much of an order's line is in a shipment. */
public class ShipmentLine {
    private Shipment shipment;
    private OrderLine orderLine;
    private int quantity;

    private ShipmentLine() {}

    ShipmentLine(OrderLine orderLine, int quantity) {
        this.orderLine = orderLine;
        this.quantity = quantity;
    }

    public Shipment shipment() {
        return shipment;
    }

    public OrderLine orderLine() {
        return orderLine;
    }

    public int quantity() {
        return quantity;
    }
}

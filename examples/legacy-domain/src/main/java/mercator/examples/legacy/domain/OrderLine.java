package mercator.examples.legacy.domain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A line of an order, numbered within the order. */
public class OrderLine {
    private Order order;
    private int lineNumber;
    private Product product;
    private int quantity;
    private BigDecimal unitPrice;
    private List<ShipmentLine> shipmentLines = new ArrayList<>();

    private OrderLine() {}

    OrderLine(int lineNumber, Product product, int quantity) {
        this.lineNumber = lineNumber;
        this.product = product;
        this.quantity = quantity;
        this.unitPrice = product.getListPrice();
    }

    public Order getOrder() {
        return order;
    }

    public int getLineNumber() {
        return lineNumber;
    }

    void renumber(int newLineNumber) {
        lineNumber = newLineNumber;
    }

    public Product getProduct() {
        return product;
    }

    public int getQuantity() {
        return quantity;
    }

    public void setQuantity(int quantity) {
        this.quantity = quantity;
    }

    public BigDecimal getUnitPrice() {
        return unitPrice;
    }

    public List<ShipmentLine> getShipmentLines() {
        return shipmentLines;
    }

    public BigDecimal amount() {
        return unitPrice.multiply(BigDecimal.valueOf(quantity));
    }

    /** Wrong, and too old to change: lines of different orders are equal when their numbers are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof OrderLine && ((OrderLine) other).lineNumber == lineNumber;
    }

    @Override
    public int hashCode() {
        return lineNumber;
    }

    @Override
    public String toString() {
        return lineNumber + ": " + quantity + " x " + product;
    }
}

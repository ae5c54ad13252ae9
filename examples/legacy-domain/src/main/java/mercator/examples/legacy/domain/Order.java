package mercator.examples.legacy.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/** An order. Its lines are shown unmodifiable and changed by methods alone. */
public class Order {
    private int number;
    private LocalDate day;
    private OrderStatus status;
    private boolean express;
    private Customer customer;
    private Address billTo;
    private Address shipTo;
    private List<OrderLine> lines = new ArrayList<>();

    public Order() {}

    public Order(int number, LocalDate day, Customer customer, Address billTo, Address shipTo) {
        this.number = number;
        this.day = day;
        this.status = OrderStatus.NEW;
        this.customer = customer;
        this.billTo = billTo;
        this.shipTo = shipTo;
    }

    public int getNumber() {
        return number;
    }

    public void setNumber(int number) {
        this.number = number;
    }

    public LocalDate getDay() {
        return day;
    }

    public void setDay(LocalDate day) {
        this.day = day;
    }

    public OrderStatus getStatus() {
        return status;
    }

    public void setStatus(OrderStatus status) {
        this.status = status;
    }

    public boolean isExpress() {
        return express;
    }

    public void setExpress(boolean express) {
        this.express = express;
    }

    public Customer getCustomer() {
        return customer;
    }

    public void setCustomer(Customer customer) {
        this.customer = customer;
    }

    public Address getBillTo() {
        return billTo;
    }

    public void setBillTo(Address billTo) {
        this.billTo = billTo;
    }

    public Address getShipTo() {
        return shipTo;
    }

    public void setShipTo(Address shipTo) {
        this.shipTo = shipTo;
    }

    public List<OrderLine> getLines() {
        return Collections.unmodifiableList(lines);
    }

    public OrderLine addLine(Product product, int quantity) {
        OrderLine line = new OrderLine(nextLineNumber(), product, quantity);
        lines.add(line);
        return line;
    }

    /** Takes a line over from another order, under this order's next number. */
    public void takeLine(OrderLine line, Order from) {
        int number = nextLineNumber();
        from.removeLine(line);
        line.renumber(number);
        lines.add(line);
    }

    /** Not by {@code lines.remove(line)}: lines of equal numbers are equal. */
    public void removeLine(OrderLine line) {
        for (Iterator<OrderLine> all = lines.iterator(); all.hasNext(); ) {
            if (all.next() == line) {
                all.remove();
            }
        }
    }

    private int nextLineNumber() {
        return lines.stream().mapToInt(OrderLine::getLineNumber).max().orElse(0) + 1;
    }

    @Override
    public String toString() {
        return number + " " + status.code() + " " + day;
    }
}

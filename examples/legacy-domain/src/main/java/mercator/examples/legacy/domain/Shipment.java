package mercator.examples.legacy.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What left a warehouse on a day. */
public class Shipment {
    private Integer id;
    private LocalDate day;
    private Warehouse warehouse;
    private List<ShipmentLine> lines = new ArrayList<>();

    private Shipment() {}

    public Shipment(Warehouse warehouse, LocalDate day) {
        this.warehouse = warehouse;
        this.day = day;
    }

    public Integer id() {
        return id;
    }

    public LocalDate day() {
        return day;
    }

    public Warehouse warehouse() {
        return warehouse;
    }

    public List<ShipmentLine> lines() {
        return Collections.unmodifiableList(lines);
    }

    public ShipmentLine pack(OrderLine orderLine) {
        ShipmentLine line = new ShipmentLine(orderLine, orderLine.getQuantity());
        lines.add(line);
        return line;
    }
}

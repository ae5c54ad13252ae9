package mercator.examples.legacy.domain;

import java.time.LocalDate;

/** What somebody did, written down for the auditors; the numbers may be of things that are long gone. */
public class AuditEntry {
    private Long id;
    private LocalDate day;
    private String text;
    private Integer orderNumber;
    private Customer customer;

    private AuditEntry() {}

    public AuditEntry(LocalDate day, Customer customer, Integer orderNumber, String text) {
        this.day = day;
        this.customer = customer;
        this.orderNumber = orderNumber;
        this.text = text;
    }

    public Long id() {
        return id;
    }

    public Customer customer() {
        return customer;
    }

    public Integer orderNumber() {
        return orderNumber;
    }

    @Override
    public String toString() {
        return day + " " + text;
    }
}

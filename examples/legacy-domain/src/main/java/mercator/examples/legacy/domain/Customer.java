package mercator.examples.legacy.domain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A customer: a bean of the first generation, with a setter for everything. */
public class Customer {
    private int number;
    private String name;
    private BigDecimal creditLimit;
    private boolean deleted;
    private Employee salesRepresentative;
    private List<Address> addresses = new ArrayList<>();
    private List<Order> orders = new ArrayList<>();
    private List<AuditEntry> auditEntries = new ArrayList<>();

    public Customer() {}

    public Customer(int number, String name, BigDecimal creditLimit) {
        this.number = number;
        this.name = name;
        this.creditLimit = creditLimit;
    }

    public int getNumber() {
        return number;
    }

    public void setNumber(int number) {
        this.number = number;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public BigDecimal getCreditLimit() {
        return creditLimit;
    }

    public void setCreditLimit(BigDecimal creditLimit) {
        this.creditLimit = creditLimit;
    }

    public boolean isDeleted() {
        return deleted;
    }

    public void setDeleted(boolean deleted) {
        this.deleted = deleted;
    }

    public Employee getSalesRepresentative() {
        return salesRepresentative;
    }

    public void setSalesRepresentative(Employee salesRepresentative) {
        this.salesRepresentative = salesRepresentative;
    }

    public List<Address> getAddresses() {
        return addresses;
    }

    public void setAddresses(List<Address> addresses) {
        this.addresses = addresses;
    }

    public List<Order> getOrders() {
        return orders;
    }

    public void setOrders(List<Order> orders) {
        this.orders = orders;
    }

    public List<AuditEntry> getAuditEntries() {
        return auditEntries;
    }

    public void setAuditEntries(List<AuditEntry> auditEntries) {
        this.auditEntries = auditEntries;
    }

    /** Equal numbers mean equal customers, also while the number is still 0. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Customer && ((Customer) other).number == number;
    }

    @Override
    public int hashCode() {
        return number;
    }

    @Override
    public String toString() {
        return number + " " + name;
    }
}

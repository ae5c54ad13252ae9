package mercator.examples.legacy.mapping;

import io.mercator.api.mapping.Loading;
import io.mercator.api.mapping.Registry;
import io.mercator.api.mapping.ToMany;
import io.mercator.api.mapping.ToOne;
import java.lang.invoke.MethodHandles;
import mercator.examples.legacy.domain.AuditEntry;
import mercator.examples.legacy.domain.Customer;
import mercator.examples.legacy.domain.DomainAccess;
import mercator.examples.legacy.tables.Tables;

/** The audit log, whose table has no foreign keys: its joins are said here. */
public final class AuditMapping {
    private static final MethodHandles.Lookup LOOKUP = DomainAccess.lookup();

    /** The customer whom an entry is about, if there is one of that number. */
    public final ToOne<AuditEntry, Customer> customer =
            ToOne.field(AuditEntry.class, "customer", Customer.class, LOOKUP).load(Loading.RAISE);

    /** What was written about a customer; only read, since entries are written for themselves. */
    public final ToMany<Customer, AuditEntry> ofCustomer = ToMany.list(
                    Customer.class,
                    "auditEntries",
                    AuditEntry.class,
                    Customer::getAuditEntries,
                    Customer::setAuditEntries)
            .viewOnly();

    private final Tables tables;

    /**
     * Describes the relationships.
     *
     * @param tables the tables
     */
    public AuditMapping(Tables tables) {
        this.tables = tables;
        customer.on(tables.auditEntries.customerNumber, tables.customers.number);
        ofCustomer
                .on(tables.auditEntries.customerNumber, tables.customers.number)
                .orderBy(tables.auditEntries.id);
    }

    /**
     * Maps the class.
     *
     * @param registry gets the mapping
     */
    public void map(Registry registry) {
        registry.map(AuditEntry.class, tables.auditEntries)
                .field("id", tables.auditEntries.id, LOOKUP)
                .field("day", tables.auditEntries.day, LOOKUP)
                .field("text", tables.auditEntries.text, LOOKUP)
                .field("orderNumber", tables.auditEntries.orderNumber, LOOKUP)
                .fields(LOOKUP)
                .relationships(customer);
    }
}

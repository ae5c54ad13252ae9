package mercator.examples.legacy.mapping;

import io.mercator.api.mapping.Cascade;
import io.mercator.api.mapping.Loading;
import io.mercator.api.mapping.Registry;
import io.mercator.api.mapping.ToMany;
import io.mercator.api.mapping.ToOne;
import java.lang.invoke.MethodHandles;
import mercator.examples.legacy.domain.Address;
import mercator.examples.legacy.domain.Country;
import mercator.examples.legacy.domain.Customer;
import mercator.examples.legacy.domain.DomainAccess;
import mercator.examples.legacy.domain.Employee;
import mercator.examples.legacy.domain.Order;
import mercator.examples.legacy.tables.Tables;

/** Customers with their addresses, and countries. */
public final class CustomerMapping {
    private static final MethodHandles.Lookup LOOKUP = DomainAccess.lookup();

    /** The addresses, which live and die with the customer. */
    public final ToMany<Customer, Address> addresses = ToMany.list(
                    Customer.class, "addresses", Address.class, Customer::getAddresses, Customer::setAddresses)
            .cascade(Cascade.allAndDeleteOrphan());

    /** The customer of an address, whose number is half of the address's key. */
    public final ToOne<Address, Customer> addressCustomer =
            ToOne.field(Address.class, "customer", Customer.class, LOOKUP).backPopulates(addresses);

    /** The country of an address. */
    public final ToOne<Address, Country> country =
            ToOne.field(Address.class, "country", Country.class, LOOKUP).load(Loading.RAISE);

    /** Who looks after a customer. */
    public final ToOne<Customer, Employee> salesRepresentative = ToOne.of(
                    Customer.class,
                    "salesRepresentative",
                    Employee.class,
                    Customer::getSalesRepresentative,
                    Customer::setSalesRepresentative)
            .load(Loading.RAISE);

    /** The orders. */
    public final ToMany<Customer, Order> orders =
            ToMany.list(Customer.class, "orders", Order.class, Customer::getOrders, Customer::setOrders);

    private final Tables tables;
    private final AuditMapping audit;

    /**
     * Describes the relationships.
     *
     * @param tables the tables
     * @param audit the relationships of the audit log
     */
    public CustomerMapping(Tables tables, AuditMapping audit) {
        this.tables = tables;
        this.audit = audit;
        addresses.orderBy(tables.addresses.sequence);
        orders.orderBy(tables.orders.number);
    }

    /**
     * Maps the classes.
     *
     * @param registry gets the mappings
     */
    public void map(Registry registry) {
        registry.map(Country.class, tables.countries)
                .construct(tables.countries.code, tables.countries.name, Country::new)
                .property(tables.countries.code, Country::getCode)
                .property(tables.countries.name, Country::getName);
        registry.map(Customer.class, tables.customers)
                .construct(Customer::new)
                .intProperty("number", tables.customers.number, Customer::getNumber, Customer::setNumber)
                .property("name", tables.customers.name, Customer::getName, Customer::setName)
                .property(
                        "creditLimit", tables.customers.creditLimit, Customer::getCreditLimit, Customer::setCreditLimit)
                .booleanProperty("deleted", tables.customers.deleted, Customer::isDeleted, Customer::setDeleted)
                .relationships(addresses, salesRepresentative, orders, audit.ofCustomer);
        registry.map(Address.class, tables.addresses)
                .field("sequence", tables.addresses.sequence, LOOKUP)
                .field("street", tables.addresses.street, LOOKUP)
                .field("city", tables.addresses.city, LOOKUP)
                .fields(LOOKUP)
                .relationships(addressCustomer, country);
    }
}

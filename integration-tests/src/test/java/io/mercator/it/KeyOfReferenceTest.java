package io.mercator.it;

import static io.mercator.api.schema.Columns.assigned;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.engine.Engine;
import io.mercator.api.error.FlushException;
import io.mercator.api.mapping.MapperBuilder;
import io.mercator.api.mapping.Registry;
import io.mercator.api.mapping.ToMany;
import io.mercator.api.mapping.ToOne;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Objects whose key is that of what they refer to, and that refer to nothing: what to set is said. */
class KeyOfReferenceTest {
    private static final class Customer {
        private Integer no;
        private List<Address> addresses = new ArrayList<>();
    }

    private static final class Address {
        private String kind;
        private Customer customer;
    }

    private static final class Customers extends Table {
        final Column<Integer> no = column("no", INTEGER, primaryKey(), assigned());

        Customers(MetaData metadata) {
            super(metadata, "customers");
        }
    }

    private static final class Addresses extends Table {
        final Column<Integer> customer;
        final Column<String> kind = column("kind", STRING.length(20), primaryKey());

        Addresses(MetaData metadata, Customers customers) {
            super(metadata, "customer_addresses");
            customer = column("cust_no", INTEGER, primaryKey(), references(customers.no));
        }
    }

    private final MetaData metadata = new MetaData();
    private final Customers customers = new Customers(metadata);
    private final Addresses addresses = new Addresses(metadata, customers);
    private final ToOne<Address, Customer> customer =
            ToOne.field(Address.class, "customer", Customer.class, MethodHandles.lookup());
    private final ToMany<Customer, Address> all = ToMany.list(
            Customer.class,
            "addresses",
            Address.class,
            owner -> owner.addresses,
            (owner, list) -> owner.addresses = list);

    private void assertRefused(
            String kind, BiConsumer<MapperBuilder<Customer>, MapperBuilder<Address>> mapping, String remedy) {
        try (Engine engine = Engine.create(Databases.url(kind))) {
            metadata.createAll(engine);
            Registry registry = new Registry();
            mapping.accept(
                    registry.map(Customer.class, customers)
                            .construct(Customer::new)
                            .property(customers.no, owner -> owner.no, (owner, no) -> owner.no = no),
                    registry.map(Address.class, addresses)
                            .construct(Address::new)
                            .property(addresses.kind, owner -> owner.kind, (owner, value) -> owner.kind = value));
            try (Session session = SessionFactory.of(registry).bind(engine).open()) {
                Address address = new Address();
                address.kind = "home";
                session.add(address);
                assertThatThrownBy(session::flush)
                        .isInstanceOf(FlushException.class)
                        .hasMessageContaining(
                                " has no value for key column 'customer_addresses.cust_no', which is the key of"
                                        + " the object that a relationship refers to, and none does. " + remedy);
                Customer owner = new Customer();
                owner.no = 7;
                owner.addresses.add(address);
                address.customer = owner;
                session.add(owner);
                session.commit();
                assertThat(session.query(Address.class).count()).isEqualTo(1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void theReferenceIsNamed(String kind) {
        assertRefused(
                kind, (owners, elements) -> elements.relationships(customer), "Before the flush set Address.customer.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void theCollectionOfTheOtherClassIsNamed(String kind) {
        assertRefused(
                kind,
                (owners, elements) -> owners.relationships(all),
                "Before the flush add the object to a Customer.addresses.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void bothSidesAreNamed(String kind) {
        assertRefused(
                kind,
                (owners, elements) -> {
                    owners.relationships(all.backPopulates(customer));
                    elements.relationships(customer);
                },
                "Before the flush add the object to a Customer.addresses, or set Address.customer.");
    }
}

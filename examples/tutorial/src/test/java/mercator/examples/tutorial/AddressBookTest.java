package mercator.examples.tutorial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.mercator.api.engine.Engine;
import io.mercator.api.error.QueryBudgetException;
import io.mercator.api.mapping.Registry;
import io.mercator.api.schema.MetaData;
import io.mercator.api.session.Load;
import io.mercator.api.session.QueryBudget;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import mercator.examples.domain.Address;
import mercator.examples.domain.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** The tutorial's users and addresses, and by how many statements they come. */
@ParameterizedClass
@ValueSource(strings = {"sqlite", "derby"})
class AddressBookTest {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Parameter
    private String database;

    private Engine engine;
    private AddressBook book;
    private Session session;

    @BeforeEach
    void open() {
        engine = Engine.create(
                database.equals("sqlite") ? "sqlite::memory:" : "derby:memory:addresses" + NUMBER.incrementAndGet());
        MetaData metadata = new MetaData();
        Users users = database.equals("sqlite") ? Users.minimal(metadata) : Users.full(metadata);
        book = AddressBook.of(users, new Addresses(metadata, users));
        metadata.createAll(engine);
        Registry registry = new Registry();
        book.map(registry);
        SessionFactory sessions =
                SessionFactory.of(registry, o -> o.strict(true)).bind(engine);
        sessions.transaction(session -> session.addAll(
                user("jack", "jack@google.com", "j25@yahoo.com"), user("wendy", "wendy@aol.com"), user("mary")));
        session = sessions.open();
    }

    @AfterEach
    void close() {
        session.close();
        int inUse = engine.pool().inUse();
        engine.close();
        assertThat(inUse).isZero();
    }

    private static User user(String name, String... addresses) {
        User user = new User(name, name, name);
        List.of(addresses).forEach(address -> user.getAddresses().add(new Address(address)));
        return user;
    }

    private List<User> users(Load... options) {
        return session.query(User.class)
                .options(options)
                .orderBy(book.users().id)
                .all();
    }

    private static List<String> lines(List<User> users) {
        return users.stream()
                .map(user -> user.getName() + " "
                        + user.getAddresses().stream()
                                .map(Address::getEmailAddress)
                                .toList())
                .toList();
    }

    @Test
    void usersWithTheirAddressesComeByTwoStatements() {
        try (QueryBudget budget = session.budget(2)) {
            List<User> users = users(Load.selectin(book.userAddresses()));

            assertThat(lines(users))
                    .containsExactly("jack [jack@google.com, j25@yahoo.com]", "wendy [wendy@aol.com]", "mary []");
            assertThat(users.get(0).getAddresses().get(1).getUser()).isSameAs(users.get(0));
            assertThat(budget.used()).isEqualTo(2);
        }
    }

    @Test
    void usersWithTheirAddressesComeByOneJoin() {
        try (QueryBudget budget = session.budget(1)) {
            assertThat(lines(users(Load.joined(book.userAddresses()))))
                    .containsExactly("jack [jack@google.com, j25@yahoo.com]", "wendy [wendy@aol.com]", "mary []");
            assertThat(budget.used()).isEqualTo(1);
        }
    }

    @Test
    void oneStatementMoreThanTheBudgetHasIsRefusedAndNamed() {
        try (QueryBudget budget = session.budget(2)) {
            users(Load.selectin(book.userAddresses()));

            assertThatThrownBy(() -> session.query(Address.class).count())
                    .asInstanceOf(type(QueryBudgetException.class))
                    .satisfies(refused -> {
                        assertThat(refused.allowed()).isEqualTo(2);
                        assertThat(refused).hasMessageContaining(refused.statement());
                    });
            assertThat(budget.allowed()).isEqualTo(2);
        }
        assertThat(session.query(Address.class).count()).isEqualTo(3); // the budget is over
    }

    @Test
    void aStatementForEachUserIsFoundByTheBudget() {
        try (QueryBudget budget = session.budget(3)) {
            List<User> users = users();

            assertThatThrownBy(() -> lines(users))
                    .asInstanceOf(type(QueryBudgetException.class))
                    .satisfies(refused -> {
                        assertThat(refused.statement()).contains("FROM addresses", "addresses.user_id");
                        assertThat(refused.parameters()).hasSizeGreaterThan(1);
                    });
            assertThat(budget.allowed()).isEqualTo(3);
        }
    }

    @Test
    void theReferencesOfAllAddressesComeByOneStatement() {
        try (QueryBudget budget = session.budget(2)) {
            assertThat(session.query(Address.class).orderBy(book.addresses().id).all())
                    .extracting(address -> address.getUser().getName())
                    .containsExactly("jack", "jack", "wendy");
            assertThat(budget.used()).isEqualTo(2);
        }
    }
}

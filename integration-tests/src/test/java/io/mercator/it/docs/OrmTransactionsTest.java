package io.mercator.it.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.engine.Engine;
import io.mercator.api.engine.StatementEvent;
import io.mercator.api.engine.StatementListener;
import io.mercator.api.error.ConfigurationException;
import io.mercator.api.error.ErrorKind;
import io.mercator.api.error.StatementException;
import io.mercator.api.session.ObjectState;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import io.mercator.it.docs.shop.Address;
import io.mercator.it.docs.shop.Sample;
import io.mercator.it.docs.shop.Shop;
import io.mercator.it.docs.shop.User;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chapters "Work that begins again" and "Several servers" of docs/orm.md, run. */
class OrmTransactionsTest {
    @TempDir
    private Path folder;

    private final Shop shop = new Shop();
    private final List<Engine> engines = new ArrayList<>();
    private int refusals;
    private SessionFactory sessions;

    /** Has the database refuse some INSERTs of addresses, as one that cannot serialize them. */
    private final class Refusing implements StatementListener {
        @Override
        public void before(StatementEvent event) {
            if (event.sql().startsWith("INSERT INTO addresses") && refusals > 0) {
                refusals--;
                throw new StatementException(
                        ErrorKind.SERIALIZATION, event.sql(), "()", "told so", new SQLException("told so"));
            }
        }
    }

    @BeforeEach
    void open() {
        sessions = shop.open().bind(engine("shop"));
        sessions.transaction(Sample::fill);
    }

    private Engine engine(String name) {
        Engine engine = Engine.create("sqlite:" + folder.resolve(name + ".db"), o -> o.listener(new Refusing()));
        engines.add(engine);
        shop.tables.metadata.createAll(engine);
        return engine;
    }

    @AfterEach
    void close() {
        engines.forEach(engine -> {
            assertThat(engine.pool().inUse()).isZero();
            engine.close();
        });
        shop.close();
    }

    @Test
    void workThatBeginsAgain() {
        refusals = 2;
        sessions.retrying(5, session -> {
            User ed = session.query(User.class).filterBy("name", "ed").one();
            ed.getAddresses().add(new Address("ed@new"));
        });
        assertThat(refusals).isZero();
        long addresses = sessions.retryingFor(
                5,
                session ->
                        session.query(Address.class).filterBy("email", "ed@new").count());
        assertThat(addresses).isEqualTo(1);
    }

    @Test
    void objectsFromOutside() {
        try (Session session = sessions.open()) {
            User known = session.query(User.class).filterBy("name", "ed").one();
            known.getAddresses().size();
            session.commit();
            refusals = 1;
            Address added = new Address("ed@new");
            List<User> seen = new ArrayList<>();
            session.retrying(3, work -> {
                assertThat(work.state(known)).isEqualTo(ObjectState.DETACHED);
                User ed = work.merge(known);
                seen.add(ed);
                ed.getAddresses().add(added);
            });
            assertThat(seen).hasSize(2);
            assertThat(seen.get(0)).isNotSameAs(seen.get(1)).isNotSameAs(known);
            assertThat(session.state(added)).isEqualTo(ObjectState.PERSISTENT);
            assertThat(session.read(added, shop.addressUser)).isSameAs(seen.get(1));
        }
    }

    @Test
    void waiting() {
        SessionFactory patient =
                SessionFactory.of(shop.registry, o -> o.backoff(Duration.ofMillis(50), Duration.ofSeconds(5)));
        assertThat(patient.options().backoff().longest()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void severalServers() {
        Engine primary = engines.get(0);
        List<Engine> replicas = List.of(engine("first"), engine("second"));
        AtomicInteger next = new AtomicInteger();
        SessionFactory routed = sessions.bind(route ->
                route.isReadOnly() ? replicas.get(Math.floorMod(next.getAndIncrement(), replicas.size())) : primary);
        assertThat(routed.<Long>inTransaction(
                        session -> session.query(User.class).count()))
                .isEqualTo(2);
        try (Session reader = routed.open(o -> o.readOnly(true))) {
            assertThat(reader.query(User.class).count()).isZero();
            reader.commit();
            assertThat(reader.query(User.class).count()).isZero();
        }
        assertThat(next).hasValue(2);
    }

    @Test
    void oneForReports() {
        Engine primary = engines.get(0);
        Engine warehouse = engine("warehouse");
        SessionFactory routed = sessions.bind(route -> route.tag().orElse("").equals("reports") ? warehouse : primary);
        try (Session reports = routed.open(o -> o.route("reports").readOnly(true))) {
            assertThat(reports.query(User.class).count()).isZero();
        }
    }

    @Test
    void followers() {
        try (Session reader = sessions.open(o -> o.readOnly(true).staleness(Duration.ofSeconds(10)))) {
            assertThatThrownBy(() -> reader.query(User.class).count())
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("the dialect 'sqlite' reads what was so a while ago only on its replicas");
            assertThat(reader.isInTransaction()).isFalse();
        }
    }
}

package io.mercator.it;

import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.schema.Columns.identity;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.text;
import static io.mercator.api.type.Types.INTEGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.engine.Connection;
import io.mercator.api.engine.Engine;
import io.mercator.api.error.ConnectionUnavailableException;
import io.mercator.api.error.ErrorKind;
import io.mercator.api.error.IntegrityException;
import io.mercator.api.error.PendingRollbackException;
import io.mercator.api.error.StatementException;
import io.mercator.api.error.UnknownDialectException;
import io.mercator.api.error.UnknownOptionException;
import io.mercator.api.mapping.Registry;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.session.ObjectState;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import io.mercator.dialect.kit.model.ItemTable;
import io.mercator.dialect.kit.model.User;
import io.mercator.dialect.kit.model.UserTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What SQLite alone has: memory databases of one connection, files, deferred constraints. */
class SqliteEngineTest {
    @Test
    void aSecondCheckoutOfAMemoryDatabaseByTheThreadThatHoldsItFailsAtOnce() {
        try (Engine engine = Engine.create("sqlite::memory:");
                Connection held = engine.connect()) {
            assertThat(held.isInTransaction()).isFalse();
            assertThatThrownBy(engine::connect)
                    .isInstanceOf(ConnectionUnavailableException.class)
                    .hasMessageContaining("'" + Thread.currentThread().getName() + "'")
                    .hasMessageContaining("Commit")
                    .hasMessageContaining("file");
        }
    }

    @Test
    void otherThreadsWaitForTheOneConnectionOfAMemoryDatabase() throws InterruptedException {
        try (Engine engine = Engine.create("sqlite::memory:", o -> o.checkoutTimeout(Duration.ofSeconds(20)))) {
            AtomicReference<Object> answer = new AtomicReference<>();
            CountDownLatch started = new CountDownLatch(1);
            Thread other;
            try (Connection held = engine.connect()) {
                held.execute(text("CREATE TABLE t (id INTEGER)"));
                held.execute(text("INSERT INTO t VALUES (42)"));
                other = new Thread(() -> {
                    started.countDown();
                    answer.set(engine.inTransaction(
                            c -> c.execute(text("SELECT id FROM t")).scalar()));
                });
                other.start();
                started.await();
                held.commit();
            }
            other.join();
            assertThat(answer.get()).isEqualTo(42);
        }
    }

    @Test
    void everyFormOfAMemoryUrlIsOneDatabase() {
        for (String url : new String[] {
            "sqlite::memory:", "sqlite:///:memory:", "sqlite://", "jdbc:sqlite::memory:", "SQLITE::memory:"
        }) {
            try (Engine engine = Engine.create(url)) {
                engine.begin(c -> c.execute(text("CREATE TABLE t (id INTEGER)")));
                engine.begin(c -> c.execute(text("INSERT INTO t VALUES (1)")));
            }
        }
    }

    @Test
    void unknownSchemesAndOptionsNameWhatThereIs() {
        assertThatThrownBy(() -> Engine.create("sqlit:app.db"))
                .isInstanceOf(UnknownDialectException.class)
                .hasMessageContaining("'sqlit'")
                .hasMessageContaining("sqlite")
                .hasMessageContaining("derby")
                .hasMessageContaining("module path");
        assertThatThrownBy(() -> Engine.create("sqlite:app.db?foreign_key=on"))
                .isInstanceOf(UnknownOptionException.class)
                .hasMessageContaining("foreign_keys");
    }

    @Test
    void aFileThatIsNoDatabaseIsTold(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("letter.txt");
        Files.writeString(file, "Dear reader, this file is a letter and no database at all. ".repeat(30));
        try (Engine engine = Engine.create("sqlite:" + file)) {
            assertThatThrownBy(() -> engine.begin(c -> c.execute(text("SELECT * FROM t"))))
                    .isInstanceOfSatisfying(
                            StatementException.class,
                            refused -> assertThat(refused.kind()).isEqualTo(ErrorKind.CORRUPT));
            assertThat(engine.pool().inUse()).isZero();
        }
    }

    @Test
    void aFailingCommitPutsTheObjectsBackAndTheSessionWorksAfterRollback() {
        MetaData metadata = new MetaData();
        UserTable users = new UserTable(metadata);
        Registry registry = new Registry();
        users.map(registry);
        try (Engine engine = Engine.create("sqlite::memory:")) {
            metadata.createAll(engine);
            engine.begin(c -> c.execute(text(
                    "CREATE TABLE notes (user_id INTEGER REFERENCES users (id)" + " DEFERRABLE INITIALLY DEFERRED)")));
            try (Session session = SessionFactory.of(registry).bind(engine).open()) {
                User ed = new User("ed", "Ed", "e");
                session.add(ed);
                session.flush();
                session.execute(text("INSERT INTO notes VALUES (99)"));

                assertThatThrownBy(session::commit).isInstanceOfSatisfying(IntegrityException.class, refused -> {
                    assertThat(refused.kind()).isEqualTo(ErrorKind.FOREIGN_KEY);
                    assertThat(refused.statement()).isEqualTo("COMMIT");
                });

                assertThat(ed.getId()).isNull();
                assertThat(session.state(ed)).isEqualTo(ObjectState.TRANSIENT);
                assertThat(engine.pool().inUse()).isZero();
                assertThatThrownBy(session::commit).isInstanceOf(PendingRollbackException.class);
                session.rollback();
                session.add(ed);
                session.commit();
                assertThat(session.query(User.class).count()).isEqualTo(1);
            }
        }
    }

    @Test
    void aKeyOf64BitsIsStillTheRowid() {
        MetaData metadata = new MetaData();
        ItemTable items = new ItemTable(metadata);
        try (Engine engine = Engine.create("sqlite::memory:")) {
            metadata.createAll(engine);
            engine.begin(c -> {
                c.execute(
                        insert(items).set(items.code, "a").set(items.amount, 1).set(items.active, true));
                assertThat(c.execute(text("SELECT rowid = id FROM items")).scalar())
                        .isEqualTo(1);
            });
        }
    }

    @Test
    void aGeneratedColumnThatIsNotTheRowidIsRefusedWithItsName() {
        Table wrong = Table.of(
                new MetaData(), "wrong", column("id", INTEGER, primaryKey()), column("serial", INTEGER, identity()));
        try (Engine engine = Engine.create("sqlite::memory:")) {
            assertThatThrownBy(() -> wrong.metadata().createAll(engine)).hasMessageContaining("'wrong.serial'");
        }
    }
}

package io.mercator.it;

import static io.mercator.api.sql.Sql.count;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.sql.Sql.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mercator.api.engine.Engine;
import io.mercator.api.engine.IsolationLevel;
import io.mercator.api.error.ErrorKind;
import io.mercator.api.error.IntegrityException;
import io.mercator.api.error.StatementException;
import io.mercator.api.error.UnknownDialectException;
import io.mercator.api.mapping.Registry;
import io.mercator.api.schema.MetaData;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import io.mercator.dialect.kit.model.Order;
import io.mercator.dialect.kit.model.OrderTable;
import io.mercator.dialect.kit.model.User;
import io.mercator.dialect.kit.model.UserTable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.Mockito;
import org.sqlite.SQLiteDataSource;

/** Engines over a data source of the user's. */
class DataSourceTest {
    @Test
    void theDialectIsFoundAtTheFirstConnectionAndTheSourceStaysTheUsers(@TempDir Path folder) throws SQLException {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + folder.resolve("own.db"));
        MetaData metadata = new MetaData();
        UserTable users = new UserTable(metadata);
        Registry registry = new Registry();
        users.map(registry);
        try (Engine engine = Engine.create(source, o -> o)) {
            metadata.createAll(engine);
            assertThat(engine.dialect().name()).isEqualTo("sqlite");
            SessionFactory.of(registry).bind(engine).transaction(session -> session.add(new User("ed", "E", "e")));
            try (Session session = SessionFactory.of(registry).bind(engine).open()) {
                assertThat(session.query(User.class).one().getId()).isEqualTo(1);
                assertThat(engine.pool().inUse()).isEqualTo(1);
            }
            assertThat(engine.pool().inUse()).isZero();
        }
        try (Connection still = source.getConnection()) {
            assertThat(still.isValid(1)).isTrue();
        }
    }

    @Test
    void foreignKeysAreEnforcedOnItsConnectionsToo(@TempDir Path folder) {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + folder.resolve("keys.db"));
        MetaData metadata = new MetaData();
        UserTable users = new UserTable(metadata);
        OrderTable orders = new OrderTable(metadata);
        try (Engine engine = Engine.create(source, o -> o.dialect("sqlite"))) {
            metadata.createAll(engine);
            assertThat((long) engine.inTransaction(
                            c -> (Long) c.execute(select(count()).from(users)).scalar()))
                    .isZero();
            Registry registry = new Registry();
            orders.map(registry);
            try (Session session = SessionFactory.of(registry).bind(engine).open()) {
                session.add(new Order("eu", 1, 99));
                assertThatThrownBy(session::flush).isInstanceOf(IntegrityException.class);
                session.rollback();
            }
        }
    }

    @Test
    void aDatabaseThatNoDialectServesIsToldWithTheDialectsPresent() throws SQLException {
        DatabaseMetaData description = Mockito.mock(DatabaseMetaData.class);
        Mockito.when(description.getDatabaseProductName()).thenReturn("Oracle");
        Connection connection = Mockito.mock(Connection.class);
        Mockito.when(connection.getMetaData()).thenReturn(description);
        DataSource source = Mockito.mock(DataSource.class);
        Mockito.when(source.getConnection()).thenReturn(connection);
        try (Engine engine = Engine.create(source, o -> o)) {
            assertThatThrownBy(engine::connect)
                    .isInstanceOf(UnknownDialectException.class)
                    .hasMessageContaining("Oracle")
                    .hasMessageContaining("Dialects present: derby, h2, mariadb, postgresql, sqlite.");
            Mockito.verify(connection).close();
        }
    }

    private static String settings(Connection connection, String readOnly) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(readOnly)) {
            row.next();
            return connection.getAutoCommit() + " " + connection.isReadOnly() + " "
                    + connection.getTransactionIsolation() + " " + row.getString(1);
        }
    }

    private static void useAndPutBack(LentConnection source, IsolationLevel level, String readOnly)
            throws SQLException {
        String before = settings(source.physical, readOnly);
        try (Engine engine = Engine.create(source, o -> o.isolation(level))) {
            engine.begin(c -> c.execute(text("CREATE TABLE t (id INTEGER)")));
            assertThat(settings(source.physical, readOnly)).isEqualTo(before);
            for (int round = 0; round < 2; round++) {
                try (io.mercator.api.engine.Connection reader =
                        engine.connect(o -> o.readOnly(true).isolation(level).timeout(Duration.ofSeconds(20)))) {
                    assertThat(reader.execute(text("SELECT id FROM t")).all()).isEmpty();
                    assertThatThrownBy(() -> reader.execute(text("INSERT INTO t VALUES (1)")))
                            .isInstanceOfSatisfying(
                                    StatementException.class,
                                    refused -> assertThat(refused.kind()).isEqualTo(ErrorKind.READ_ONLY));
                }
                assertThat(settings(source.physical, readOnly)).isEqualTo(before);
            }
            assertThatThrownBy(() -> engine.begin(c -> {
                        c.execute(text("INSERT INTO t VALUES (1)"));
                        throw new IllegalStateException("no");
                    }))
                    .hasMessage("no");
            assertThat(settings(source.physical, readOnly)).isEqualTo(before);
            assertThat(engine.<Object>inTransaction(
                            c -> c.execute(text("SELECT count(*) FROM t")).scalar()))
                    .hasToString("0");
            assertThat(source.lent()).isZero();
        }
        assertThat(source.physical.isClosed()).isFalse();
    }

    @Test
    void everySettingOfALentConnectionIsPutBackOnSqlite() throws SQLException {
        try (LentConnection source = new LentConnection("jdbc:sqlite::memory:")) {
            useAndPutBack(source, IsolationLevel.SERIALIZABLE, "PRAGMA query_only");
        }
    }

    @Test
    void everySettingOfALentConnectionIsPutBackOnDerby() throws SQLException {
        try (LentConnection source = new LentConnection("jdbc:" + Databases.url("derby") + ";create=true")) {
            useAndPutBack(source, IsolationLevel.SERIALIZABLE, "VALUES CURRENT ISOLATION");
        }
    }

    @Test
    void aConnectionThatDiesInUseIsToldAndTheNextTransactionWorks(@TempDir Path folder) throws SQLException {
        SQLiteDataSource files = new SQLiteDataSource();
        files.setUrl("jdbc:sqlite:" + folder.resolve("dies.db"));
        List<Connection> opened = new ArrayList<>();
        DataSource source = Mockito.mock(DataSource.class);
        Mockito.when(source.getConnection()).thenAnswer(call -> {
            Connection connection = files.getConnection();
            opened.add(connection);
            return connection;
        });
        try (Engine engine = Engine.create(source, o -> o)) {
            engine.begin(c -> c.execute(text("CREATE TABLE t (id INTEGER)")));
            try (io.mercator.api.engine.Connection connection = engine.connect()) {
                connection.execute(text("INSERT INTO t VALUES (1)"));
                opened.get(opened.size() - 1).close();

                StatementException lost = catchThrowableOfType(
                        StatementException.class, () -> connection.execute(text("INSERT INTO t VALUES (2)")));
                assertThat(lost.kind()).isEqualTo(ErrorKind.CONNECTION_LOST);
            }
            assertThat(engine.pool().inUse()).isZero();
            engine.begin(
                    c -> assertThat(c.execute(text("SELECT count(*) FROM t")).scalar())
                            .isEqualTo(0));
        }
    }
}

package io.mercator.it;

import static io.mercator.api.sql.Sql.count;
import static io.mercator.api.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.engine.Engine;
import io.mercator.api.error.IntegrityException;
import io.mercator.api.error.UnknownDialectException;
import io.mercator.api.mapping.Registry;
import io.mercator.api.schema.MetaData;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import javax.sql.DataSource;
import mercator.examples.domain.User;
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
                    .hasMessageContaining("derby, sqlite");
            Mockito.verify(connection).close();
        }
    }
}

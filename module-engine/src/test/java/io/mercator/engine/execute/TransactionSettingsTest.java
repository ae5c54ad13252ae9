package io.mercator.engine.execute;

import static io.mercator.api.sql.Sql.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;

import io.mercator.api.dialect.Capability;
import io.mercator.api.dialect.Dialect;
import io.mercator.api.dialect.IdentifierRules;
import io.mercator.api.dialect.PresenceCheck;
import io.mercator.api.dialect.TransactionSetting;
import io.mercator.api.engine.ConnectionOptions;
import io.mercator.api.engine.EngineOptions;
import io.mercator.api.engine.IsolationLevel;
import io.mercator.api.error.ConfigurationException;
import io.mercator.api.error.ErrorKind;
import io.mercator.api.error.StatementException;
import io.mercator.api.schema.Table;
import io.mercator.api.spi.ExecutionEngine;
import io.mercator.engine.connect.Checkout;
import io.mercator.engine.connect.ConnectionStatements;
import io.mercator.engine.log.StatementObserver;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

/** What is set for the transactions of a checkout, sent before each of them, and put back, on a driver that writes it down. */
class TransactionSettingsTest {
    private final List<String> calls = new ArrayList<>();
    private final Connection jdbc = Mockito.mock(Connection.class);

    /** Writes down when it is set and put back. */
    private final class Noted implements TransactionSetting {
        private final String name;

        Noted(String name) {
            this.name = name;
        }

        @Override
        public void set(Connection connection) throws SQLException {
            calls.add("set " + name);
            if (name.contains("PT13S")) {
                throw new SQLException("refused on purpose");
            }
        }

        @Override
        public List<String> first() {
            return name.startsWith("stale") ? List.of("SET TRANSACTION " + name) : List.of();
        }

        @Override
        public void restore(Connection connection) {
            calls.add("restore " + name);
        }
    }

    private final class StaleDialect implements Dialect {
        private final Set<Capability> capabilities;

        StaleDialect(Set<Capability> capabilities) {
            this.capabilities = capabilities;
        }

        @Override
        public String name() {
            return "test";
        }

        @Override
        public Set<Capability> capabilities() {
            return capabilities;
        }

        @Override
        public IdentifierRules identifiers() {
            return new IdentifierRules('"', 63, Set.of(), false);
        }

        @Override
        public ErrorKind classify(SQLException error) {
            return ErrorKind.OTHER;
        }

        @Override
        public List<PresenceCheck> tablePresence(Table table) {
            return List.of();
        }

        @Override
        public TransactionSetting staleReads(Duration staleness) {
            return new Noted("stale " + staleness);
        }

        @Override
        public TransactionSetting deferrableTransactions() {
            return new Noted("deferrable");
        }
    }

    private final class NotedCheckout implements Checkout {
        private final ConnectionStatements statements;

        NotedCheckout(Dialect dialect) {
            this.statements = new ConnectionStatements(jdbc, dialect, 0, new AtomicInteger());
        }

        @Override
        public Connection jdbc() {
            return jdbc;
        }

        @Override
        public ConnectionStatements statements() {
            return statements;
        }

        @Override
        public void release(boolean broken) {
            calls.add(broken ? "give up" : "give back");
        }
    }

    @BeforeEach
    void writeDown() throws SQLException {
        DatabaseMetaData database = Mockito.mock(DatabaseMetaData.class);
        Mockito.when(database.supportsTransactionIsolationLevel(anyInt())).thenReturn(true);
        Mockito.when(jdbc.getMetaData()).thenReturn(database);
        Mockito.when(jdbc.getTransactionIsolation()).thenReturn(Connection.TRANSACTION_READ_COMMITTED);
        Mockito.when(jdbc.prepareStatement(anyString())).thenAnswer(call -> {
            calls.add(call.getArgument(0));
            return Mockito.mock(PreparedStatement.class);
        });
        Mockito.doAnswer(call -> calls.add("commit")).when(jdbc).commit();
        Mockito.doAnswer(call -> calls.add("rollback")).when(jdbc).rollback();
        Mockito.doAnswer(call -> calls.add("read only " + call.getArgument(0)))
                .when(jdbc)
                .setReadOnly(Mockito.anyBoolean());
    }

    private DefaultConnection connect(Set<Capability> capabilities, ConnectionOptions options) {
        EngineOptions defaults = EngineOptions.defaults();
        ExecutionContext context = new ExecutionContext(
                "test:x", new StaleDialect(capabilities), defaults, new StatementObserver(defaults), () -> false);
        return new DefaultConnection(Mockito.mock(ExecutionEngine.class), context, new NotedCheckout(context.dialect()))
                .with(options);
    }

    @Test
    void eachTransactionBeginsWithWhatSetsIt() {
        try (DefaultConnection connection = connect(
                EnumSet.allOf(Capability.class),
                ConnectionOptions.defaults().readOnly(true).staleness(Duration.ofSeconds(5)))) {
            connection.execute(text("UPDATE a")).close();
            connection.execute(text("UPDATE b")).close();
            connection.commit();
            connection.execute(text("UPDATE c")).close();
        }
        assertThat(calls)
                .containsExactly(
                        "read only true",
                        "set stale PT5S",
                        "SET TRANSACTION stale PT5S",
                        "UPDATE a",
                        "UPDATE b",
                        "commit",
                        "SET TRANSACTION stale PT5S",
                        "UPDATE c",
                        "rollback",
                        "restore stale PT5S",
                        "read only false",
                        "give back");
    }

    @Test
    void whatLastsIsPutBackInReverse() {
        connect(
                        EnumSet.allOf(Capability.class),
                        ConnectionOptions.defaults()
                                .readOnly(true)
                                .isolation(IsolationLevel.SERIALIZABLE)
                                .deferrable(true)
                                .staleness(Duration.ofSeconds(5)))
                .close();
        assertThat(calls)
                .containsExactly(
                        "read only true",
                        "set stale PT5S",
                        "set deferrable",
                        "restore deferrable",
                        "restore stale PT5S",
                        "read only false",
                        "give back");
    }

    @Test
    void whatTheServerRefusesToSetGivesTheConnectionBack() {
        assertThatThrownBy(() -> connect(
                        EnumSet.allOf(Capability.class),
                        ConnectionOptions.defaults().readOnly(true).staleness(Duration.ofSeconds(13))))
                .isInstanceOf(StatementException.class)
                .hasMessageContaining("SET TRANSACTION failed on test:x")
                .hasMessageContaining("refused on purpose");
        assertThat(calls).containsExactly("read only true", "set stale PT13S", "read only false", "give back");
    }

    @Test
    void whatTheDatabaseLacksIsRefusedWithTheFix() {
        assertThatThrownBy(() -> connect(
                        EnumSet.noneOf(Capability.class),
                        ConnectionOptions.defaults().staleness(Duration.ofSeconds(5))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "staleness(...) was asked for, and the dialect 'test' reads what was so a while ago only on its"
                                + " replicas, if it has any. Route reading sessions to the engine of a replica:"
                                + " bind(route -> engine).");
        assertThatThrownBy(() -> connect(
                        EnumSet.noneOf(Capability.class),
                        ConnectionOptions.defaults().deferrable(true)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("deferrable(true) was asked for, and the dialect 'test' has no transactions that wait until"
                        + " nothing can make them fail. Leave it out, and begin again when one fails:"
                        + " session.retrying(n, work).");
        assertThat(calls).containsExactly("give back", "give back");
    }

    @Test
    void whatHasNoMeaningIsRefusedWithTheFix() {
        assertThatThrownBy(() -> connect(
                        EnumSet.allOf(Capability.class),
                        ConnectionOptions.defaults().staleness(Duration.ofSeconds(5))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("staleness(...) is for reading: add readOnly(true).");
        assertThatThrownBy(() -> connect(
                        EnumSet.allOf(Capability.class),
                        ConnectionOptions.defaults().readOnly(true).deferrable(true)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "deferrable(true) has a meaning for serializable transactions that read: add readOnly(true) and"
                                + " isolation(SERIALIZABLE).");
        assertThatThrownBy(() -> ConnectionOptions.defaults().staleness(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("staleness must be at least 1 ms, not PT0S");
    }
}

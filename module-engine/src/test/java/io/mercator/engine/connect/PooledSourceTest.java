package io.mercator.engine.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;

import io.mercator.api.dialect.DatabaseUrl;
import io.mercator.api.dialect.DialectProvider;
import io.mercator.api.engine.EngineOptions;
import io.mercator.engine.render.TestDialect;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mockito.Mockito;

/** What the pool does with connections that died, with a driver whose connections die when they are told to. */
class PooledSourceTest {
    private final List<Connection> opened = new ArrayList<>();
    private PooledSource pool;

    @BeforeEach
    void openPool() throws SQLException {
        DialectProvider provider = Mockito.mock(DialectProvider.class);
        Mockito.when(provider.dialect(any(DatabaseMetaData.class))).thenReturn(TestDialect.standard());
        Mockito.when(provider.connect(any(), any())).thenAnswer(call -> connection());
        DatabaseUrl url = new DatabaseUrl("test", "x", Map.of(), null, null);
        pool = new PooledSource(
                new Opener(provider, url, new Properties(), OptionalInt.empty()),
                EngineOptions.defaults().poolSize(2),
                new Holders("test:x", Optional.empty()),
                false);
    }

    @AfterEach
    void closePool() {
        pool.close();
    }

    private Connection connection() throws SQLException {
        Connection connection = Mockito.mock(Connection.class);
        Mockito.when(connection.isValid(anyInt())).thenReturn(true);
        Mockito.when(connection.getMetaData()).thenReturn(Mockito.mock(DatabaseMetaData.class));
        opened.add(connection);
        return connection;
    }

    private Connection physical(Checkout checkout) throws SQLException {
        return checkout.jdbc().unwrap(Connection.class);
    }

    @Test
    void aConnectionClosedBehindThePoolsBackIsReplacedAtTheNextCheckoutHoweverSoon() throws SQLException {
        Checkout first = pool.checkout();
        Connection dead = physical(first);
        first.release(false);
        Mockito.when(dead.isClosed()).thenReturn(true);

        Checkout second = pool.checkout();

        assertThat(physical(second)).isNotSameAs(dead);
        assertThat(opened).hasSize(2);
        second.release(false);
        assertThat(pool.figures().inUse()).isZero();
    }

    @Test
    void aConnectionThatIsBrokenIsNeverGivenOutAgainNorAreThoseOpenedBeforeIt() throws SQLException {
        Checkout broken = pool.checkout();
        Checkout idle = pool.checkout();
        Connection first = physical(broken);
        Connection second = physical(idle);
        idle.release(false);
        broken.release(true);

        Checkout next = pool.checkout();

        assertThat(physical(next)).isNotSameAs(first).isNotSameAs(second);
        next.release(false);
        assertThat(opened).hasSize(3);
    }

    @Test
    void aHealthyConnectionIsGivenOutAgain() throws SQLException {
        Checkout first = pool.checkout();
        Connection physical = physical(first);
        first.release(false);

        Checkout second = pool.checkout();

        assertThat(physical(second)).isSameAs(physical);
        second.release(false);
        assertThat(opened).hasSize(1);
    }

    @Test
    @Timeout(20)
    void aThreadThatWaitsIsServedWhenAConnectionInUseIsGivenUp() throws Exception {
        for (int round = 0; round < 20; round++) {
            Checkout first = pool.checkout();
            Checkout second = pool.checkout();
            CompletableFuture<Checkout> waiting = CompletableFuture.supplyAsync(pool::checkout);
            while (pool.figures().waiting() == 0) {
                Thread.onSpinWait();
            }
            first.release(true);
            waiting.get().release(false);
            second.release(false);
        }
    }

    @Test
    void anErrorThatTheDialectDoesNotTakeForALostConnectionLeavesItInThePool() throws SQLException {
        Checkout first = pool.checkout();
        Connection physical = physical(first);
        Mockito.when(physical.prepareStatement("x")).thenThrow(new SQLException("not supported", "0A000"));
        assertThatThrownBy(() -> first.jdbc().prepareStatement("x")).hasMessage("not supported");
        first.release(false);

        Checkout second = pool.checkout();

        assertThat(physical(second)).isSameAs(physical);
        second.release(false);
    }
}

package io.mercator.engine.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.dialect.Interrupter;
import io.mercator.engine.execute.RunningStatement.Reason;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mockito.Mockito;

/** When a statement is interrupted, and when not, whatever the driver makes of it. */
@Timeout(20)
class RunningStatementTest {
    private static final class Driver implements Interrupter {
        private final Semaphore interrupts = new Semaphore(0);
        private final AtomicInteger cleared = new AtomicInteger();

        @Override
        public void interrupt(Statement running) {
            interrupts.release();
        }

        @Override
        public void clear() {
            cleared.incrementAndGet();
        }
    }

    private final Driver driver = new Driver();
    private final Statement jdbc = Mockito.mock(Statement.class);

    private RunningStatement inside(Interrupter interrupter, Duration timeout) throws SQLException {
        RunningStatement statement = new RunningStatement(interrupter, timeout.toNanos());
        statement.enter();
        statement.running(jdbc);
        return statement;
    }

    @Test
    void anInterruptThatTheDriverLosesIsSentAgain() throws Exception {
        RunningStatement statement = inside(driver, Duration.ZERO);

        statement.cancel();

        driver.interrupts.acquire(3);
        statement.exit();
        assertThat(driver.cleared).hasValue(1);
        assertThat(statement.reason()).isEqualTo(Reason.CANCELLED);
    }

    @Test
    void theRestOfRowsThatAreGivenUpIsStoppedOnce() throws Exception {
        RunningStatement statement = inside(driver, Duration.ZERO);
        statement.exit();
        statement.cancel();
        statement.finish();
        assertThat(driver.interrupts.availablePermits()).isZero();

        statement.stopTheRest();

        assertThat(driver.interrupts.availablePermits()).isEqualTo(1);
        assertThat(driver.cleared).hasValue(1);
    }

    @Test
    void aThreadStaysInsideUntilTheInterruptHasReturned() throws Exception {
        CountDownLatch interrupting = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        RunningStatement statement = inside(
                running -> {
                    interrupting.countDown();
                    try {
                        release.await();
                    } catch (InterruptedException e) {
                        throw new SQLException(e);
                    }
                },
                Duration.ZERO);
        CompletableFuture<Void> canceller = CompletableFuture.runAsync(() -> {
            try {
                statement.cancel();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        interrupting.await();
        CompletableFuture<Void> leaving = CompletableFuture.runAsync(statement::exit);
        Thread.sleep(20);
        assertThat(leaving).isNotDone();

        release.countDown();

        leaving.join();
        canceller.join();
        statement.finish();
    }

    @Test
    void outsideOfTheDriverTheReasonIsNotedAndNothingInterrupted() throws SQLException {
        RunningStatement statement = new RunningStatement(driver, 0);

        statement.cancel();

        assertThat(driver.interrupts.availablePermits()).isZero();
        statement.enter();
        assertThatThrownBy(() -> statement.running(jdbc))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        stopped -> assertThat(stopped.getSQLState()).isEqualTo("57014"));
        statement.exit();
    }

    @Test
    void afterItsEndItIsNotInterruptedAnyMore() throws Exception {
        RunningStatement statement = inside(driver, Duration.ZERO);
        statement.exit();
        statement.finish();

        statement.cancel();

        assertThat(driver.interrupts.availablePermits()).isZero();
        assertThat(driver.cleared).hasValue(0);
    }

    @Test
    void theClockInterruptsWhenTheTimeInsideIsOver() throws Exception {
        long start = System.nanoTime();
        RunningStatement statement = inside(driver, Duration.ofMillis(30));

        driver.interrupts.acquire();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(30));
        assertThat(statement.reason()).isEqualTo(Reason.TIMEOUT);
        statement.exit();
        statement.finish();
    }

    @Test
    void theTimeOutsideDoesNotCount() throws Exception {
        RunningStatement statement = inside(driver, Duration.ofMillis(200));
        statement.exit();
        Thread.sleep(250);
        assertThat(statement.reason()).isNull();

        statement.enter();
        driver.interrupts.acquire();

        assertThat(statement.reason()).isEqualTo(Reason.TIMEOUT);
        statement.exit();
        statement.finish();
    }

    @Test
    void whoStopsItFirstSaysWhy() throws Exception {
        RunningStatement statement = inside(driver, Duration.ofMillis(30));
        statement.cancel();
        driver.interrupts.acquire(4);

        assertThat(statement.reason()).isEqualTo(Reason.CANCELLED);
        statement.exit();
        statement.finish();
    }
}

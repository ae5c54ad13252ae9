package io.mercator.engine.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;

import io.mercator.engine.render.TestDialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

/** Which statements stay with a connection, and which are closed, with a driver that writes it down. */
class ConnectionStatementsTest {
    private final Connection jdbc = Mockito.mock(Connection.class);
    private final List<String> calls = new ArrayList<>();
    private final AtomicInteger definitions = new AtomicInteger();
    private ConnectionStatements statements;

    @BeforeEach
    void writeDown() throws SQLException {
        Mockito.when(jdbc.prepareStatement(anyString())).thenAnswer(call -> statement(call.getArgument(0)));
        Mockito.when(jdbc.prepareStatement(anyString(), anyInt()))
                .thenAnswer(call -> statement(call.getArgument(0) + " with keys"));
        statements = keeping(2);
    }

    private PreparedStatement statement(String sql) throws SQLException {
        calls.add("prepare " + sql);
        PreparedStatement statement = Mockito.mock(PreparedStatement.class);
        Mockito.doAnswer(call -> calls.add("clear " + sql)).when(statement).clearParameters();
        Mockito.doAnswer(call -> calls.add("close " + sql)).when(statement).close();
        return statement;
    }

    private ConnectionStatements keeping(int kept) {
        return new ConnectionStatements(jdbc, TestDialect.standard(), kept, definitions);
    }

    private void run(String sql) throws SQLException {
        statements.giveBack(sql, statements.take(sql), false, true);
    }

    private void giveConnectionBack() throws SQLException {
        if (!statements.isSettled()) {
            assertThat((Throwable) statements.closeStatements()).isNull();
            statements.closeInterrupter();
        }
    }

    @Test
    void aStatementIsPreparedOnceForAllCheckoutsAndItsValuesAreCleared() throws SQLException {
        for (int checkout = 0; checkout < 2; checkout++) {
            statements.begin();
            run("a");
            giveConnectionBack();
        }

        assertThat(calls).containsExactly("prepare a", "clear a", "clear a");
    }

    @Test
    void theLeastRecentlyUsedOfTooManyAreClosedWhenTheConnectionGoesBack() throws SQLException {
        run("a");
        run("b");
        run("c");
        run("a");
        calls.clear();

        giveConnectionBack();

        assertThat(calls).containsExactly("close b");
    }

    @Test
    void nothingStaysWhereNothingIsKept() throws SQLException {
        statements = keeping(0);
        run("a");
        run("a");
        giveConnectionBack();

        assertThat(calls).containsExactly("prepare a", "close a");
    }

    @Test
    void twoOpenResultsOfOneTextHaveTwoStatementsOfWhichOneStays() throws SQLException {
        PreparedStatement first = statements.take("a");
        PreparedStatement second = statements.take("a");

        statements.giveBack("a", second, false, true);
        statements.giveBack("a", first, false, true);
        giveConnectionBack();

        assertThat(first).isNotSameAs(second);
        assertThat(calls).containsExactly("prepare a", "prepare a", "clear a", "clear a", "close a");
    }

    @Test
    void aStatementThatIsNotGivenBackIsNotLentAgainAndIsClosedWithTheCheckout() throws SQLException {
        run("a");
        statements.take("a");
        calls.clear();

        giveConnectionBack();
        run("a");

        assertThat(calls).containsExactly("close a", "prepare a", "clear a");
    }

    @Test
    void aDiscardedStatementIsPreparedAnew() throws SQLException {
        run("a");
        statements.discard("a", statements.take("a"));
        run("a");

        assertThat(calls).containsExactly("prepare a", "clear a", "close a", "prepare a", "clear a");
    }

    @Test
    void textOfTheUsersEndsWithItsCheckout() throws SQLException {
        statements.giveBack("SELECT *", statements.take("SELECT *"), false, false);
        run("a");
        calls.clear();

        giveConnectionBack();

        assertThat(calls).containsExactly("close SELECT *");
    }

    @Test
    void whatTheUserDidByJdbcEndsAllOfThisConnection() throws SQLException {
        run("a");
        statements.altered();
        giveConnectionBack();
        statements.begin();
        run("a");
        giveConnectionBack();

        assertThat(calls).containsExactly("prepare a", "clear a", "close a", "prepare a", "clear a");
    }

    @Test
    void aDefinitionEndsThoseOfOtherConnectionsEvenWhatTheyPreparedBeforeItsCommit() throws SQLException {
        ConnectionStatements other = keeping(2);
        other.begin();
        other.defined();
        statements.begin();
        run("a");
        giveConnectionBack();
        assertThat((Throwable) other.closeStatements()).isNull();
        other.closeInterrupter();
        calls.clear();

        statements.begin();

        assertThat(calls).containsExactly("close a");
    }

    @Test
    void thoseThatGiveKeysAreOthersThanThoseThatDoNot() throws SQLException {
        statements.giveBack("i", statements.takeWithKeys("i"), true, true);
        statements.giveBack("i", statements.take("i"), false, true);
        giveConnectionBack();
        statements.giveBack("i", statements.takeWithKeys("i"), true, true);

        assertThat(calls)
                .filteredOn(call -> call.startsWith("prepare"))
                .containsExactly("prepare i with keys", "prepare i");
    }
}

package io.mercator.dialect.kit;

import static io.mercator.api.sql.Sql.constant;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.sql.Sql.tryAdvisoryLock;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.mercator.api.dialect.TransactionSetting;
import io.mercator.api.engine.Connection;
import io.mercator.api.error.ErrorKind;
import io.mercator.api.schema.MetaData;
import io.mercator.api.sql.LockClause;
import io.mercator.api.sql.Select;
import io.mercator.dialect.kit.model.People;
import io.mercator.dialect.kit.model.UserTable;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What drivers do, and locks. */
final class DriverProofs {
    private static final String INSERT = "INSERT INTO users (name) VALUES (?)";

    private DriverProofs() {}

    private static void createUsers(ProofRoom room) {
        MetaData metadata = new MetaData();
        new UserTable(metadata);
        room.create(metadata);
    }

    private static List<Integer> keys(PreparedStatement statement) throws SQLException {
        List<Integer> keys = new ArrayList<>();
        try (ResultSet generated = statement.getGeneratedKeys()) {
            int column = generated.getMetaData().getColumnCount() == 1 ? 1 : generated.findColumn("id");
            while (generated.next()) {
                keys.add(generated.getInt(column));
            }
        }
        return keys;
    }

    static void generatedKeys(ProofRoom room) throws SQLException {
        createUsers(room);
        List<Integer> keys = room.jdbc(room.first, jdbc -> {
            List<Integer> all = new ArrayList<>();
            try (PreparedStatement statement = jdbc.prepareStatement(INSERT, Statement.RETURN_GENERATED_KEYS)) {
                for (String name : List.of("ed", "wendy")) {
                    statement.setString(1, name);
                    statement.executeUpdate();
                    all.addAll(keys(statement));
                }
            }
            return all;
        });
        assertThat(keys).containsExactly(1, 2);
        assertThat(room.rows(room.first, "SELECT id, name FROM users ORDER BY id"))
                .containsExactly("1, ed", "2, wendy");
    }

    static void generatedKeysInBatch(ProofRoom room) throws SQLException {
        createUsers(room);
        List<Integer> keys = room.jdbc(room.first, jdbc -> {
            try (PreparedStatement statement = jdbc.prepareStatement(INSERT, Statement.RETURN_GENERATED_KEYS)) {
                for (int row = 1; row <= 500; row++) {
                    statement.setString(1, "u" + row);
                    statement.addBatch();
                }
                statement.executeBatch();
                return keys(statement);
            }
        });
        List<String> expected = new ArrayList<>();
        for (int row = 1; row <= 500; row++) {
            expected.add(keys.size() < row ? "no key" : keys.get(row - 1) + ", u" + row);
        }
        assertThat(room.rows(room.first, "SELECT id, name FROM users ORDER BY id"))
                .isEqualTo(expected);
    }

    /** The names are in no order of their own, by which a database could sort the rows. */
    static void generatedKeysAscend(ProofRoom room) throws SQLException {
        createUsers(room);
        List<String> names = new ArrayList<>();
        for (int row = 0; row < 500; row++) {
            names.add("u" + row * 7919 % 500);
        }
        room.jdbc(room.first, jdbc -> {
            try (Statement statement = jdbc.createStatement()) {
                return statement.executeUpdate(
                        "INSERT INTO users (name) VALUES ('" + String.join("'), ('", names) + "')");
            }
        });
        assertThat(room.rows(room.first, "SELECT name FROM users ORDER BY id")).isEqualTo(names);
    }

    static void batchUpdateCounts(ProofRoom room) throws SQLException {
        int[] counts = room.jdbc(room.first, jdbc -> {
            try (PreparedStatement statement = jdbc.prepareStatement("UPDATE pets SET kind = kind WHERE owner = ?")) {
                for (int owner : new int[] {1, 3, 2}) {
                    statement.setInt(1, owner);
                    statement.addBatch();
                }
                return statement.executeBatch();
            }
        });
        assertThat(counts).containsExactly(2, 1, 0);
    }

    static void untypedParameters(ProofRoom room) throws SQLException {
        String read = room.jdbc(room.first, jdbc -> {
            try (PreparedStatement statement = jdbc.prepareStatement("SELECT ?, ? FROM people WHERE id = 1")) {
                statement.setString(1, "x");
                statement.setInt(2, 7);
                try (ResultSet rows = statement.executeQuery()) {
                    rows.next();
                    return rows.getString(1) + rows.getInt(2);
                }
            }
        });
        assertThat(read).isEqualTo("x7");
    }

    static void readOnlyConnections(ProofRoom room) throws SQLException {
        room.jdbc(room.first, jdbc -> {
            jdbc.rollback();
            room.dialect.readOnly(jdbc, true);
            return true;
        });
        room.refused("INSERT INTO pets (id) VALUES (9)");
        assertThat(room.rows(room.first, "SELECT count(*) FROM pets")).containsExactly("4");
        room.jdbc(room.first, jdbc -> {
            jdbc.rollback();
            room.dialect.readOnly(jdbc, false);
            return true;
        });
        assertThat(room.change(room.first, "INSERT INTO pets (id) VALUES (9)")).isEqualTo(1);
    }

    static void transactionalDdl(ProofRoom room) throws SQLException {
        room.change(room.first, "DELETE FROM pets");
        room.change(room.first, "CREATE TABLE rolled_back (id INTEGER)");
        room.jdbc(room.first, jdbc -> {
            jdbc.rollback();
            return true;
        });
        assertThat(room.rows(room.first, "SELECT count(*) FROM pets")).containsExactly("4");
        room.refused("INSERT INTO rolled_back VALUES (1)");
    }

    private static Select<?> locking(ProofRoom room, LockClause.Wait wait) {
        People people = room.db.people;
        return select(people.name).from(people).where(people.id.eq(constant(1))).forUpdate(wait);
    }

    /** An update by another connection waits until the transaction that locked the row has ended. */
    static void forUpdate(ProofRoom room) throws SQLException {
        assertThat(room.rows(locking(room, LockClause.Wait.WAIT))).containsExactly("ann");
        try (Connection second = room.second()) {
            second.begin();
            CompletableFuture<Integer> waiting = CompletableFuture.supplyAsync(() -> update(room, second));
            try {
                waiting.get(300, TimeUnit.MILLISECONDS);
                fail("a row that is locked FOR UPDATE was updated by another transaction");
            } catch (TimeoutException expected) {
                room.first.rollback();
            } catch (ExecutionException locked) {
                assertThat(locked).hasRootCauseInstanceOf(SQLException.class);
                return;
            }
            assertThat(waiting.get(20, TimeUnit.SECONDS)).isEqualTo(1);
        } catch (InterruptedException | ExecutionException | TimeoutException failed) {
            throw new AssertionError(failed);
        }
    }

    private static int update(ProofRoom room, Connection second) {
        try {
            return room.change(second, "UPDATE people SET age = 51 WHERE id = 1");
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    static void forUpdateNowait(ProofRoom room) throws SQLException {
        assertThat(room.rows(locking(room, LockClause.Wait.NOWAIT))).containsExactly("ann");
        try (Connection second = room.second()) {
            assertThat(room.rows(second, room.sql(locking(room, LockClause.Wait.SKIP_LOCKED))))
                    .isEmpty();
            try {
                room.rows(second, room.sql(locking(room, LockClause.Wait.NOWAIT)));
                fail("NOWAIT gave a row that another transaction has locked");
            } catch (SQLException refused) {
                assertThat(room.dialect.classify(refused)).isEqualTo(ErrorKind.LOCKED);
            }
            second.rollback();
        }
    }

    static void staleReads(ProofRoom room) throws SQLException {
        readsUnder(room, room.dialect.staleReads(Duration.ofMillis(1)));
    }

    static void deferrableTransactions(ProofRoom room) throws SQLException {
        readsUnder(room, room.dialect.deferrableTransactions());
    }

    private static void readsUnder(ProofRoom room, TransactionSetting setting) throws SQLException {
        long people = room.jdbc(room.first, jdbc -> {
            jdbc.rollback();
            jdbc.setReadOnly(true);
            jdbc.setTransactionIsolation(java.sql.Connection.TRANSACTION_SERIALIZABLE);
            setting.set(jdbc);
            try (Statement statement = jdbc.createStatement()) {
                for (String first : setting.first()) {
                    statement.execute(first);
                }
                try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM people")) {
                    rows.next();
                    return rows.getLong(1);
                }
            } finally {
                jdbc.rollback();
                setting.restore(jdbc);
                jdbc.setReadOnly(false);
            }
        });
        assertThat(people).isEqualTo(4);
    }

    static void advisoryLocks(ProofRoom room) throws SQLException {
        String lock = room.sql(select(tryAdvisoryLock(4711).as("taken")), "4711");
        assertThat(room.rows(room.first, lock)).containsExactly("t");
        try (Connection second = room.second()) {
            assertThat(room.rows(second, lock)).containsExactly("f");
            room.first.rollback();
            assertThat(room.rows(second, lock)).containsExactly("t");
            second.rollback();
        }
    }

    /** Closing a result of four thousand million rows, of which one was read, brings none of the others; else its time is over. */
    static void rowsOnDemand(ProofRoom room) throws SQLException {
        Endless.fill(room.db.engine);
        long start = System.nanoTime();
        room.jdbc(room.first, jdbc -> {
            try (Statement statement = jdbc.createStatement()) {
                statement.setFetchSize(Math.max(1, room.dialect.fetchSize()));
                statement.setQueryTimeout(3);
                try (ResultSet rows =
                        statement.executeQuery("SELECT a.n FROM endless a, endless b, endless c, endless d")) {
                    rows.next();
                }
            }
            return true;
        });
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }
}

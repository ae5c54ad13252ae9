package io.mercator.benchmarks.chunks;

import io.mercator.benchmarks.database.Database;
import io.mercator.benchmarks.database.OpenDatabase;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Measures with plain JDBC how many rows of one statement go fastest, which a dialect says of its chunks: ten thousand rows of
 * five columns in one transaction.
 */
public final class Chunks {
    private static final Effort USUAL = new Effort(10_000, 8, 9);
    private static final List<Integer> SIZES = List.of(1, 10, 20, 50, 100, 200, 500);

    private final Database database;
    private final Connection connection;
    private final Effort effort;
    private long sum;

    /**
     * How much is done.
     *
     * @param rows of a transaction, a multiple of the largest chunk
     * @param warmUps how many transactions go before
     * @param runs how many are timed, of which the median counts
     */
    record Effort(int rows, int warmUps, int runs) {}

    private Chunks(Database database, Connection connection, Effort effort) {
        this.database = database;
        this.connection = connection;
        this.effort = effort;
    }

    /**
     * Prints the nanoseconds of a row, by form and size of a chunk; of size 1 is a batch.
     *
     * @param out receives the table
     * @param names of databases and of forms; all where none of a kind is named
     * @throws SQLException if a statement fails
     * @throws IllegalArgumentException if a name is of neither
     */
    public static void measure(PrintStream out, String... names) throws SQLException {
        measure(out, USUAL, names);
    }

    static void measure(PrintStream out, Effort effort, String... names) throws SQLException {
        Set<Database> databases = EnumSet.noneOf(Database.class);
        Set<ChunkForm> forms = EnumSet.noneOf(ChunkForm.class);
        for (String name : names) {
            Database database = named(Database.values(), name);
            if (database == null) {
                forms.add(form(name));
            } else {
                databases.add(database);
            }
        }
        measure(
                out,
                effort,
                databases.isEmpty() ? EnumSet.allOf(Database.class) : databases,
                forms.isEmpty() ? EnumSet.allOf(ChunkForm.class) : forms);
    }

    private static ChunkForm form(String name) {
        ChunkForm form = named(ChunkForm.values(), name);
        if (form == null) {
            throw new IllegalArgumentException("'" + name + "' is neither of " + Arrays.toString(Database.values())
                    + " nor of " + Arrays.toString(ChunkForm.values()));
        }
        return form;
    }

    private static <E extends Enum<E>> @Nullable E named(E[] all, String name) {
        return Arrays.stream(all)
                .filter(one -> one.name().equalsIgnoreCase(name))
                .findFirst()
                .orElse(null);
    }

    private static void measure(PrintStream out, Effort effort, Set<Database> databases, Set<ChunkForm> forms)
            throws SQLException {
        out.printf("%-12s%-28s", "ns of a row", "");
        SIZES.forEach(size -> out.printf("%8s", size == 1 ? "batch" : size));
        out.println();
        for (Database database : databases) {
            try (OpenDatabase open = database.open();
                    Connection connection = open.pool().getConnection()) {
                connection.setAutoCommit(false);
                new Chunks(database, connection, effort).measureAll(out, forms);
            }
        }
    }

    private void measureAll(PrintStream out, Set<ChunkForm> forms) throws SQLException {
        execute("CREATE TABLE chunk (id " + database.keyType()
                + ", name VARCHAR(60) NOT NULL, email VARCHAR(60) NOT NULL,"
                + " street VARCHAR(60) NOT NULL, number INTEGER NOT NULL)");
        execute("CREATE TABLE pair (a INTEGER NOT NULL, b INTEGER NOT NULL, PRIMARY KEY (a, b))");
        connection.commit();
        for (ChunkForm form : forms) {
            out.printf("%-12s%-28s", database.title(), form.title());
            for (int size : SIZES) {
                boolean isKnown = !form.sql(database, size).isEmpty();
                out.printf("%8s", isKnown ? String.format("%,d", nanos(form, size)) : "-");
                out.flush();
            }
            out.println();
        }
        if (sum == 0 && forms.contains(ChunkForm.INSERT_WITH_KEYS)) {
            throw new IllegalStateException("no key was read");
        }
    }

    private long nanos(ChunkForm form, int size) throws SQLException {
        long[] times = new long[effort.runs()];
        for (int run = -effort.warmUps(); run < effort.runs(); run++) {
            empty();
            if (!form.isInsert()) {
                fill();
            }
            long start = System.nanoTime();
            run(form, size);
            connection.commit();
            if (run >= 0) {
                times[run] = (System.nanoTime() - start) / effort.rows();
            }
        }
        Arrays.sort(times);
        return times[effort.runs() / 2];
    }

    private void empty() throws SQLException {
        execute("DELETE FROM chunk");
        execute("DELETE FROM pair");
        connection.commit();
    }

    private void fill() throws SQLException {
        run(ChunkForm.INSERT, 1);
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO pair (a, b) VALUES (?, ?)")) {
            for (int id = 1; id <= effort.rows(); id++) {
                ChunkForm.DELETE_PAIRS.bind(statement, 1, id);
                statement.addBatch();
            }
            statement.executeBatch();
        }
        connection.commit();
    }

    private void run(ChunkForm form, int size) throws SQLException {
        String sql = form.sql(database, size);
        int keys = form.hasKeys(database, size) ? Statement.RETURN_GENERATED_KEYS : Statement.NO_GENERATED_KEYS;
        boolean isRead = form.isRead(database, size);
        try (PreparedStatement statement =
                isRead ? connection.prepareStatement(sql) : connection.prepareStatement(sql, keys)) {
            for (int first = 1; first <= effort.rows(); first += size) {
                int parameter = 1;
                for (int id = first; id < first + size; id++) {
                    parameter = form.bind(statement, parameter, id);
                }
                if (isRead) {
                    try (ResultSet rows = statement.executeQuery()) {
                        sum += ChunkForm.read(rows);
                    }
                } else if (size > 1 || form.isRowByRow(database)) {
                    statement.executeUpdate();
                    sum += keys == Statement.RETURN_GENERATED_KEYS ? ChunkForm.keys(statement) : 0;
                } else {
                    statement.addBatch();
                }
            }
            if (size == 1 && !isRead && !form.isRowByRow(database)) {
                statement.executeBatch();
                sum += keys == Statement.RETURN_GENERATED_KEYS ? ChunkForm.keys(statement) : 0;
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

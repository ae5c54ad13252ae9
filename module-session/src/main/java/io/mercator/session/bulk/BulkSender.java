package io.mercator.session.bulk;

import io.mercator.api.error.SessionException;
import io.mercator.api.error.StaleDataException;
import io.mercator.api.session.InsertMode;
import io.mercator.api.spi.ExecutionConnection;
import io.mercator.api.spi.InsertPlan;
import io.mercator.session.state.Workspace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Sends rows in the order in which they were given, neighbours of one shape by one statement. A call of any size needs
 * memory for one chunk of rows alone.
 */
public final class BulkSender {
    private static final int CHUNK = 1_000;

    private final ExecutionConnection connection;
    private final BulkStatements statements;
    private final KnownObjects known;
    private final List<BulkRow> chunk = new ArrayList<>();

    /** Creates the sender of one call. */
    public BulkSender(ExecutionConnection connection, Workspace workspace, InsertMode mode) {
        this.connection = connection;
        this.statements = new BulkStatements(connection.engine(), mode);
        this.known = new KnownObjects(workspace);
    }

    /** Checks all inputs before the first is sent. */
    public static <T> void check(Collection<? extends T> inputs, BulkSource<T> source) {
        int index = 0;
        for (T input : inputs) {
            if (input == null) {
                throw new SessionException("bulk() was given null at index " + index + ". Leave it out.");
            }
            source.check(input, index++);
        }
    }

    /**
     * Sends all inputs.
     *
     * @return how many rows were written
     */
    public <T> long send(Collection<? extends T> inputs, BulkSource<T> source) {
        int index = 0;
        for (T input : inputs) {
            BulkRow row = source.row(input, index++);
            if (chunk.size() == CHUNK || !(chunk.isEmpty() || fits(row, chunk.get(0)))) {
                sendChunk();
            }
            chunk.add(row);
        }
        if (!chunk.isEmpty()) {
            sendChunk();
        }
        return index;
    }

    private static boolean fits(BulkRow row, BulkRow first) {
        return row.shape() == first.shape() || row.shape().equals(first.shape());
    }

    private void sendChunk() {
        BulkShape shape = chunk.get(0).shape();
        if (shape.kind() == BulkShape.Kind.INSERT) {
            InsertPlan plan = statements.insert(shape);
            connection.insert(
                    plan,
                    chunk.size(),
                    (row, sink) -> chunk.get(row).bind(sink),
                    (row, values) -> chunk.get(row).receive(plan.returned(), values));
        } else {
            checkCounts(connection.update(
                    statements.change(shape),
                    chunk.size(),
                    (row, sink) -> chunk.get(row).bind(sink)));
        }
        chunk.forEach(BulkRow::sent);
        known.sent(shape, chunk);
        chunk.clear();
    }

    private void checkCounts(long[] counts) {
        for (int row = 0; row < counts.length; row++) {
            if (counts[row] != 1) {
                throw stale(chunk.get(row), counts[row]);
            }
        }
    }

    private static String cause(BulkShape shape, long count) {
        String begin = count > 0
                ? "the key does not tell the table's rows apart."
                : shape.version() == null
                        ? "there is no such row, or another transaction deleted it."
                        : "another transaction changed or deleted the row.";
        return begin + " The transaction was rolled back; call rollback() and "
                + (shape.version() == null ? "leave the row out, or insert it." : "load the object again.");
    }

    private static StaleDataException stale(BulkRow row, long count) {
        String table = row.shape().table().qualifiedName();
        return new StaleDataException(
                table,
                1,
                count,
                row.shape().kind().operation() + " met " + count + " rows of '" + table + "' where 1 was expected ("
                        + row.describe() + "): "
                        + cause(row.shape(), count));
    }
}

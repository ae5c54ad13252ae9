package io.mercator.engine.execute;

import io.mercator.api.dialect.ValueCodec;
import io.mercator.api.error.ResourceClosedException;
import io.mercator.api.spi.RowReader;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads a result set through the codecs of its columns. */
final class JdbcRowReader implements RowReader {
    private enum State {
        OPEN,
        ENDED,
        INVALID
    }

    private final StatementRunner runner;
    private final SentStatement sent;
    private final @Nullable PreparedStatement statement;
    private final ResultSet rows;
    private final ValueCodec<?>[] codecs;
    private final RunningStatement running;
    private State state = State.OPEN;
    private boolean primitive;
    private boolean nullRead;

    /**
     * Creates a reader.
     *
     * @param statement given back to the runner when the rows are read, null when somebody else does
     */
    JdbcRowReader(
            StatementRunner runner,
            SentStatement sent,
            @Nullable PreparedStatement statement,
            ResultSet rows,
            ValueCodec<?>[] codecs) {
        this.runner = runner;
        this.sent = sent;
        this.statement = statement;
        this.rows = rows;
        this.codecs = codecs;
        this.running = runner.current();
        runner.opened(this);
    }

    RunningStatement running() {
        return running;
    }

    int columnCount() {
        return codecs.length;
    }

    @Override
    public boolean next() {
        if (state != State.OPEN) {
            return ended();
        }
        try {
            if (advance()) {
                return true;
            }
        } catch (SQLException failed) {
            throw failed(failed);
        }
        close();
        return false;
    }

    private boolean advance() throws SQLException {
        if (running.reason() != null) {
            throw RunningStatement.stopped();
        }
        running.enter();
        try {
            return rows.next();
        } finally {
            running.exit();
        }
    }

    private boolean ended() {
        if (state == State.INVALID) {
            throw new ResourceClosedException("The rows of '" + sent.sql() + "' can be read no more: their connection"
                    + " was closed or rolled back. Read them before, for example with all().");
        }
        return false;
    }

    private RuntimeException failed(SQLException failed) {
        RuntimeException error = runner.translated(failed, sent, running);
        closeAfter(error);
        return error;
    }

    @Override
    public @Nullable Object at(int position) {
        try {
            Object value = codecs[position].read(rows, position + 1);
            primitive = false;
            nullRead = value == null;
            return value;
        } catch (SQLException failed) {
            throw failed(failed);
        }
    }

    @Override
    public int intAt(int position) {
        if (!codecs[position].isPrimitive()) {
            return at(position) instanceof Number number ? number.intValue() : 0;
        }
        try {
            primitive = true;
            return rows.getInt(position + 1);
        } catch (SQLException failed) {
            throw failed(failed);
        }
    }

    @Override
    public long longAt(int position) {
        if (!codecs[position].isPrimitive()) {
            return at(position) instanceof Number number ? number.longValue() : 0;
        }
        try {
            primitive = true;
            return rows.getLong(position + 1);
        } catch (SQLException failed) {
            throw failed(failed);
        }
    }

    @Override
    public double doubleAt(int position) {
        if (!codecs[position].isPrimitive()) {
            return at(position) instanceof Number number ? number.doubleValue() : 0;
        }
        try {
            primitive = true;
            return rows.getDouble(position + 1);
        } catch (SQLException failed) {
            throw failed(failed);
        }
    }

    @Override
    public boolean booleanAt(int position) {
        if (!codecs[position].isPrimitive()) {
            return at(position) instanceof Boolean value && value;
        }
        try {
            primitive = true;
            return rows.getBoolean(position + 1);
        } catch (SQLException failed) {
            throw failed(failed);
        }
    }

    @Override
    public boolean wasNull() {
        if (!primitive) {
            return nullRead;
        }
        try {
            return rows.wasNull();
        } catch (SQLException failed) {
            throw failed(failed);
        }
    }

    @Override
    public void close() {
        if (state != State.OPEN) {
            return;
        }
        state = State.ENDED;
        runner.closed(this);
        try {
            rows.close();
            if (statement != null) {
                runner.statements().giveBack(sent.sql(), statement);
            }
        } catch (SQLException failed) {
            throw runner.translated(failed, sent, running);
        }
    }

    /** Closes because of an error, to which what fails now is added. The statement is not used again. */
    void closeAfter(Throwable error) {
        if (state != State.OPEN) {
            return;
        }
        state = State.ENDED;
        runner.closed(this);
        Closing.after(error, rows);
        if (statement != null) {
            Closing.after(error, statement);
        }
    }

    /** Closes because the transaction ends; reading on is an error then. */
    void invalidate() {
        if (state == State.OPEN) {
            close();
            state = State.INVALID;
        }
    }
}

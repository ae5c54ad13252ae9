package io.mercator.engine.execute;

import io.mercator.api.dialect.ValueCodec;
import io.mercator.api.error.ConversionException;
import io.mercator.api.error.ResourceClosedException;
import io.mercator.api.spi.RowReader;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads a result set through the codecs of its columns. */
final class JdbcRowReader implements RowReader {
    private enum State {
        OPEN,
        ENDED,
        INVALID
    }

    private enum Nullness {
        NULL,
        VALUE,
        ASK
    }

    private final StatementRunner runner;
    private final SentStatement sent;
    private final @Nullable PreparedStatement statement;
    private final ResultSet rows;
    private final ValueCodec<?>[] codecs;
    private final RunningStatement running;
    private State state = State.OPEN;
    private long read;
    private Nullness nullness = Nullness.VALUE;

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

    /** Returns all values of the row. */
    @Nullable
    Object[] values() {
        @Nullable Object[] values = new @Nullable Object[codecs.length];
        for (int position = 0; position < values.length; position++) {
            values[position] = at(position);
        }
        return values;
    }

    @Override
    public boolean next() {
        if (state != State.OPEN) {
            return ended();
        }
        try {
            if (advance()) {
                read++;
                return true;
            }
            read = 0;
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
            nullness = value == null ? Nullness.NULL : Nullness.VALUE;
            return value;
        } catch (SQLException failed) {
            throw failed(placed(failed, position));
        } catch (ConversionException refused) {
            ConversionException placed = refused.at(place(position));
            closeAfter(placed);
            throw placed;
        }
    }

    /** Says which column holds what is no value of its type; other errors say where they are by themselves. */
    private SQLException placed(SQLException failed, int position) {
        return failed instanceof SQLDataException
                ? new SQLDataException(place(position) + ": " + failed.getMessage(), failed.getSQLState(), failed)
                : failed;
    }

    private String place(int position) {
        try {
            return "column '" + rows.getMetaData().getColumnLabel(position + 1) + "'";
        } catch (SQLException unknown) {
            return "column " + (position + 1);
        }
    }

    /** JDBC gives zero for NULL, so that only after a zero the driver need be asked. */
    private void known(boolean isValue) {
        nullness = isValue ? Nullness.VALUE : Nullness.ASK;
    }

    @Override
    public int intAt(int position) {
        if (!codecs[position].isPrimitive()) {
            return at(position) instanceof Number number ? number.intValue() : 0;
        }
        int value = primitiveInt(position);
        known(value != 0);
        return value;
    }

    @Override
    public int ints(int first, int count, int[] into, int offset) {
        for (int index = 0; index < count; index++) {
            int position = first + index;
            int value = codecs[position].isPrimitive() ? primitiveInt(position) : intAt(position);
            if (value == 0 && wasNull()) {
                return index;
            }
            into[offset + index] = value;
        }
        return -1;
    }

    private int primitiveInt(int position) {
        try {
            int value = codecs[position].readInt(rows, position + 1);
            if (value == 0) {
                nullness = Nullness.ASK;
            }
            return value;
        } catch (SQLException failed) {
            throw failed(placed(failed, position));
        }
    }

    @Override
    public long longAt(int position) {
        if (!codecs[position].isPrimitive()) {
            return at(position) instanceof Number number ? number.longValue() : 0;
        }
        try {
            long value = codecs[position].readLong(rows, position + 1);
            known(value != 0);
            return value;
        } catch (SQLException failed) {
            throw failed(placed(failed, position));
        }
    }

    @Override
    public double doubleAt(int position) {
        if (!codecs[position].isPrimitive()) {
            return at(position) instanceof Number number ? number.doubleValue() : 0;
        }
        try {
            double value = codecs[position].readDouble(rows, position + 1);
            known(value != 0);
            return value;
        } catch (SQLException failed) {
            throw failed(placed(failed, position));
        }
    }

    @Override
    public boolean booleanAt(int position) {
        if (!codecs[position].isPrimitive()) {
            return at(position) instanceof Boolean value && value;
        }
        try {
            boolean value = codecs[position].readBoolean(rows, position + 1);
            known(value);
            return value;
        } catch (SQLException failed) {
            throw failed(placed(failed, position));
        }
    }

    @Override
    public boolean wasNull() {
        if (nullness != Nullness.ASK) {
            return nullness == Nullness.NULL;
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
        if (runner.bringsTheRest(sent, read)) {
            running.stopTheRest();
        }
        try {
            rows.close();
            if (statement != null) {
                runner.giveBack(sent, statement, false, running);
            }
        } catch (SQLException failed) {
            RuntimeException error = runner.translated(failed, sent, running);
            closeStatementAfter(error);
            throw error;
        } catch (RuntimeException failed) {
            closeStatementAfter(failed);
            throw failed;
        }
    }

    /** A statement whose cursor did not close is not used again. */
    private void closeStatementAfter(RuntimeException error) {
        runner.discardAfter(error, sent, statement);
    }

    /** Closes because of an error, to which what fails now is added. The statement is not used again. */
    void closeAfter(Throwable error) {
        if (state != State.OPEN) {
            return;
        }
        state = State.ENDED;
        runner.closed(this);
        if (running.reason() != null && runner.bringsTheRest()) {
            running.stopTheRest();
        }
        Closing.after(error, rows);
        runner.discardAfter(error, sent, statement);
    }

    /** Closes because the transaction ends; reading on is an error then. */
    void invalidate() {
        if (state == State.OPEN) {
            close();
            state = State.INVALID;
        }
    }

    /** Closes because the transaction is rolled back, which ends the cursor whatever closing it says. */
    void abandon(Aftermath aftermath) {
        if (state == State.OPEN) {
            aftermath.run("closing the rows of '" + sent.sql() + "'", this::close);
            state = State.INVALID;
        }
    }
}

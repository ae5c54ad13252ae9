package io.mercator.engine.execute;

import io.mercator.api.spi.ParameterSink;
import io.mercator.api.spi.ParameterWriter;
import io.mercator.engine.statement.ParameterLayout;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Binds what a writer writes. Rows of a multi-row INSERT follow each other in one statement, so that each row's ordinals
 * begin where those of the row before ended. An error of the driver is kept until the writer is done, since a sink's
 * methods declare none.
 */
final class StatementParameters implements ParameterSink {
    private final ParameterLayout layout;
    private final PreparedStatement statement;
    private int base;
    private int written;
    private @Nullable SQLException failure;

    StatementParameters(ParameterLayout layout, PreparedStatement statement) {
        this.layout = layout;
        this.statement = statement;
    }

    void write(ParameterWriter writer, int row) throws SQLException {
        write(writer, row, 0, layout.count());
    }

    void write(ParameterWriter writer, int row, int firstOrdinal, int count) throws SQLException {
        base = firstOrdinal;
        written = 0;
        writer.write(row, this);
        if (failure != null) {
            throw failure;
        }
        if (written != count) {
            throw new IllegalStateException(
                    "A row of parameters has " + written + " values in place of " + count + ": " + layout);
        }
    }

    @Override
    public void set(int ordinal, @Nullable Object value) {
        written++;
        try {
            layout.bind(statement, base + ordinal, value);
        } catch (SQLException failed) {
            keep(failed);
        }
    }

    @Override
    public void setInt(int ordinal, int value) {
        written++;
        try {
            layout.bindInt(statement, base + ordinal, value);
        } catch (SQLException failed) {
            keep(failed);
        }
    }

    @Override
    public void setLong(int ordinal, long value) {
        written++;
        try {
            layout.bindLong(statement, base + ordinal, value);
        } catch (SQLException failed) {
            keep(failed);
        }
    }

    @Override
    public void setDouble(int ordinal, double value) {
        written++;
        try {
            layout.bindDouble(statement, base + ordinal, value);
        } catch (SQLException failed) {
            keep(failed);
        }
    }

    @Override
    public void setBoolean(int ordinal, boolean value) {
        written++;
        try {
            layout.bindBoolean(statement, base + ordinal, value);
        } catch (SQLException failed) {
            keep(failed);
        }
    }

    private void keep(SQLException failed) {
        if (failure == null) {
            failure = failed;
        } else {
            failure.addSuppressed(failed);
        }
    }
}

package io.mercator.api.spi;

import io.mercator.api.engine.ConnectionOptions;
import io.mercator.api.engine.Engine;
import io.mercator.api.error.ConfigurationException;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.Table;
import io.mercator.api.session.InsertMode;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.Statement;
import io.mercator.api.type.SqlType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An engine as the session uses it. Safe for any thread. */
public interface ExecutionEngine extends Engine {
    /**
     * Takes an engine as the session uses it.
     *
     * @param engine an engine made by {@code Engine.create}
     * @return the same engine
     * @throws ConfigurationException if it is another implementation
     */
    static ExecutionEngine of(Engine engine) {
        if (engine instanceof ExecutionEngine execution) {
            return execution;
        }
        throw new ConfigurationException("A session needs an engine made by Engine.create(...), not a "
                + engine.getClass().getName() + ".");
    }

    /**
     * Renders a statement, or finds one of the same shape that was rendered before.
     *
     * @param statement the statement; its values do not matter
     * @return the handle
     */
    CompiledStatement compile(Statement<?> statement);

    /**
     * Renders an UPDATE that is to be sent for many rows, which the engine may join to fewer statements where it can tell
     * of each row all the same whether it was met.
     *
     * @param single the UPDATE of one row, which sets columns to bound values and nothing else, by the columns' values
     * @param table the table
     * @param written the columns that are set, in the order of the parameters
     * @param key the columns by which a row is found, whose parameters follow
     * @return the handle
     */
    default CompiledStatement compileUpdates(
            Statement<?> single, Table table, List<Column<?>> written, List<Column<?>> key) {
        return compile(single);
    }

    /**
     * Renders a DELETE that is to be sent for many rows, which the engine may join to fewer statements where it can tell of
     * each row all the same whether it was met.
     *
     * @param single the DELETE of one row, by the columns' values and nothing else
     * @param table the table
     * @param columns the columns by which a row is found, in the order of the parameters
     * @return the handle
     */
    default CompiledStatement compileDeletes(Statement<?> single, Table table, List<Column<?>> columns) {
        return compile(single);
    }

    /**
     * Chooses how rows of one shape are inserted.
     *
     * @param table the table
     * @param columns the columns that get values
     * @param expressions columns that get SQL expressions, whose bound values follow those of the columns in a
     *     {@link ParameterWriter}; a plan with any is for single rows
     * @param generated the columns whose values the database makes and the session wants: first the key, if it is
     *     generated, then others
     * @param mode the fastest way, or row by row
     * @return the plan
     */
    InsertPlan planInsert(
            Table table,
            List<Column<?>> columns,
            Map<Column<?>, Expression<?>> expressions,
            List<Column<?>> generated,
            InsertMode mode);

    /**
     * Returns what tells whether values of a type can be stored, by the type and by the dialect.
     *
     * @param type the type of a column
     * @return the check; empty when every value of its class can
     */
    Optional<ValueCheck> valueCheck(SqlType<?> type);

    /**
     * Checks a connection out.
     *
     * @param options what holds for it
     * @param origin who holds it, as {@link #origin} gave it; null for the caller's connection
     * @return a connection to be closed
     */
    ExecutionConnection connect(ConnectionOptions options, @Nullable Origin origin);

    /**
     * Remembers where something is opened that will take a connection later.
     *
     * @param opened what is opened, for example {@code session}
     * @return the place, null when the engine does not track leaks
     */
    @Nullable
    Origin origin(String opened);
}

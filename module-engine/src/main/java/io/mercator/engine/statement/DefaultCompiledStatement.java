package io.mercator.engine.statement;

import io.mercator.api.error.ConfigurationException;
import io.mercator.api.spi.CompiledStatement;
import io.mercator.api.sql.Delete;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.ExpressionList;
import io.mercator.api.sql.Insert;
import io.mercator.api.sql.QueryExpression;
import io.mercator.api.sql.RowHeader;
import io.mercator.api.sql.SqlNode;
import io.mercator.api.sql.Update;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A plan for one statement. The plan may have been made for another statement of the same shape, while rows are asked by
 * the very expressions of this one: so the header is made from this statement, when it is asked for.
 */
public final class DefaultCompiledStatement implements CompiledStatement {
    private final StatementPlan plan;
    private final List<Expression<?>> columns;
    private volatile @Nullable RowHeader header;

    /**
     * Joins a plan with what the statement selects.
     *
     * @param plan a plan that fits the statement
     * @param statement the statement
     */
    public DefaultCompiledStatement(StatementPlan plan, SqlNode statement) {
        this.plan = plan;
        this.columns = columns(statement);
    }

    /**
     * Takes a handle as the engine knows it.
     *
     * @param statement a handle
     * @return the same handle
     * @throws ConfigurationException if another engine's implementation made it
     */
    public static DefaultCompiledStatement of(CompiledStatement statement) {
        if (statement instanceof DefaultCompiledStatement known) {
            return known;
        }
        throw new ConfigurationException("A statement compiled by "
                + statement.getClass().getName() + " cannot run here. Compile it with this engine's compile(...).");
    }

    /** Returns what a statement selects; for text that is known only when it runs. */
    static List<Expression<?>> columns(SqlNode statement) {
        if (statement instanceof QueryExpression<?> query) {
            return query.columns();
        }
        Optional<ExpressionList> returned = Optional.empty();
        if (statement instanceof Insert insert) {
            returned = insert.returningList();
        } else if (statement instanceof Update update) {
            returned = update.returningList();
        } else if (statement instanceof Delete delete) {
            returned = delete.returningList();
        }
        return returned.map(ExpressionList::expressions).orElse(List.of());
    }

    /**
     * Returns the plan.
     *
     * @return what all statements of the shape share
     */
    public StatementPlan plan() {
        return plan;
    }

    @Override
    public String sql() {
        return plan.sql();
    }

    @Override
    public int parameterCount() {
        return plan.parameters().count();
    }

    @Override
    public RowHeader header() {
        RowHeader known = header;
        if (known == null) {
            known = RowHeader.of(columns);
            header = known;
        }
        return known;
    }

    /** {@inheritDoc} The SQL text. */
    @Override
    public String toString() {
        return plan.sql();
    }
}

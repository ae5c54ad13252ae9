package io.mercator.engine.execute;

import io.mercator.api.dialect.Dialect;
import io.mercator.api.dialect.StatementText;
import io.mercator.api.spi.ParameterWriter;
import io.mercator.engine.statement.StatementPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement that is sent, with the means to show its parameters, which are collected only when somebody looks. */
abstract class SentStatement {
    /** A statement whose parameters are known as they are. */
    static SentStatement of(String sql, String display, List<? extends List<? extends @Nullable Object>> parameters) {
        return new OfText(sql, display, parameters);
    }

    /** One statement for some rows of a writer, which all stand in its text. */
    static SentStatement of(StatementPlan plan, ParameterWriter writer, int first, int rows) {
        return new OfPlan(plan, writer, first, rows, false);
    }

    /** A batch of one statement with all rows of a writer. */
    static SentStatement batch(StatementPlan plan, ParameterWriter writer, int rows) {
        return new OfPlan(plan, writer, 0, rows, true);
    }

    abstract String sql();

    abstract String display();

    abstract boolean batch();

    abstract boolean unconditional();

    abstract int rows();

    /** Tells whether it may stay prepared when its connection goes back. */
    abstract boolean isLasting();

    /** Tells whether it only reads. */
    abstract boolean isReading();

    /** Tells whether the database commits when it runs it. */
    abstract boolean commits(Dialect dialect);

    abstract List<? extends List<? extends @Nullable Object>> parameters();

    /** A statement of a plan, which knows what its text says. */
    private static final class OfPlan extends SentStatement {
        private final StatementPlan plan;
        private final ParameterWriter writer;
        private final int first;
        private final int rows;
        private final boolean batch;

        OfPlan(StatementPlan plan, ParameterWriter writer, int first, int rows, boolean batch) {
            this.plan = plan;
            this.writer = writer;
            this.first = first;
            this.rows = rows;
            this.batch = batch;
        }

        @Override
        String sql() {
            return plan.sql();
        }

        @Override
        String display() {
            return plan.display();
        }

        @Override
        boolean batch() {
            return batch;
        }

        @Override
        boolean unconditional() {
            return plan.isUnconditional();
        }

        @Override
        int rows() {
            return rows;
        }

        @Override
        boolean isLasting() {
            return plan.isLasting();
        }

        @Override
        boolean isReading() {
            return plan.isReading();
        }

        @Override
        boolean commits(Dialect dialect) {
            return plan.commits(dialect);
        }

        @Override
        List<? extends List<? extends @Nullable Object>> parameters() {
            return batch
                    ? ShownParameters.ofBatch(plan.parameters(), rows, writer)
                    : ShownParameters.ofRows(plan.parameters(), first, rows, writer);
        }
    }

    /** A statement that has no plan. */
    private static final class OfText extends SentStatement {
        private final String sql;
        private final String display;
        private final List<? extends List<? extends @Nullable Object>> parameters;

        OfText(String sql, String display, List<? extends List<? extends @Nullable Object>> parameters) {
            this.sql = sql;
            this.display = display;
            this.parameters = parameters;
        }

        @Override
        String sql() {
            return sql;
        }

        @Override
        String display() {
            return display;
        }

        @Override
        boolean batch() {
            return false;
        }

        @Override
        boolean unconditional() {
            return false;
        }

        @Override
        int rows() {
            return 1;
        }

        @Override
        boolean isLasting() {
            return false;
        }

        @Override
        boolean isReading() {
            return StatementText.isReading(sql);
        }

        @Override
        boolean commits(Dialect dialect) {
            return dialect.commits(sql);
        }

        @Override
        List<? extends List<? extends @Nullable Object>> parameters() {
            return parameters;
        }
    }
}

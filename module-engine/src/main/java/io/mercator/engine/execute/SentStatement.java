package io.mercator.engine.execute;

import io.mercator.api.spi.ParameterWriter;
import io.mercator.engine.statement.StatementPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement that is sent, with the means to show its parameters, which are collected only when somebody looks. */
abstract class SentStatement {
    private final String sql;
    private final String display;
    private final boolean batch;
    private final int rows;
    private final boolean unconditional;

    private SentStatement(String sql, String display, boolean batch, int rows, boolean unconditional) {
        this.sql = sql;
        this.display = display;
        this.batch = batch;
        this.rows = rows;
        this.unconditional = unconditional;
    }

    /** A statement whose parameters are known as they are. */
    static SentStatement of(String sql, String display, List<? extends List<? extends @Nullable Object>> parameters) {
        return new SentStatement(sql, display, false, 1, false) {
            @Override
            List<? extends List<? extends @Nullable Object>> parameters() {
                return parameters;
            }
        };
    }

    /** One statement for some rows of a writer, which all stand in its text. */
    static SentStatement of(StatementPlan plan, ParameterWriter writer, int first, int rows) {
        return new SentStatement(plan.sql(), plan.display(), false, rows, plan.isUnconditional()) {
            @Override
            List<? extends List<? extends @Nullable Object>> parameters() {
                return ShownParameters.ofRows(plan.parameters(), first, rows(), writer);
            }
        };
    }

    /** A batch of one statement with all rows of a writer. */
    static SentStatement batch(StatementPlan plan, ParameterWriter writer, int rows) {
        return new SentStatement(plan.sql(), plan.display(), true, rows, plan.isUnconditional()) {
            @Override
            List<? extends List<? extends @Nullable Object>> parameters() {
                return ShownParameters.ofBatch(plan.parameters(), rows(), writer);
            }
        };
    }

    String sql() {
        return sql;
    }

    String display() {
        return display;
    }

    boolean batch() {
        return batch;
    }

    boolean unconditional() {
        return unconditional;
    }

    int rows() {
        return rows;
    }

    abstract List<? extends List<? extends @Nullable Object>> parameters();
}

package io.mercator.engine.execute;

import io.mercator.api.error.ConfigurationException;
import io.mercator.api.schema.Column;
import io.mercator.api.spi.InsertPlan;
import io.mercator.api.spi.KeyReceiver;
import io.mercator.api.spi.ParameterWriter;
import java.util.List;

/** A way of inserting rows of one shape. Immutable and safe for any thread. */
abstract class InsertStrategy implements InsertPlan {
    private final List<Column<?>> columns;
    private final List<Column<?>> returned;

    InsertStrategy(List<Column<?>> columns, List<Column<?>> returned) {
        this.columns = List.copyOf(columns);
        this.returned = List.copyOf(returned);
    }

    static InsertStrategy of(InsertPlan plan) {
        if (plan instanceof InsertStrategy known) {
            return known;
        }
        throw new ConfigurationException("An insert planned by "
                + plan.getClass().getName() + " cannot run here. Plan it with this engine's planInsert(...).");
    }

    @Override
    public final List<Column<?>> columns() {
        return columns;
    }

    @Override
    public final List<Column<?>> returned() {
        return returned;
    }

    abstract void insert(StatementRunner runner, int rows, ParameterWriter writer, KeyReceiver receiver);
}

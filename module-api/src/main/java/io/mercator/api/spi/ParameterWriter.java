package io.mercator.api.spi;

import io.mercator.api.sql.Bind;
import io.mercator.api.sql.Binds;
import io.mercator.api.sql.SqlNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the parameters of one row of an execution. May be called again for the same row, to show the parameters in an
 * echo or an error, and then writes the same.
 */
@FunctionalInterface
public interface ParameterWriter {
    /**
     * Writes the parameters.
     *
     * @param row which row of a batch, from 0; 0 for a single statement
     * @param sink receives each parameter once
     */
    void write(int row, ParameterSink sink);

    /**
     * Makes a writer of the values that are bound in a tree.
     *
     * @param node a statement
     * @return writes its values
     */
    static ParameterWriter of(SqlNode node) {
        List<Bind<?>> binds = new ArrayList<>(node.bindCount());
        Binds.forEach(node, binds::add);
        return (row, sink) -> {
            for (int ordinal = 0; ordinal < binds.size(); ordinal++) {
                sink.set(ordinal, binds.get(ordinal).value());
            }
        };
    }
}

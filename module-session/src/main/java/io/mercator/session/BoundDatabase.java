package io.mercator.session;

import io.mercator.api.session.SessionOptions;
import io.mercator.api.spi.ExecutionEngine;
import io.mercator.session.flush.FlushShapes;
import org.jspecify.annotations.Nullable;

/** One engine for everything. */
record BoundDatabase(FlushShapes shapes) implements Databases {
    @Override
    public FlushShapes choose(SessionOptions options) {
        return shapes;
    }

    @Override
    public @Nullable FlushShapes of(ExecutionEngine engine) {
        return shapes.engine() == engine ? shapes : null;
    }

    @Override
    public ExecutionEngine only() {
        return shapes.engine();
    }
}

package io.mercator.session;

import io.mercator.api.session.SessionOptions;
import io.mercator.api.spi.ExecutionEngine;
import io.mercator.session.flush.FlushShapes;
import org.jspecify.annotations.Nullable;

/** The engines that the sessions of a factory may work on. Safe for any thread. */
interface Databases {
    /** Returns the statements on the engine that a transaction with these options is for. */
    FlushShapes choose(SessionOptions options);

    /** Returns the statements on an engine, null when it is not one of these. */
    @Nullable
    FlushShapes of(ExecutionEngine engine);

    /** Returns the engine when there is only one. */
    @Nullable
    ExecutionEngine only();
}

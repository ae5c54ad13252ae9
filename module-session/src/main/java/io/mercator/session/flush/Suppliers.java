package io.mercator.session.flush;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Whether the planning of a flush may call what users gave for default values. */
enum Suppliers {
    /** The plan is going to be sent. */
    CALLED,
    /** The plan is only shown, and must leave no trace. */
    SPARED;

    @Nullable
    Object value(Supplier<?> supplier) {
        return this == CALLED ? supplier.get() : null;
    }
}

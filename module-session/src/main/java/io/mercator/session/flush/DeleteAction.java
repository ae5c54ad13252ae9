package io.mercator.session.flush;

import io.mercator.session.state.ObjectEntry;
import java.util.BitSet;

/**
 * A DELETE of one row.
 *
 * @param entry whose row
 */
record DeleteAction(ObjectEntry<?> entry) implements FlushAction {
    @Override
    public Shape shape() {
        return new Shape(Shape.Kind.DELETE, entry.plan(), new BitSet(), new BitSet());
    }
}

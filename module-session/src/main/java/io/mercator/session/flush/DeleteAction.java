package io.mercator.session.flush;

import io.mercator.session.state.ObjectEntry;
import java.util.BitSet;

/** A DELETE of one row. */
final class DeleteAction extends FlushAction {
    DeleteAction(ObjectEntry<?> entry) {
        super(entry);
    }

    @Override
    Shape shape() {
        return new Shape.OfObjects(
                Shape.Kind.DELETE,
                entry().plan(),
                new BitSet(),
                new BitSet(),
                entry().plan().version() != null);
    }
}

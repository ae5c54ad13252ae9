package io.mercator.session.flush;

import io.mercator.session.state.ObjectEntry;

/** A DELETE of one row. */
final class DeleteAction extends FlushAction {
    DeleteAction(ObjectEntry<?> entry) {
        super(entry);
    }

    @Override
    boolean isLike(FlushAction other) {
        return other instanceof DeleteAction && other.entry().plan() == entry().plan();
    }

    @Override
    Shape shape() {
        return new Shape.OfObjects(
                Shape.Kind.DELETE,
                entry().plan(),
                IndexSets.NONE,
                IndexSets.NONE,
                entry().plan().version() != null);
    }
}

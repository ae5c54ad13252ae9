package io.mercator.api.spi;

import io.mercator.api.sql.Bind;
import io.mercator.api.sql.SqlNode;

/**
 * Writes the values that are bound in a tree by a walk over it, so that no list of them is made.
 *
 * @param tree a statement without named parameters
 */
record TreeParameters(SqlNode tree) implements ParameterWriter {
    @Override
    public void write(int row, ParameterSink sink) {
        write(tree, 0, sink);
    }

    /** Returns the ordinal of the next value. */
    private static int write(SqlNode node, int ordinal, ParameterSink sink) {
        if (node.bindCount() == 0) {
            return ordinal;
        }
        if (node instanceof Bind<?> bind) {
            sink.set(ordinal, bind.value());
            return ordinal + 1;
        }
        int next = ordinal;
        for (int index = 0; index < node.childCount(); index++) {
            next = write(node.child(index), next, sink);
        }
        return next;
    }

    static boolean hasNames(SqlNode node) {
        if (node.bindCount() == 0) {
            return false;
        }
        if (node instanceof Bind<?> bind) {
            return bind.name().isPresent();
        }
        for (int index = 0; index < node.childCount(); index++) {
            if (hasNames(node.child(index))) {
                return true;
            }
        }
        return false;
    }
}

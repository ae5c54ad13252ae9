package io.mercator.api.sql;

import java.util.function.Consumer;

/** Walks a tree for its bound values. */
public final class Binds {
    private Binds() {}

    /**
     * Gives every bound value of the tree in tree order, which is the order that a compiled statement's ordinals mean.
     *
     * @param node the root
     * @param sink receives each
     */
    public static void forEach(SqlNode node, Consumer<? super Bind<?>> sink) {
        if (node.bindCount() == 0) {
            return;
        }
        if (node instanceof Bind<?> bind) {
            sink.accept(bind);
            return;
        }
        for (int index = 0; index < node.childCount(); index++) {
            forEach(node.child(index), sink);
        }
    }
}

package io.mercator.api.sql;

/**
 * A node of schema definition: CREATE TABLE, a column's definition and the like. Such statements are rendered when they
 * run and never cached.
 */
public non-sealed interface SchemaElement extends SqlNode {
    @Override
    default Object facts() {
        return this;
    }

    @Override
    default int childCount() {
        return 0;
    }

    @Override
    default SqlNode child(int index) {
        throw new IndexOutOfBoundsException(index);
    }

    @Override
    default int shapeHash() {
        return System.identityHashCode(this);
    }

    @Override
    default int bindCount() {
        return 0;
    }

    @Override
    default int depth() {
        return 0;
    }

    @Override
    default boolean isCacheable() {
        return false;
    }
}

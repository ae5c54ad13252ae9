package io.mercator.api.sql;

/**
 * A node of a statement's tree: an immutable value, safe for any thread.
 *
 * <p>A node is its {@linkplain #kind() kind}, its {@linkplain #facts() facts} and its children. Two trees have the same
 * shape, and so render to the same SQL text, when these agree all the way down; the values of {@link Bind}s are no part
 * of it. The {@linkplain #shapeHash() hash of the shape} is computed when the node is made, so that finding a rendered
 * statement in a cache builds no key.
 */
public sealed interface SqlNode
        permits ChangeLimit,
                Assignment,
                ConflictClause,
                ExpressionList,
                FromItem,
                LockClause,
                OrderItem,
                RowLimit,
                RowValue,
                SchemaElement,
                Statement,
                Window {
    /** How many levels a tree may have; AND and OR are n-ary and take one level for any number of members. */
    int MAX_DEPTH = 1_024;

    /**
     * Returns the class by which a renderer for this node is found.
     *
     * @return the node's own class, or the interface of {@code sql} that a class of another package implements
     */
    Class<? extends SqlNode> kind();

    /**
     * Returns what tells this node from others of its kind beside its children.
     *
     * @return an immutable value with a meaningful {@code equals}
     */
    Object facts();

    /**
     * Returns how many children the node has.
     *
     * @return the number, 0 for a leaf
     */
    int childCount();

    /**
     * Returns a child. The order of children is the order of bound values.
     *
     * @param index from 0 to {@code childCount() - 1}
     * @return the child
     */
    SqlNode child(int index);

    /**
     * Returns the hash of the tree's shape.
     *
     * @return a hash over kinds, facts and children
     */
    int shapeHash();

    /**
     * Returns how many bound values stand in the tree.
     *
     * @return the number of {@link Bind}s at and below this node
     */
    int bindCount();

    /**
     * Returns how many levels the tree has.
     *
     * @return 0 for a leaf
     */
    int depth();

    /**
     * Tells whether the SQL text depends on nothing but the shape, so that a rendered statement may be kept for others
     * of the same shape.
     *
     * @return false when a user's node in the tree declares no shape
     */
    boolean isCacheable();
}

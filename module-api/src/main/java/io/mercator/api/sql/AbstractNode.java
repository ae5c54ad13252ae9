package io.mercator.api.sql;

import io.mercator.api.error.CompileException;
import java.util.List;

/** What all nodes of this package share: the children, and what is computed from them once. */
abstract class AbstractNode {
    static final SqlNode[] NO_CHILDREN = new SqlNode[0];

    private final Object facts;
    private final SqlNode[] children;
    private final int shapeHash;
    private final int bindCount;
    private final int depth;
    private final boolean cacheable;

    AbstractNode(Object facts, SqlNode... children) {
        this(facts, 0, true, children);
    }

    AbstractNode(Object facts, List<? extends SqlNode> children) {
        this(facts, 0, true, children.toArray(NO_CHILDREN));
    }

    AbstractNode(Object facts, int ownBinds, boolean cacheable, SqlNode... children) {
        this.facts = facts;
        this.children = children;
        int hash = 31 * getClass().hashCode() + facts.hashCode();
        int binds = ownBinds;
        int levels = 0;
        boolean all = cacheable;
        for (SqlNode child : children) {
            hash = 31 * hash + child.shapeHash();
            binds += child.bindCount();
            levels = Math.max(levels, child.depth() + 1);
            all &= child.isCacheable();
        }
        if (levels > SqlNode.MAX_DEPTH) {
            throw new CompileException("An expression is nested more than " + SqlNode.MAX_DEPTH
                    + " levels deep. Join conditions with and(...), or(...) of many members, or lists with in(...),"
                    + " in place of nesting pairs.");
        }
        this.shapeHash = hash;
        this.bindCount = binds;
        this.depth = levels;
        this.cacheable = all;
    }

    /**
     * Does what {@link SqlNode#facts} says.
     *
     * @return as it says
     */
    public final Object facts() {
        return facts;
    }

    /**
     * Does what {@link SqlNode#childCount} says.
     *
     * @return as it says
     */
    public final int childCount() {
        return children.length;
    }

    /**
     * Does what {@link SqlNode#child} says.
     *
     * @param index from 0
     * @return as it says
     */
    public final SqlNode child(int index) {
        return children[index];
    }

    /**
     * Does what {@link SqlNode#shapeHash} says.
     *
     * @return as it says
     */
    public final int shapeHash() {
        return shapeHash;
    }

    /**
     * Does what {@link SqlNode#bindCount} says.
     *
     * @return as it says
     */
    public final int bindCount() {
        return bindCount;
    }

    /**
     * Does what {@link SqlNode#depth} says.
     *
     * @return as it says
     */
    public final int depth() {
        return depth;
    }

    /**
     * Does what {@link SqlNode#isCacheable} says.
     *
     * @return as it says
     */
    public final boolean isCacheable() {
        return cacheable;
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + "@" + Integer.toHexString(shapeHash);
    }
}

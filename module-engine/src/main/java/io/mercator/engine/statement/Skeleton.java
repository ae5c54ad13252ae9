package io.mercator.engine.statement;

import io.mercator.api.sql.RowLimit;
import io.mercator.api.sql.SqlNode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The shape of a tree without its values, but for limits where these stand in the text: what a cached plan is found by. A subtree without bound values is kept as it
 * is, which costs nothing and makes most comparisons one {@code ==}; of the others kind, facts and children are kept.
 */
final class Skeleton {
    private final int hash;
    private final Class<? extends SqlNode> kind;
    private final Object facts;
    private final Skeleton[] children;
    private final @Nullable SqlNode whole;
    private final boolean tellsLimit;
    private final @Nullable Long limit;

    private Skeleton(SqlNode node, boolean tellsLimits) {
        this.tellsLimit = tellsLimits && node instanceof RowLimit;
        this.limit = tellsLimit ? ((RowLimit) node).number() : null;
        this.hash = node.shapeHash();
        this.kind = node.kind();
        this.facts = node.facts();
        if (node.bindCount() == 0) {
            this.whole = node;
            this.children = new Skeleton[0];
        } else {
            this.whole = null;
            this.children = new Skeleton[node.childCount()];
            for (int index = 0; index < children.length; index++) {
                children[index] = new Skeleton(node.child(index), tellsLimits);
            }
        }
    }

    static Skeleton of(SqlNode node, boolean tellsLimits) {
        return new Skeleton(node, tellsLimits);
    }

    boolean fits(SqlNode node) {
        if (whole != null) {
            return sameShape(whole, node);
        }
        if (hash != node.shapeHash()
                || kind != node.kind()
                || children.length != node.childCount()
                || !facts.equals(node.facts())
                || (tellsLimit && !Objects.equals(limit, ((RowLimit) node).number()))) {
            return false;
        }
        for (int index = 0; index < children.length; index++) {
            if (!children[index].fits(node.child(index))) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameShape(SqlNode left, SqlNode right) {
        if (left == right) {
            return true;
        }
        if (left.shapeHash() != right.shapeHash()
                || left.kind() != right.kind()
                || left.childCount() != right.childCount()
                || !left.facts().equals(right.facts())) {
            return false;
        }
        for (int index = 0; index < left.childCount(); index++) {
            if (!sameShape(left.child(index), right.child(index))) {
                return false;
            }
        }
        return true;
    }
}

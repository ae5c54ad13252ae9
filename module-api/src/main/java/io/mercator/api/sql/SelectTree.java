package io.mercator.api.sql;

import java.util.List;

/** A SELECT as a node of a tree. Made when somebody looks at it: of the statements that a query goes through only the last is. */
final class SelectTree extends AbstractNode {
    private final List<FromItem> implied;

    SelectTree(SelectClauses clauses) {
        this(clauses, clauses.impliedFroms());
    }

    private SelectTree(SelectClauses clauses, List<FromItem> implied) {
        super(clauses.facts(implied.size()), clauses.children(implied));
        this.implied = implied;
    }

    /** Returns the items that the columns and WHERE add to FROM. */
    List<FromItem> implied() {
        return implied;
    }
}

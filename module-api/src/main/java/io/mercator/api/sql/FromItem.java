package io.mercator.api.sql;

import java.util.List;

/** What rows are selected from: a table, an alias, a subquery, a common table expression, values, or a join of such. */
public sealed interface FromItem extends SqlNode permits Alias, Cte, Join, Subquery, TableRef, Unnest, Values {
    /**
     * Returns the name by which the columns are qualified.
     *
     * @return the table's name, or the alias
     */
    String correlationName();

    /**
     * Returns the items that are no joins.
     *
     * @return this one alone, or those that a join joins, from left to right
     */
    default List<FromItem> leaves() {
        return List.of(this);
    }

    /**
     * Joins another item by the one foreign key that links a table of each: {@code JOIN}.
     *
     * @param other the right side
     * @return the join
     * @throws io.mercator.api.error.SchemaException if none or several foreign keys link them; the error lists them
     */
    default Join join(FromItem other) {
        return join(other, Joins.infer(this, other));
    }

    /**
     * Joins another item: {@code JOIN}.
     *
     * @param other the right side
     * @param on which rows fit each other
     * @return the join
     */
    default Join join(FromItem other, Expression<Boolean> on) {
        return new Join(this, JoinKind.INNER, other, on);
    }

    /**
     * Joins another item and keeps all rows of this one, by the one foreign key that links them: {@code LEFT OUTER JOIN}.
     *
     * @param other the right side
     * @return the join
     * @throws io.mercator.api.error.SchemaException if none or several foreign keys link them; the error lists them
     */
    default Join leftJoin(FromItem other) {
        return leftJoin(other, Joins.infer(this, other));
    }

    /**
     * Joins another item and keeps all rows of this one: {@code LEFT OUTER JOIN}.
     *
     * @param other the right side
     * @param on which rows fit each other
     * @return the join
     */
    default Join leftJoin(FromItem other, Expression<Boolean> on) {
        return new Join(this, JoinKind.LEFT, other, on);
    }

    /**
     * Joins another item and keeps all rows of it: {@code RIGHT OUTER JOIN}.
     *
     * @param other the right side
     * @param on which rows fit each other
     * @return the join
     */
    default Join rightJoin(FromItem other, Expression<Boolean> on) {
        return new Join(this, JoinKind.RIGHT, other, on);
    }

    /**
     * Joins another item and keeps all rows of both: {@code FULL OUTER JOIN}.
     *
     * @param other the right side
     * @param on which rows fit each other
     * @return the join
     */
    default Join fullJoin(FromItem other, Expression<Boolean> on) {
        return new Join(this, JoinKind.FULL, other, on);
    }

    /**
     * Joins each row with each of another item: {@code CROSS JOIN}.
     *
     * @param other the right side
     * @return the join
     */
    default Join crossJoin(FromItem other) {
        return new Join(this, JoinKind.CROSS, other, null);
    }
}

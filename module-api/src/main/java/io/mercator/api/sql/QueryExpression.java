package io.mercator.api.sql;

import java.util.List;

/**
 * What gives rows and may stand within another query: a SELECT, or several with UNION and the like between them (SQL:2016,
 * 7.17). Immutable and safe for any thread.
 *
 * @param <R> the rows
 */
public sealed interface QueryExpression<R extends Row> extends Statement<R> permits Select, SetOperation {
    /**
     * Returns what is selected.
     *
     * @return the expressions of the select list; of the first SELECT where there are several
     */
    List<Expression<?>> columns();

    /**
     * Returns the names of what is selected, as they stand in the SQL text: each is another.
     *
     * @return one for each column
     */
    List<String> labels();

    /**
     * Adds the rows of another query, each row once: {@code UNION}.
     *
     * @param other selects as many columns of the same types
     * @return a new query
     * @throws io.mercator.api.error.SchemaException if the other selects another number of columns
     */
    default SetOperation<R> union(QueryExpression<R> other) {
        return SetOperation.of(SetOperator.UNION, this, other);
    }

    /**
     * Adds the rows of another query: {@code UNION ALL}.
     *
     * @param other selects as many columns of the same types
     * @return a new query
     * @throws io.mercator.api.error.SchemaException if the other selects another number of columns
     */
    default SetOperation<R> unionAll(QueryExpression<R> other) {
        return SetOperation.of(SetOperator.UNION_ALL, this, other);
    }

    /**
     * Keeps the rows that another query gives too, each once: {@code INTERSECT}.
     *
     * @param other selects as many columns of the same types
     * @return a new query
     * @throws io.mercator.api.error.SchemaException if the other selects another number of columns
     */
    default SetOperation<R> intersect(QueryExpression<R> other) {
        return SetOperation.of(SetOperator.INTERSECT, this, other);
    }

    /**
     * Takes away the rows that another query gives, and keeps each other row once: {@code EXCEPT}.
     *
     * @param other selects as many columns of the same types
     * @return a new query
     * @throws io.mercator.api.error.SchemaException if the other selects another number of columns
     */
    default SetOperation<R> except(QueryExpression<R> other) {
        return SetOperation.of(SetOperator.EXCEPT, this, other);
    }

    /**
     * Makes a FROM item of the query.
     *
     * @param name the name of the subquery
     * @return the item, which gives the columns by {@link Subquery#c}
     */
    default Subquery as(String name) {
        return new Subquery(this, name, false);
    }

    /**
     * Makes a FROM item that may use the items before it: {@code LATERAL} (SQL:2016, 7.6).
     *
     * @param name the name of the subquery
     * @return the item
     */
    default Subquery lateral(String name) {
        return new Subquery(this, name, true);
    }

    /**
     * Makes a common table expression of the query: {@code WITH name AS (...)} (SQL:2016, 7.17).
     *
     * @param name its name
     * @return the item, to stand in FROM as often as is wanted
     */
    default Cte cte(String name) {
        return Cte.of(name, this);
    }
}

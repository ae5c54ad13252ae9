package io.mercator.api.session;

import io.mercator.api.mapping.Entity;
import io.mercator.api.sql.Row;
import io.mercator.api.sql.Row1;
import io.mercator.api.sql.Row2;
import io.mercator.api.sql.Row3;
import io.mercator.api.sql.Row4;
import io.mercator.api.sql.Row5;
import io.mercator.api.sql.Row6;
import io.mercator.api.sql.Row7;
import io.mercator.api.sql.Row8;
import io.mercator.api.sql.Select;
import io.mercator.api.sql.Selected;
import java.util.List;

/** The queries of a session for typed rows: of a SELECT, or of up to eight expressions. */
public interface RowQueries {
    /**
     * Queries rows by a SELECT whose columns get labels {@code table_column}.
     *
     * @param statement the SELECT
     * @param <R> its rows
     * @return the query
     */
    <R extends Row> Query<R> query(Select<R> statement);

    /**
     * Queries whatever is selected: values of expressions and objects of mapped classes, mixed.
     *
     * @param selected what each row gives, in this order
     * @param <R> the rows: Row1 for one value, Row2 for two, and so on
     * @return the query for rows of as many values
     */
    <R extends Row> Query<R> queryRows(List<Selected<?>> selected);

    /**
     * Queries rows of one value: of expressions, or objects of entities.
     *
     * @param first the value of each row
     * @param <A> the Java class of value 1
     * @return the query
     */
    default <A> Query<Row1<A>> query(Selected<A> first) {
        return queryRows(List.of(first));
    }

    /**
     * Queries rows of 2 values: of expressions, or objects of entities.
     *
     * @param first value 1 of each row
     * @param second value 2 of each row
     * @param <A> the Java class of value 1
     * @param <B> the Java class of value 2
     * @return the query
     */
    default <A, B> Query<Row2<A, B>> query(Selected<A> first, Selected<B> second) {
        return queryRows(List.of(first, second));
    }

    /**
     * Queries objects of two classes together, for example {@code users, addresses} joined by a filter.
     *
     * @param first the class of value 1 of each row
     * @param second the class of value 2 of each row
     * @param <A> the class of value 1
     * @param <B> the class of value 2
     * @return the query
     */
    default <A, B> Query<Row2<A, B>> query(Class<A> first, Class<B> second) {
        return query(Entity.of(first), Entity.of(second));
    }

    /**
     * Queries objects of a class, each with a value.
     *
     * @param first the class of value 1 of each row
     * @param second value 2 of each row
     * @param <A> the class of value 1
     * @param <B> the Java class of value 2
     * @return the query
     */
    default <A, B> Query<Row2<A, B>> query(Class<A> first, Selected<B> second) {
        return query(Entity.of(first), second);
    }

    /**
     * Queries rows of 3 values: of expressions, or objects of entities.
     *
     * @param first value 1 of each row
     * @param second value 2 of each row
     * @param third value 3 of each row
     * @param <A> the Java class of value 1
     * @param <B> the Java class of value 2
     * @param <C> the Java class of value 3
     * @return the query
     */
    default <A, B, C> Query<Row3<A, B, C>> query(Selected<A> first, Selected<B> second, Selected<C> third) {
        return queryRows(List.of(first, second, third));
    }

    /**
     * Queries rows of 4 values: of expressions, or objects of entities.
     *
     * @param first value 1 of each row
     * @param second value 2 of each row
     * @param third value 3 of each row
     * @param fourth value 4 of each row
     * @param <A> the Java class of value 1
     * @param <B> the Java class of value 2
     * @param <C> the Java class of value 3
     * @param <D> the Java class of value 4
     * @return the query
     */
    default <A, B, C, D> Query<Row4<A, B, C, D>> query(
            Selected<A> first, Selected<B> second, Selected<C> third, Selected<D> fourth) {
        return queryRows(List.of(first, second, third, fourth));
    }

    /**
     * Queries rows of 5 values: of expressions, or objects of entities.
     *
     * @param first value 1 of each row
     * @param second value 2 of each row
     * @param third value 3 of each row
     * @param fourth value 4 of each row
     * @param fifth value 5 of each row
     * @param <A> the Java class of value 1
     * @param <B> the Java class of value 2
     * @param <C> the Java class of value 3
     * @param <D> the Java class of value 4
     * @param <E> the Java class of value 5
     * @return the query
     */
    default <A, B, C, D, E> Query<Row5<A, B, C, D, E>> query(
            Selected<A> first, Selected<B> second, Selected<C> third, Selected<D> fourth, Selected<E> fifth) {
        return queryRows(List.of(first, second, third, fourth, fifth));
    }

    /**
     * Queries rows of 6 values: of expressions, or objects of entities.
     *
     * @param first value 1 of each row
     * @param second value 2 of each row
     * @param third value 3 of each row
     * @param fourth value 4 of each row
     * @param fifth value 5 of each row
     * @param sixth value 6 of each row
     * @param <A> the Java class of value 1
     * @param <B> the Java class of value 2
     * @param <C> the Java class of value 3
     * @param <D> the Java class of value 4
     * @param <E> the Java class of value 5
     * @param <F> the Java class of value 6
     * @return the query
     */
    default <A, B, C, D, E, F> Query<Row6<A, B, C, D, E, F>> query(
            Selected<A> first,
            Selected<B> second,
            Selected<C> third,
            Selected<D> fourth,
            Selected<E> fifth,
            Selected<F> sixth) {
        return queryRows(List.of(first, second, third, fourth, fifth, sixth));
    }

    /**
     * Queries rows of 7 values: of expressions, or objects of entities.
     *
     * @param first value 1 of each row
     * @param second value 2 of each row
     * @param third value 3 of each row
     * @param fourth value 4 of each row
     * @param fifth value 5 of each row
     * @param sixth value 6 of each row
     * @param seventh value 7 of each row
     * @param <A> the Java class of value 1
     * @param <B> the Java class of value 2
     * @param <C> the Java class of value 3
     * @param <D> the Java class of value 4
     * @param <E> the Java class of value 5
     * @param <F> the Java class of value 6
     * @param <G> the Java class of value 7
     * @return the query
     */
    default <A, B, C, D, E, F, G> Query<Row7<A, B, C, D, E, F, G>> query(
            Selected<A> first,
            Selected<B> second,
            Selected<C> third,
            Selected<D> fourth,
            Selected<E> fifth,
            Selected<F> sixth,
            Selected<G> seventh) {
        return queryRows(List.of(first, second, third, fourth, fifth, sixth, seventh));
    }

    /**
     * Queries rows of 8 values: of expressions, or objects of entities.
     *
     * @param first value 1 of each row
     * @param second value 2 of each row
     * @param third value 3 of each row
     * @param fourth value 4 of each row
     * @param fifth value 5 of each row
     * @param sixth value 6 of each row
     * @param seventh value 7 of each row
     * @param eighth value 8 of each row
     * @param <A> the Java class of value 1
     * @param <B> the Java class of value 2
     * @param <C> the Java class of value 3
     * @param <D> the Java class of value 4
     * @param <E> the Java class of value 5
     * @param <F> the Java class of value 6
     * @param <G> the Java class of value 7
     * @param <H> the Java class of value 8
     * @return the query
     */
    default <A, B, C, D, E, F, G, H> Query<Row8<A, B, C, D, E, F, G, H>> query(
            Selected<A> first,
            Selected<B> second,
            Selected<C> third,
            Selected<D> fourth,
            Selected<E> fifth,
            Selected<F> sixth,
            Selected<G> seventh,
            Selected<H> eighth) {
        return queryRows(List.of(first, second, third, fourth, fifth, sixth, seventh, eighth));
    }
}

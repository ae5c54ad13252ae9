package io.mercator.api.session;

import io.mercator.api.sql.Expression;
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
import io.mercator.api.sql.Sql;

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
     * Queries rows of one expression.
     *
     * @param first the first expression
     * @param <A> the Java class of the first value
     * @return the query
     */
    default <A> Query<Row1<A>> query(Expression<A> first) {
        return query(Sql.select(first));
    }

    /**
     * Queries rows of two expressions.
     *
     * @param first the first expression
     * @param second the second expression
     * @param <A> the Java class of the first value
     * @param <B> the Java class of the second value
     * @return the query
     */
    default <A, B> Query<Row2<A, B>> query(Expression<A> first, Expression<B> second) {
        return query(Sql.select(first, second));
    }

    /**
     * Queries rows of three expressions.
     *
     * @param first the first expression
     * @param second the second expression
     * @param third the third expression
     * @param <A> the Java class of the first value
     * @param <B> the Java class of the second value
     * @param <C> the Java class of the third value
     * @return the query
     */
    default <A, B, C> Query<Row3<A, B, C>> query(Expression<A> first, Expression<B> second, Expression<C> third) {
        return query(Sql.select(first, second, third));
    }

    /**
     * Queries rows of four expressions.
     *
     * @param first the first expression
     * @param second the second expression
     * @param third the third expression
     * @param fourth the fourth expression
     * @param <A> the Java class of the first value
     * @param <B> the Java class of the second value
     * @param <C> the Java class of the third value
     * @param <D> the Java class of the fourth value
     * @return the query
     */
    default <A, B, C, D> Query<Row4<A, B, C, D>> query(
            Expression<A> first, Expression<B> second, Expression<C> third, Expression<D> fourth) {
        return query(Sql.select(first, second, third, fourth));
    }

    /**
     * Queries rows of five expressions.
     *
     * @param first the first expression
     * @param second the second expression
     * @param third the third expression
     * @param fourth the fourth expression
     * @param fifth the fifth expression
     * @param <A> the Java class of the first value
     * @param <B> the Java class of the second value
     * @param <C> the Java class of the third value
     * @param <D> the Java class of the fourth value
     * @param <E> the Java class of the fifth value
     * @return the query
     */
    default <A, B, C, D, E> Query<Row5<A, B, C, D, E>> query(
            Expression<A> first, Expression<B> second, Expression<C> third, Expression<D> fourth, Expression<E> fifth) {
        return query(Sql.select(first, second, third, fourth, fifth));
    }

    /**
     * Queries rows of six expressions.
     *
     * @param first the first expression
     * @param second the second expression
     * @param third the third expression
     * @param fourth the fourth expression
     * @param fifth the fifth expression
     * @param sixth the sixth expression
     * @param <A> the Java class of the first value
     * @param <B> the Java class of the second value
     * @param <C> the Java class of the third value
     * @param <D> the Java class of the fourth value
     * @param <E> the Java class of the fifth value
     * @param <F> the Java class of the sixth value
     * @return the query
     */
    default <A, B, C, D, E, F> Query<Row6<A, B, C, D, E, F>> query(
            Expression<A> first,
            Expression<B> second,
            Expression<C> third,
            Expression<D> fourth,
            Expression<E> fifth,
            Expression<F> sixth) {
        return query(Sql.select(first, second, third, fourth, fifth, sixth));
    }

    /**
     * Queries rows of seven expressions.
     *
     * @param first the first expression
     * @param second the second expression
     * @param third the third expression
     * @param fourth the fourth expression
     * @param fifth the fifth expression
     * @param sixth the sixth expression
     * @param seventh the seventh expression
     * @param <A> the Java class of the first value
     * @param <B> the Java class of the second value
     * @param <C> the Java class of the third value
     * @param <D> the Java class of the fourth value
     * @param <E> the Java class of the fifth value
     * @param <F> the Java class of the sixth value
     * @param <G> the Java class of the seventh value
     * @return the query
     */
    default <A, B, C, D, E, F, G> Query<Row7<A, B, C, D, E, F, G>> query(
            Expression<A> first,
            Expression<B> second,
            Expression<C> third,
            Expression<D> fourth,
            Expression<E> fifth,
            Expression<F> sixth,
            Expression<G> seventh) {
        return query(Sql.select(first, second, third, fourth, fifth, sixth, seventh));
    }

    /**
     * Queries rows of eight expressions.
     *
     * @param first the first expression
     * @param second the second expression
     * @param third the third expression
     * @param fourth the fourth expression
     * @param fifth the fifth expression
     * @param sixth the sixth expression
     * @param seventh the seventh expression
     * @param eighth the eighth expression
     * @param <A> the Java class of the first value
     * @param <B> the Java class of the second value
     * @param <C> the Java class of the third value
     * @param <D> the Java class of the fourth value
     * @param <E> the Java class of the fifth value
     * @param <F> the Java class of the sixth value
     * @param <G> the Java class of the seventh value
     * @param <H> the Java class of the eighth value
     * @return the query
     */
    default <A, B, C, D, E, F, G, H> Query<Row8<A, B, C, D, E, F, G, H>> query(
            Expression<A> first,
            Expression<B> second,
            Expression<C> third,
            Expression<D> fourth,
            Expression<E> fifth,
            Expression<F> sixth,
            Expression<G> seventh,
            Expression<H> eighth) {
        return query(Sql.select(first, second, third, fourth, fifth, sixth, seventh, eighth));
    }
}

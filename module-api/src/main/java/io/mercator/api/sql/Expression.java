package io.mercator.api.sql;

import io.mercator.api.error.CompileException;
import io.mercator.api.type.SqlType;
import io.mercator.api.type.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value expression of SQL with its type: a column, a bound value, a function, a condition. Immutable and safe for any
 * thread.
 *
 * @param <T> the Java class of its values; a comparison with another class does not compile
 */
public sealed interface Expression<T> extends OrderItem, Selected<T>
        permits AdvisoryLock,
                Arithmetic,
                ArrayElement,
                Bind,
                CaseExpression,
                Cast,
                Collate,
                ColumnRef,
                Concatenation,
                Condition,
                Constant,
                CustomExpression,
                CustomOperation,
                Extract,
                FunctionCall,
                JsonValue,
                Labeled,
                QuantifiedArray,
                QuantifiedSubquery,
                ScalarSubquery,
                Star,
                TextRank {
    /**
     * Returns the type of the values.
     *
     * @return the type, by which values are bound and read
     */
    SqlType<T> type();

    /**
     * Compares with a value: {@code =}, or {@code IS NULL} when the value is null.
     *
     * @param value the value, bound as a parameter
     * @return the condition
     */
    default Condition eq(@Nullable T value) {
        return value == null ? isNull() : new Comparison(this, ComparisonOperator.EQ, new Bind<>(value, type()));
    }

    /**
     * Compares with another expression: {@code =}.
     *
     * @param other the other side
     * @return the condition
     */
    default Condition eq(Expression<T> other) {
        return new Comparison(this, ComparisonOperator.EQ, other);
    }

    /**
     * Compares with a value: {@code !=}, or {@code IS NOT NULL} when the value is null.
     *
     * @param value the value, bound as a parameter
     * @return the condition
     */
    default Condition ne(@Nullable T value) {
        return value == null ? isNotNull() : new Comparison(this, ComparisonOperator.NE, new Bind<>(value, type()));
    }

    /**
     * Compares with another expression: {@code !=}.
     *
     * @param other the other side
     * @return the condition
     */
    default Condition ne(Expression<T> other) {
        return new Comparison(this, ComparisonOperator.NE, other);
    }

    /**
     * Compares with a value: {@code <}.
     *
     * @param value the value, bound as a parameter
     * @return the condition
     * @throws CompileException if the value is null, with which nothing compares
     */
    default Condition lt(T value) {
        return new Comparison(this, ComparisonOperator.LT, Bind.required(value, this));
    }

    /**
     * Compares with another expression: {@code <}.
     *
     * @param other the other side
     * @return the condition
     */
    default Condition lt(Expression<T> other) {
        return new Comparison(this, ComparisonOperator.LT, other);
    }

    /**
     * Compares with a value: {@code <=}.
     *
     * @param value the value, bound as a parameter
     * @return the condition
     * @throws CompileException if the value is null, with which nothing compares
     */
    default Condition le(T value) {
        return new Comparison(this, ComparisonOperator.LE, Bind.required(value, this));
    }

    /**
     * Compares with another expression: {@code <=}.
     *
     * @param other the other side
     * @return the condition
     */
    default Condition le(Expression<T> other) {
        return new Comparison(this, ComparisonOperator.LE, other);
    }

    /**
     * Compares with a value: {@code >}.
     *
     * @param value the value, bound as a parameter
     * @return the condition
     * @throws CompileException if the value is null, with which nothing compares
     */
    default Condition gt(T value) {
        return new Comparison(this, ComparisonOperator.GT, Bind.required(value, this));
    }

    /**
     * Compares with another expression: {@code >}.
     *
     * @param other the other side
     * @return the condition
     */
    default Condition gt(Expression<T> other) {
        return new Comparison(this, ComparisonOperator.GT, other);
    }

    /**
     * Compares with a value: {@code >=}.
     *
     * @param value the value, bound as a parameter
     * @return the condition
     * @throws CompileException if the value is null, with which nothing compares
     */
    default Condition ge(T value) {
        return new Comparison(this, ComparisonOperator.GE, Bind.required(value, this));
    }

    /**
     * Compares with another expression: {@code >=}.
     *
     * @param other the other side
     * @return the condition
     */
    default Condition ge(Expression<T> other) {
        return new Comparison(this, ComparisonOperator.GE, other);
    }

    /**
     * Tests for a range with both ends in it: {@code BETWEEN}.
     *
     * @param low the lower end
     * @param high the upper end
     * @return the condition
     * @throws CompileException if an end is null, with which nothing compares
     */
    default Condition between(T low, T high) {
        return new Between(this, Bind.required(low, this), Bind.required(high, this), false);
    }

    /**
     * Tests for a range of expressions with both ends in it: {@code BETWEEN}.
     *
     * @param low the lower end
     * @param high the upper end
     * @return the condition
     */
    default Condition between(Expression<T> low, Expression<T> high) {
        return new Between(this, low, high, false);
    }

    /**
     * Tells whether a value is another, NULL being a value like others: {@code IS DISTINCT FROM}.
     *
     * @param value the value or null, bound as a parameter
     * @return the condition
     */
    default Condition isDistinctFrom(@Nullable T value) {
        return value == null ? isNotNull() : new DistinctTest(this, new Bind<>(value, type()), false);
    }

    /**
     * Tells whether an expression is another, NULL being a value like others: {@code IS DISTINCT FROM}.
     *
     * @param other the other side
     * @return the condition
     */
    default Condition isDistinctFrom(Expression<T> other) {
        return new DistinctTest(this, other, false);
    }

    /**
     * Tells whether an expression is the same, NULL being a value like others: {@code IS NOT DISTINCT FROM}.
     *
     * @param other the other side
     * @return the condition
     */
    default Condition isNotDistinctFrom(Expression<T> other) {
        return new DistinctTest(this, other, true);
    }

    /**
     * Tests for one of the values: {@code IN}. An empty list matches no row.
     *
     * @param values the values, each bound as a parameter
     * @return the condition
     * @throws CompileException if a value is null, which IN never finds; say {@code or(isNull())}
     */
    @SuppressWarnings("unchecked") // the array is only read
    default Condition in(T... values) {
        return in(Arrays.asList(values));
    }

    /**
     * Tests for one of the values: {@code IN}. An empty collection matches no row.
     *
     * @param values the values, each bound as a parameter
     * @return the condition
     * @throws CompileException if a value is null, which IN never finds; say {@code or(isNull())}
     */
    default Condition in(Collection<? extends T> values) {
        List<Expression<?>> binds = new ArrayList<>(values.size());
        for (T value : values) {
            binds.add(Bind.required(value, this));
        }
        return new InList(this, ExpressionList.of(binds), false);
    }

    /**
     * Tests for one of the values of expressions: {@code IN}. An empty list matches no row.
     *
     * @param values columns, functions, {@link Sql#parameter parameters} and others
     * @return the condition
     */
    default Condition in(ExpressionList values) {
        return new InList(this, values, false);
    }

    /**
     * Tests for one of the rows of a subquery of one column: {@code IN (SELECT ...)}.
     *
     * @param subquery selects one column
     * @return the condition
     * @throws CompileException if the subquery selects several columns
     */
    default Condition in(QueryExpression<? extends Row1<T>> subquery) {
        return new InSelect(this, subquery, false);
    }

    /**
     * Tests for none of the values: {@code NOT IN}. An empty list matches every row.
     *
     * @param values the values, each bound as a parameter
     * @return the condition
     * @throws CompileException if a value is null, with which NOT IN finds nothing
     */
    @SuppressWarnings("unchecked") // the array is only read
    default Condition notIn(T... values) {
        return in(Arrays.asList(values)).not();
    }

    /**
     * Tests for none of the values: {@code NOT IN}. An empty collection matches every row.
     *
     * @param values the values, each bound as a parameter
     * @return the condition
     * @throws CompileException if a value is null, with which NOT IN finds nothing
     */
    default Condition notIn(Collection<? extends T> values) {
        return in(values).not();
    }

    /**
     * Tests for none of the rows of a subquery: {@code NOT IN (SELECT ...)}.
     *
     * @param subquery selects one column
     * @return the condition
     */
    default Condition notIn(QueryExpression<? extends Row1<T>> subquery) {
        return in(subquery).not();
    }

    /**
     * Matches a pattern: {@code LIKE}, where {@code %} stands for any characters and {@code _} for one.
     *
     * @param pattern the pattern, bound as a parameter
     * @return the condition
     * @throws CompileException if this expression is not of a character type
     */
    default Condition like(String pattern) {
        return new Like(this, pattern, false);
    }

    /**
     * Matches a pattern that an expression gives: {@code LIKE}.
     *
     * @param pattern the pattern
     * @return the condition
     * @throws CompileException if this expression is not of a character type
     */
    default Condition like(Expression<String> pattern) {
        return Like.of(this, pattern, false);
    }

    /**
     * Matches a pattern whatever the case of letters: {@code ILIKE}, or what a database without it has for it.
     *
     * @param pattern the pattern, bound as a parameter
     * @return the condition
     * @throws CompileException if this expression is not of a character type
     */
    default Condition ilike(String pattern) {
        return Like.of(this, new Bind<>(pattern, Types.STRING), true);
    }

    /**
     * Tells whether a string begins with another, in which {@code %} and {@code _} mean themselves.
     *
     * @param beginning the beginning, bound as a parameter
     * @return the condition
     * @throws CompileException if this expression is not of a character type
     */
    default Condition startsWith(String beginning) {
        return Like.literal(this, "", beginning, "%");
    }

    /**
     * Tells whether a string ends with another, in which {@code %} and {@code _} mean themselves.
     *
     * @param end the end, bound as a parameter
     * @return the condition
     * @throws CompileException if this expression is not of a character type
     */
    default Condition endsWith(String end) {
        return Like.literal(this, "%", end, "");
    }

    /**
     * Tells whether a string has another in it, in which {@code %} and {@code _} mean themselves.
     *
     * @param part the part, bound as a parameter
     * @return the condition
     * @throws CompileException if this expression is not of a character type
     */
    default Condition contains(String part) {
        return Like.literal(this, "%", part, "%");
    }

    /**
     * Does not match a pattern: {@code NOT LIKE}.
     *
     * @param pattern the pattern, bound as a parameter
     * @return the condition
     * @throws CompileException if this expression is not of a character type
     */
    default Condition notLike(String pattern) {
        return new Like(this, pattern, true);
    }

    /**
     * Tests for null: {@code IS NULL}.
     *
     * @return the condition
     */
    default Condition isNull() {
        return new NullTest(this, false);
    }

    /**
     * Tests for a value: {@code IS NOT NULL}.
     *
     * @return the condition
     */
    default Condition isNotNull() {
        return new NullTest(this, true);
    }

    /**
     * Orders by this expression, smallest first.
     *
     * @return the term for {@code orderBy}
     */
    default OrderTerm asc() {
        return new OrderTerm(this, false);
    }

    /**
     * Orders by this expression, greatest first.
     *
     * @return the term for {@code orderBy}
     */
    default OrderTerm desc() {
        return new OrderTerm(this, true);
    }

    /**
     * Gives the expression a name in the select list: {@code AS label}.
     *
     * @param label the name, any text; quoted where needed
     * @return the labelled expression
     */
    default Expression<T> as(String label) {
        return new Labeled<>(this, label);
    }
}

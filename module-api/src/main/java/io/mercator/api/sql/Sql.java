package io.mercator.api.sql;

import io.mercator.api.error.CompileException;
import io.mercator.api.error.SchemaException;
import io.mercator.api.type.SqlType;
import io.mercator.api.type.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where statements and expressions begin; to be imported statically.
 *
 * <pre>{@code
 * select(users.id, users.name).from(users).where(users.name.in("ed", "wendy")).orderBy(users.id)
 * insert(users).set(users.name, "ed")
 * update(users).set(users.nickname, "eddie").where(users.id.eq(1))
 * delete(users).where(users.name.like("%ed"))
 * }</pre>
 */
public final class Sql {
    private Sql() {}

    /**
     * Selects one expression.
     *
     * @param first the first expression
     * @param <A> the Java class of the first value
     * @return the statement
     */
    public static <A> Select<Row1<A>> select(Expression<A> first) {
        return Select.of(List.<Expression<?>>of(first));
    }

    /**
     * Selects two expressions.
     *
     * @param first the first expression
     * @param second the second expression
     * @param <A> the Java class of the first value
     * @param <B> the Java class of the second value
     * @return the statement
     */
    public static <A, B> Select<Row2<A, B>> select(Expression<A> first, Expression<B> second) {
        return Select.of(List.<Expression<?>>of(first, second));
    }

    /**
     * Selects three expressions.
     *
     * @param first the first expression
     * @param second the second expression
     * @param third the third expression
     * @param <A> the Java class of the first value
     * @param <B> the Java class of the second value
     * @param <C> the Java class of the third value
     * @return the statement
     */
    public static <A, B, C> Select<Row3<A, B, C>> select(
            Expression<A> first, Expression<B> second, Expression<C> third) {
        return Select.of(List.<Expression<?>>of(first, second, third));
    }

    /**
     * Selects four expressions.
     *
     * @param first the first expression
     * @param second the second expression
     * @param third the third expression
     * @param fourth the fourth expression
     * @param <A> the Java class of the first value
     * @param <B> the Java class of the second value
     * @param <C> the Java class of the third value
     * @param <D> the Java class of the fourth value
     * @return the statement
     */
    public static <A, B, C, D> Select<Row4<A, B, C, D>> select(
            Expression<A> first, Expression<B> second, Expression<C> third, Expression<D> fourth) {
        return Select.of(List.<Expression<?>>of(first, second, third, fourth));
    }

    /**
     * Selects five expressions.
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
     * @return the statement
     */
    public static <A, B, C, D, E> Select<Row5<A, B, C, D, E>> select(
            Expression<A> first, Expression<B> second, Expression<C> third, Expression<D> fourth, Expression<E> fifth) {
        return Select.of(List.<Expression<?>>of(first, second, third, fourth, fifth));
    }

    /**
     * Selects six expressions.
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
     * @return the statement
     */
    public static <A, B, C, D, E, F> Select<Row6<A, B, C, D, E, F>> select(
            Expression<A> first,
            Expression<B> second,
            Expression<C> third,
            Expression<D> fourth,
            Expression<E> fifth,
            Expression<F> sixth) {
        return Select.of(List.<Expression<?>>of(first, second, third, fourth, fifth, sixth));
    }

    /**
     * Selects seven expressions.
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
     * @return the statement
     */
    public static <A, B, C, D, E, F, G> Select<Row7<A, B, C, D, E, F, G>> select(
            Expression<A> first,
            Expression<B> second,
            Expression<C> third,
            Expression<D> fourth,
            Expression<E> fifth,
            Expression<F> sixth,
            Expression<G> seventh) {
        return Select.of(List.<Expression<?>>of(first, second, third, fourth, fifth, sixth, seventh));
    }

    /**
     * Selects eight expressions.
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
     * @return the statement
     */
    public static <A, B, C, D, E, F, G, H> Select<Row8<A, B, C, D, E, F, G, H>> select(
            Expression<A> first,
            Expression<B> second,
            Expression<C> third,
            Expression<D> fourth,
            Expression<E> fifth,
            Expression<F> sixth,
            Expression<G> seventh,
            Expression<H> eighth) {
        return Select.of(List.<Expression<?>>of(first, second, third, fourth, fifth, sixth, seventh, eighth));
    }

    /**
     * Selects any number of expressions; up to eight have rows with their types.
     *
     * @param columns the select list
     * @return the statement
     */
    public static Select<Row> select(List<? extends Expression<?>> columns) {
        return Select.of(ExpressionList.of(columns));
    }

    /**
     * Inserts into a table; {@link Insert#set} gives the values.
     *
     * @param table the table
     * @return the statement
     */
    public static Insert insert(TableRef table) {
        return Insert.into(table);
    }

    /**
     * Updates a table; {@link Update#set} gives the values.
     *
     * @param table the table
     * @return the statement
     */
    public static Update update(TableRef table) {
        return Update.of(table);
    }

    /**
     * Deletes from a table.
     *
     * @param table the table
     * @return the statement
     */
    public static Delete delete(TableRef table) {
        return Delete.from(table);
    }

    /**
     * Takes SQL as it is, with named parameters ({@code :name}) that {@link Text#bind} fills.
     *
     * @param sql SQL text; never put values from outside into it
     * @return a statement or a condition
     */
    public static Text text(String sql) {
        return Text.of(sql);
    }

    /**
     * Joins conditions: all must hold.
     *
     * @param conditions at least one
     * @return the condition
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public static Condition and(Expression<Boolean>... conditions) {
        return Junction.of(Junction.Operator.AND, atLeastOne(conditions));
    }

    /**
     * Joins conditions: one must hold.
     *
     * @param conditions at least one
     * @return the condition
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public static Condition or(Expression<Boolean>... conditions) {
        return Junction.of(Junction.Operator.OR, atLeastOne(conditions));
    }

    private static List<Expression<Boolean>> atLeastOne(Expression<Boolean>[] conditions) {
        if (conditions.length == 0) {
            throw new IllegalArgumentException("and(...) and or(...) need at least one condition");
        }
        return List.of(conditions);
    }

    /**
     * Says the opposite of a condition.
     *
     * @param condition the condition
     * @return the opposite
     */
    public static Condition not(Expression<Boolean> condition) {
        return condition instanceof Condition known ? known.not() : new Negation(condition);
    }

    /**
     * Binds a value as a parameter, with the type of its class.
     *
     * @param value the value
     * @param <T> its class
     * @return the expression
     * @throws io.mercator.api.error.ConfigurationException if no SQL type is known for the class
     */
    public static <T> Expression<T> literal(T value) {
        return new Bind<>(value, Types.of(value));
    }

    /**
     * Binds a value as a parameter.
     *
     * @param value the value or null
     * @param type by which it is bound
     * @param <T> the Java class of the value
     * @return the expression
     */
    public static <T> Expression<T> literal(@Nullable T value, SqlType<T> type) {
        return new Bind<>(value, type);
    }

    /**
     * Looks for a query in a text by the database's full-text search: on PostgreSQL words, {@code "phrases"}, {@code or} and
     * {@code -without}; on SQLite the language of FTS5, with a column of an FTS5 table.
     *
     * @param text a text, or a column that holds what the database has made of texts, as PostgreSQL's {@code tsvector}
     * @param query what is asked for, bound as a parameter
     * @return the condition, to be refined by {@link TextMatch#configuration}
     */
    public static TextMatch match(Expression<?> text, String query) {
        return TextMatch.of(List.of(text), new Bind<>(query, Types.STRING));
    }

    /**
     * Looks for a query in several texts as if they were one.
     *
     * @param texts the texts, at least one; NULL is taken for an empty one
     * @param query what is asked for, bound as a parameter
     * @return the condition, to be refined by {@link TextMatch#configuration}
     * @throws IllegalArgumentException if there are no texts
     */
    public static TextMatch match(List<? extends Expression<?>> texts, String query) {
        return TextMatch.of(texts, new Bind<>(query, Types.STRING));
    }

    /**
     * Waits for the lock of a number, and holds it to the end of the transaction: {@code select(advisoryLock(42))}.
     *
     * @param key what is locked; its meaning is what the programs agree on
     * @return an expression that is true when the lock is held
     */
    public static Expression<Boolean> advisoryLock(long key) {
        return new AdvisoryLock(new Bind<>(key, Types.BIGINT), true);
    }

    /**
     * Takes the lock of a number unless another transaction holds it, and holds it to the end of the transaction.
     *
     * @param key what is locked; its meaning is what the programs agree on
     * @return an expression that tells whether the lock is held
     */
    public static Expression<Boolean> tryAdvisoryLock(long key) {
        return new AdvisoryLock(new Bind<>(key, Types.BIGINT), false);
    }

    /**
     * Asks for parts of a JSON document.
     *
     * @param document a column or expression of the type JSON or JSONB, or a text that is JSON
     * @return the document's root, from which {@link Json#path} goes on
     */
    public static Json json(Expression<?> document) {
        return Json.of(document);
    }

    /**
     * Writes a value of the program's own into the SQL text, in the database's form of a literal. Each other value makes
     * another statement to compile and keep, so values from outside are better bound: {@link #literal(Object)}.
     *
     * @param value a value of a built-in type's class
     * @param <T> its class
     * @return the expression
     * @throws io.mercator.api.error.ConfigurationException if no built-in type holds values of its class
     */
    public static <T> Expression<T> constant(T value) {
        return new Constant<>(value, Types.of(value));
    }

    /**
     * Writes a value of the program's own into the SQL text.
     *
     * @param value a value
     * @param type its type
     * @param <T> its class
     * @return the expression
     */
    public static <T> Expression<T> constant(T value, SqlType<T> type) {
        return new Constant<>(value, type);
    }

    /**
     * Counts rows: {@code count(*)}.
     *
     * @return the expression
     */
    public static FunctionCall<Long> count() {
        return FunctionCall.of("count", Types.BIGINT, List.of(Star.INSTANCE));
    }

    /**
     * Counts the rows in which an expression is not null.
     *
     * @param expression what is counted
     * @return the expression
     */
    public static FunctionCall<Long> count(Expression<?> expression) {
        return FunctionCall.of("count", Types.BIGINT, List.of(expression));
    }

    /**
     * Calls any function of the database.
     *
     * @param name the function's name: letters, digits, {@code _}, and {@code .} after a schema
     * @param type the type of the result
     * @param arguments the arguments
     * @param <T> the Java class of the result
     * @return the expression
     * @throws io.mercator.api.error.CompileException if other characters stand in the name
     */
    public static <T> FunctionCall<T> function(String name, SqlType<T> type, Expression<?>... arguments) {
        return FunctionCall.of(name, type, List.of(arguments));
    }

    /**
     * Adds numbers: {@code +}.
     *
     * @param left the left operand
     * @param right the right operand
     * @param <N> the Java class of the numbers
     * @return the expression
     */
    public static <N extends Number> Expression<N> add(Expression<N> left, Expression<N> right) {
        return Arithmetic.of(ArithmeticOperator.ADD, left, right);
    }

    /**
     * Adds numbers: {@code +}.
     *
     * @param left the left operand
     * @param right the right operand, bound as a parameter
     * @param <N> the Java class of the numbers
     * @return the expression
     */
    public static <N extends Number> Expression<N> add(Expression<N> left, N right) {
        return Arithmetic.of(ArithmeticOperator.ADD, left, new Bind<>(right, left.type()));
    }

    /**
     * Subtracts numbers: {@code -}.
     *
     * @param left the left operand
     * @param right the right operand
     * @param <N> the Java class of the numbers
     * @return the expression
     */
    public static <N extends Number> Expression<N> subtract(Expression<N> left, Expression<N> right) {
        return Arithmetic.of(ArithmeticOperator.SUBTRACT, left, right);
    }

    /**
     * Subtracts numbers: {@code -}.
     *
     * @param left the left operand
     * @param right the right operand, bound as a parameter
     * @param <N> the Java class of the numbers
     * @return the expression
     */
    public static <N extends Number> Expression<N> subtract(Expression<N> left, N right) {
        return Arithmetic.of(ArithmeticOperator.SUBTRACT, left, new Bind<>(right, left.type()));
    }

    /**
     * Multiplies numbers: {@code *}.
     *
     * @param left the left operand
     * @param right the right operand
     * @param <N> the Java class of the numbers
     * @return the expression
     */
    public static <N extends Number> Expression<N> multiply(Expression<N> left, Expression<N> right) {
        return Arithmetic.of(ArithmeticOperator.MULTIPLY, left, right);
    }

    /**
     * Multiplies numbers: {@code *}.
     *
     * @param left the left operand
     * @param right the right operand, bound as a parameter
     * @param <N> the Java class of the numbers
     * @return the expression
     */
    public static <N extends Number> Expression<N> multiply(Expression<N> left, N right) {
        return Arithmetic.of(ArithmeticOperator.MULTIPLY, left, new Bind<>(right, left.type()));
    }

    /**
     * Divides numbers: {@code /}.
     *
     * @param left the left operand
     * @param right the right operand
     * @param <N> the Java class of the numbers
     * @return the expression
     */
    public static <N extends Number> Expression<N> divide(Expression<N> left, Expression<N> right) {
        return Arithmetic.of(ArithmeticOperator.DIVIDE, left, right);
    }

    /**
     * Divides numbers: {@code /}.
     *
     * @param left the left operand
     * @param right the right operand, bound as a parameter
     * @param <N> the Java class of the numbers
     * @return the expression
     */
    public static <N extends Number> Expression<N> divide(Expression<N> left, N right) {
        return Arithmetic.of(ArithmeticOperator.DIVIDE, left, new Bind<>(right, left.type()));
    }

    /**
     * Gives the rest of a division of numbers: {@code %}.
     *
     * @param left the left operand
     * @param right the right operand
     * @param <N> the Java class of the numbers
     * @return the expression
     */
    public static <N extends Number> Expression<N> modulo(Expression<N> left, Expression<N> right) {
        return Arithmetic.of(ArithmeticOperator.MODULO, left, right);
    }

    /**
     * Gives the rest of a division of numbers: {@code %}.
     *
     * @param left the left operand
     * @param right the right operand, bound as a parameter
     * @param <N> the Java class of the numbers
     * @return the expression
     */
    public static <N extends Number> Expression<N> modulo(Expression<N> left, N right) {
        return Arithmetic.of(ArithmeticOperator.MODULO, left, new Bind<>(right, left.type()));
    }

    /**
     * Puts strings together: {@code ||}. NULL when one of them is NULL.
     *
     * @param parts the strings, at least two
     * @return the expression
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public static Expression<String> concat(Expression<String>... parts) {
        if (parts.length < 2) {
            throw new CompileException("concat(...) puts at least two strings together.");
        }
        return Concatenation.of(List.of(parts));
    }

    /**
     * Begins a choice by conditions: {@code CASE WHEN}.
     *
     * @param condition when
     * @param result then
     * @param <T> the Java class of the results
     * @return the expression, to which cases are added
     */
    public static <T> CaseExpression<T> caseWhen(Expression<Boolean> condition, Expression<T> result) {
        return CaseExpression.of(condition, result);
    }

    /**
     * Begins a choice by conditions with a value of a built-in type's class.
     *
     * @param condition when
     * @param result then, bound as a parameter
     * @param <T> the Java class of the results
     * @return the expression, to which cases are added
     */
    public static <T> CaseExpression<T> caseWhen(Expression<Boolean> condition, T result) {
        return CaseExpression.of(condition, literal(result));
    }

    /**
     * Has the database make a value into one of another type: {@code CAST}.
     *
     * @param expression the value
     * @param type the other type
     * @param <T> the Java class of the result
     * @return the expression
     */
    public static <T> Expression<T> cast(Expression<?> expression, SqlType<T> type) {
        return new Cast<>(expression, type);
    }

    /**
     * Gives the first value that is not NULL: {@code COALESCE}.
     *
     * @param first the first
     * @param others the others, in order
     * @param <T> the Java class of the values
     * @return the expression
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public static <T> Expression<T> coalesce(Expression<T> first, Expression<T>... others) {
        List<Expression<?>> all = new ArrayList<>(others.length + 1);
        all.add(first);
        all.addAll(List.of(others));
        return FunctionCall.of("coalesce", first.type(), all);
    }

    /**
     * Gives a value in place of NULL: {@code COALESCE}.
     *
     * @param expression the expression
     * @param value what stands for NULL, bound as a parameter
     * @param <T> the Java class of the values
     * @return the expression
     */
    public static <T> Expression<T> coalesce(Expression<T> expression, T value) {
        return FunctionCall.of(
                "coalesce", expression.type(), List.of(expression, new Bind<>(value, expression.type())));
    }

    /**
     * Gives NULL in place of a value: {@code NULLIF}.
     *
     * @param expression the expression
     * @param value what becomes NULL, bound as a parameter
     * @param <T> the Java class of the values
     * @return the expression
     */
    public static <T> Expression<T> nullIf(Expression<T> expression, T value) {
        return FunctionCall.of("nullif", expression.type(), List.of(expression, new Bind<>(value, expression.type())));
    }

    /**
     * Compares strings by the rules of a collation: {@code COLLATE}.
     *
     * @param expression a string
     * @param collation the name of a collation of the database's
     * @param <T> the Java class of the values
     * @return the expression
     */
    public static <T> Expression<T> collate(Expression<T> expression, String collation) {
        return new Collate<>(expression, collation);
    }

    /**
     * Gives a field of a date or a time: {@code EXTRACT}.
     *
     * @param field which field
     * @param expression a date, a time or a timestamp
     * @return the expression
     */
    public static Expression<Integer> extract(DateField field, Expression<?> expression) {
        return new Extract(field, expression);
    }

    /**
     * Writes an operator that Mercator does not know between two expressions.
     *
     * @param left the left side
     * @param operator signs, or words of letters
     * @param right the right side
     * @param type the type of the result
     * @param <T> the Java class of the result
     * @return the expression
     * @throws CompileException if the operator could be other SQL
     */
    public static <T> Expression<T> operation(
            Expression<?> left, String operator, Expression<?> right, SqlType<T> type) {
        return new CustomOperation<>(left, operator, right, type);
    }

    /**
     * Compares several expressions as one: {@code (a, b) IN ((1, 2), (3, 4))}.
     *
     * @param members at least two
     * @return the tuple
     */
    public static RowValue tuple(Expression<?>... members) {
        return new RowValue(List.of(members));
    }

    /**
     * Names a parameter whose value is given when the statement is executed.
     *
     * @param name its name, for {@code Connection.execute(statement, values)}
     * @param type the type of its values
     * @param <T> the Java class of its values
     * @return the expression
     */
    public static <T> Expression<T> parameter(String name, SqlType<T> type) {
        return Bind.named(name, type);
    }

    /**
     * Tells whether a query gives a row: {@code EXISTS}.
     *
     * @param query the query
     * @return the condition
     */
    public static Condition exists(QueryExpression<?> query) {
        return new Exists(query, false);
    }

    /**
     * Makes an expression of a query of one column and at most one row.
     *
     * @param query the query
     * @param <T> the Java class of the value
     * @return the expression
     * @throws io.mercator.api.error.SchemaException if the query selects several columns
     */
    public static <T> Expression<T> scalar(QueryExpression<? extends Row1<T>> query) {
        return ScalarSubquery.of(query);
    }

    /**
     * Stands for the rows of a query in a comparison that must hold of one of them: {@code ANY (...)}.
     *
     * @param query a query of one column
     * @param <T> the Java class of the values
     * @return the right side of a comparison
     */
    public static <T> Expression<T> any(QueryExpression<? extends Row1<T>> query) {
        return QuantifiedSubquery.of(QuantifiedSubquery.Quantifier.ANY, query);
    }

    /**
     * Stands for the rows of a query in a comparison that must hold of each of them: {@code ALL (...)}.
     *
     * @param query a query of one column
     * @param <T> the Java class of the values
     * @return the right side of a comparison
     */
    public static <T> Expression<T> all(QueryExpression<? extends Row1<T>> query) {
        return QuantifiedSubquery.of(QuantifiedSubquery.Quantifier.ALL, query);
    }

    /**
     * Names the value that an INSERT was to give a column, in what it does with a row whose key is there already.
     *
     * @param column a column of the INSERT's table
     * @param <T> the Java class of its values
     * @return the expression
     * @throws io.mercator.api.error.SchemaException if the column is of no table
     */
    public static <T> Expression<T> excluded(ColumnRef<T> column) {
        if (column.from() instanceof TableRef table) {
            return Alias.of(table, "excluded").c(column);
        }
        throw new SchemaException("excluded(...) names a column of the INSERT's table, and '" + column.name()
                + "' is one of '" + column.from().correlationName() + "'.");
    }
}

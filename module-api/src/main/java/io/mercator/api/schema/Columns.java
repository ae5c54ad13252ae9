package io.mercator.api.schema;

import io.mercator.api.error.SchemaException;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.Sql;
import io.mercator.api.sql.Text;
import io.mercator.api.type.SqlType;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The options of columns, to be imported statically, and the column specifications of {@link Table#of}.
 *
 * <pre>{@code
 * public final Column<Integer> id = column("id", INTEGER, primaryKey());
 * public final Column<String> email = column("email", STRING.length(100), notNull(), unique());
 * public final Column<Integer> userId = column("user_id", INTEGER, references("users.id"));
 * }</pre>
 */
public final class Columns {
    private Columns() {}

    /**
     * Specifies a column of a table that is built dynamically by {@link Table#of}.
     *
     * @param name the column's name, any text; quoted where needed
     * @param type the type
     * @param options facts about the column
     * @param <T> the Java class of the values
     * @return the specification
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public static <T> ColumnSpec<T> column(String name, SqlType<T> type, ColumnOption<? super T>... options) {
        return new ColumnSpec<>(name, type, List.of(options));
    }

    /**
     * Makes the column (part of) the primary key, which is never NULL.
     *
     * @return the option
     */
    public static ColumnOption<Object> primaryKey() {
        return new ColumnOption<>(facts -> facts.primaryKey = true);
    }

    /**
     * Refuses NULL.
     *
     * @return the option
     */
    public static ColumnOption<Object> notNull() {
        return new ColumnOption<>(facts -> facts.notNull = true);
    }

    /**
     * Makes the column alone UNIQUE.
     *
     * @return the option
     */
    public static ColumnOption<Object> unique() {
        return new ColumnOption<>(facts -> facts.unique = true);
    }

    /**
     * Refers to a column of another table.
     *
     * @param column the column referred to
     * @param <T> the Java class of the values, the same on both sides
     * @return the option
     */
    public static <T> ColumnOption<T> references(Column<T> column) {
        return new ColumnOption<>(facts -> facts.references.add(new ForeignKey.Target(column, column.name())));
    }

    /**
     * Refers to a column by name, which is looked up in the metadata when it is first needed; so a table may refer to
     * itself or to one declared later.
     *
     * @param target {@code table.column} or {@code schema.table.column}
     * @return the option
     */
    public static ColumnOption<Object> references(String target) {
        return new ColumnOption<>(facts -> facts.references.add(new ForeignKey.Target(null, target)));
    }

    /**
     * Says what becomes of rows when the row that the column refers to is deleted.
     *
     * @param action the action
     * @return the option, beside {@code references(...)}
     */
    public static ColumnOption<Object> onDelete(ReferentialAction action) {
        return new ColumnOption<>(facts -> facts.foreignKey = facts.foreignKey.onDelete(action));
    }

    /**
     * Says what becomes of rows when the row that the column refers to gets another key.
     *
     * @param action the action
     * @return the option, beside {@code references(...)}
     */
    public static ColumnOption<Object> onKeyUpdate(ReferentialAction action) {
        return new ColumnOption<>(facts -> facts.foreignKey = facts.foreignKey.onUpdate(action));
    }

    /**
     * Gives rows that have no value this one; the client binds it.
     *
     * @param value the value, of the class of the column's type; another is refused when the column is declared
     * @param <T> the Java class of the values
     * @return the option
     */
    public static <T> ColumnOption<T> defaultValue(T value) {
        return new ColumnOption<>(facts -> {
            facts.clientDefault = () -> value;
            facts.defaultValue = value;
        });
    }

    /**
     * Gives rows that have no value one that is computed for each row; the client binds it.
     *
     * @param supplier gives the value; called once for each row, from the thread that inserts
     * @param <T> the Java class of the values
     * @return the option
     */
    public static <T> ColumnOption<T> defaultSupplier(Supplier<? extends T> supplier) {
        return new ColumnOption<>(facts -> facts.clientDefault = supplier);
    }

    /**
     * Gives rows that have no value what an SQL expression computes in their INSERT; an object has the value after the
     * flush. The expression has no bound parameters: values of the program's own are {@code Sql.constant}s.
     *
     * @param expression for example {@code text("CURRENT_TIMESTAMP")} or {@code function("upper", STRING, constant("x"))}
     * @return the option
     * @throws SchemaException if the expression has bound parameters
     */
    public static ColumnOption<Object> defaultExpression(Expression<?> expression) {
        Expression<?> checked = unbound(expression, "defaultExpression");
        return new ColumnOption<>(facts -> facts.defaultExpression = checked);
    }

    /**
     * Gives a row that is updated a new value, unless the UPDATE sets the column itself: the time of the change, a counter.
     *
     * @param supplier gives the value; called once for each row that a flush updates, and once for an UPDATE of one's own
     * @param <T> the Java class of the values
     * @return the option
     */
    public static <T> ColumnOption<T> onUpdate(Supplier<? extends T> supplier) {
        return new ColumnOption<>(facts -> facts.onUpdate = supplier);
    }

    /**
     * Gives a row that is updated what an SQL expression computes, unless the UPDATE sets the column itself.
     *
     * @param expression without bound parameters; it may name the table's columns
     * @return the option
     * @throws SchemaException if the expression has bound parameters
     */
    public static ColumnOption<Object> onUpdateExpression(Expression<?> expression) {
        Expression<?> checked = unbound(expression, "onUpdateExpression");
        return new ColumnOption<>(facts -> facts.onUpdateExpression = checked);
    }

    /**
     * Has the database give rows without a value one: {@code DEFAULT sql}.
     *
     * @param sql an SQL expression as it stands in DDL, of the program's own
     * @return the option
     */
    public static ColumnOption<Object> serverDefault(String sql) {
        Expression<?> text = Text.verbatim(sql);
        return new ColumnOption<>(facts -> facts.serverDefault = text);
    }

    /**
     * Has the database give rows without a value this one: {@code DEFAULT} and the value as the dialect writes it.
     *
     * @param type the column's type
     * @param value the value
     * @param <T> the Java class of the values
     * @return the option
     */
    public static <T> ColumnOption<T> serverDefault(SqlType<T> type, T value) {
        Expression<T> constant = Sql.constant(value, type);
        return new ColumnOption<>(facts -> facts.serverDefault = constant);
    }

    /**
     * Has the database compute the column's values from other columns of the row: {@code GENERATED ALWAYS AS (...)}.
     * Nothing is inserted or updated there; an object has the value after the flush. Whether the values are stored is the
     * database's usual way.
     *
     * @param expression over columns of the table that were declared before, without bound parameters
     * @return the option
     * @throws SchemaException if the expression has bound parameters
     */
    public static ColumnOption<Object> computed(Expression<?> expression) {
        Expression<?> checked = unbound(expression, "computed");
        return new ColumnOption<>(facts -> facts.computed = checked);
    }

    /**
     * Has the database compute the column's values and store them with the row, where it has a choice.
     *
     * @param expression over columns of the table that were declared before, without bound parameters
     * @return the option
     * @throws SchemaException if the expression has bound parameters
     */
    public static ColumnOption<Object> computedStored(Expression<?> expression) {
        Expression<?> checked = unbound(expression, "computedStored");
        return new ColumnOption<>(facts -> {
            facts.computed = checked;
            facts.computedStored = true;
        });
    }

    /**
     * Gives the column an index of its own, which the metadata's {@link NamingConvention} names.
     *
     * @return the option
     */
    public static ColumnOption<Object> indexed() {
        return new ColumnOption<>(facts -> facts.indexed = true);
    }

    /**
     * Says what the column is for; kept in the database where it has comments.
     *
     * @param text the comment
     * @return the option
     */
    public static ColumnOption<Object> withComment(String text) {
        return new ColumnOption<>(facts -> facts.comment = text);
    }

    private static Expression<?> unbound(Expression<?> expression, String option) {
        if (expression.bindCount() > 0) {
            throw new SchemaException("The expression of " + option + "(...) has bound parameters, which have no place"
                    + " there. Write values of the program's own as constant(value).");
        }
        return expression;
    }

    /**
     * Takes values from a sequence where the database has sequences.
     *
     * @param sequence the sequence
     * @return the option
     */
    public static ColumnOption<Number> sequence(Sequence sequence) {
        return new ColumnOption<>(facts -> facts.sequence = sequence);
    }

    /**
     * Makes the column an identity column that takes a given value.
     *
     * @return the option
     */
    public static ColumnOption<Object> identity() {
        return identity(Identity.BY_DEFAULT);
    }

    /**
     * Makes the column an identity column.
     *
     * @param kind whether a given value is taken
     * @return the option
     */
    public static ColumnOption<Object> identity(Identity kind) {
        return new ColumnOption<>(facts -> facts.identity = kind);
    }

    /**
     * Makes the column an identity column with values of another beginning or distance than 1.
     *
     * @param kind whether a given value is taken
     * @param start the first value
     * @param increment the distance from each to the next, not 0
     * @return the option
     */
    public static ColumnOption<Object> identity(Identity kind, long start, long increment) {
        IdentityOptions options = new IdentityOptions(start, increment);
        return new ColumnOption<>(facts -> {
            facts.identity = kind;
            facts.identityOptions = options;
        });
    }

    /**
     * Says that the program gives the values of an integer primary key; nothing is generated.
     *
     * @return the option
     */
    public static ColumnOption<Object> assigned() {
        return new ColumnOption<>(facts -> facts.assigned = true);
    }

    /**
     * Says where a unique value waits while two rows exchange theirs in one flush.
     *
     * @param parking makes, from the value that a row has, one that no row has
     * @param <T> the Java class of the values
     * @return the option
     */
    public static <T> ColumnOption<T> parking(UnaryOperator<T> parking) {
        return new ColumnOption<>(facts -> facts.parking = parking);
    }
}

package io.mercator.api.sql;

import io.mercator.api.error.SchemaException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An INSERT (SQL:2016, 14.11). Each method returns a new statement. Begin with {@link Sql#insert}. */
public final class Insert extends AbstractNode implements Statement<Row> {
    private final TableRef table;
    private final ExpressionList columns;
    private final List<ExpressionList> rows;
    private final @Nullable ExpressionList returning;

    private Insert(
            TableRef table, ExpressionList columns, List<ExpressionList> rows, @Nullable ExpressionList returning) {
        super(new Facts(rows.size(), returning != null), children(table, columns, rows, returning));
        this.table = table;
        this.columns = columns;
        this.rows = rows;
        this.returning = returning;
    }

    private record Facts(int rows, boolean returning) {}

    private static List<SqlNode> children(
            TableRef table, ExpressionList columns, List<ExpressionList> rows, @Nullable ExpressionList returning) {
        List<SqlNode> children = new ArrayList<>(rows.size() + 3);
        children.add(table);
        children.add(columns);
        children.addAll(rows);
        if (returning != null) {
            children.add(returning);
        }
        return children;
    }

    /**
     * Inserts rows whose values stand in the order of the columns.
     *
     * @param table the table
     * @param columns the columns that get a value; none for a row of defaults
     * @param rows one list for each row, as long as the columns
     * @return the statement
     * @throws SchemaException if a column is of another table, or a row has another length
     */
    public static Insert rows(
            TableRef table, List<? extends ColumnRef<?>> columns, List<? extends List<? extends Expression<?>>> rows) {
        for (ColumnRef<?> column : columns) {
            checkColumn(table, column);
        }
        List<ExpressionList> lists = new ArrayList<>(rows.size());
        for (List<? extends Expression<?>> row : rows) {
            if (row.size() != columns.size()) {
                throw new SchemaException("A row of " + row.size() + " values was given for " + columns.size()
                        + " columns of '" + table.name() + "'.");
            }
            for (int index = 0; index < row.size(); index++) {
                ValueFit.check(columns.get(index), row.get(index));
            }
            lists.add(ExpressionList.of(row));
        }
        return new Insert(table, ExpressionList.of(columns), List.copyOf(lists), null);
    }

    static Insert into(TableRef table) {
        return new Insert(table, ExpressionList.of(List.of()), List.of(ExpressionList.of(List.of())), null);
    }

    static void checkColumn(TableRef table, ColumnRef<?> column) {
        if (column.from() != table) {
            throw new SchemaException("Column '" + column.name() + "' belongs to '"
                    + column.from().correlationName() + "', not to '" + table.name() + "'.");
        }
    }

    /**
     * Sets a column to a value.
     *
     * @param column a column of the table, not set before
     * @param value the value, bound as a parameter, or null
     * @param <T> the Java class of the values
     * @return a new statement
     * @throws SchemaException if the column is of another table or is set already
     */
    public <T> Insert set(ColumnRef<T> column, @Nullable T value) {
        return set(column, new Bind<>(value, column.type()));
    }

    /**
     * Sets a column to an expression.
     *
     * @param column a column of the table, not set before
     * @param value the expression
     * @param <T> the Java class of the values
     * @return a new statement
     * @throws SchemaException if the column is of another table or is set already
     */
    public <T> Insert set(ColumnRef<T> column, Expression<T> value) {
        checkColumn(table, column);
        if (rows.size() != 1) {
            throw new SchemaException("set(...) fills a single row and this INSERT has " + rows.size() + ".");
        }
        if (columns.expressions().contains(column)) {
            throw new SchemaException(
                    "Column '" + column.name() + "' is set twice in the INSERT into '" + table.name() + "'.");
        }
        ValueFit.check(column, value);
        List<Expression<?>> names = new ArrayList<>(columns.expressions());
        names.add(column);
        List<Expression<?>> values = new ArrayList<>(rows.get(0).expressions());
        values.add(value);
        return new Insert(table, ExpressionList.of(names), List.of(ExpressionList.of(values)), returning);
    }

    /**
     * Gives the inserted rows back: {@code RETURNING}, where the database has it.
     *
     * @param expressions what to give back of each row
     * @return a new statement
     */
    public Insert returning(Expression<?>... expressions) {
        return new Insert(table, columns, rows, ExpressionList.of(List.of(expressions)));
    }

    @Override
    public Class<Insert> kind() {
        return Insert.class;
    }

    /**
     * Returns the table.
     *
     * @return the table
     */
    public TableRef table() {
        return table;
    }

    /**
     * Returns the columns that get a value.
     *
     * @return a list of {@link ColumnRef}s, empty for a row of defaults
     */
    public ExpressionList columnList() {
        return columns;
    }

    /**
     * Returns the rows.
     *
     * @return one list of values for each, at least one
     */
    public List<ExpressionList> rows() {
        return rows;
    }

    /**
     * Returns what is given back.
     *
     * @return the list, empty when nothing is
     */
    public Optional<ExpressionList> returningList() {
        return Optional.ofNullable(returning);
    }
}

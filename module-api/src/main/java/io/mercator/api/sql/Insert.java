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
    private final @Nullable QueryExpression<?> query;
    private final @Nullable ConflictClause conflict;
    private final @Nullable ExpressionList returning;

    private Insert(
            TableRef table,
            ExpressionList columns,
            List<ExpressionList> rows,
            @Nullable QueryExpression<?> query,
            @Nullable ConflictClause conflict,
            @Nullable ExpressionList returning) {
        super(
                new Facts(rows.size(), query != null, conflict != null, returning != null),
                children(table, columns, rows, query, conflict, returning));
        this.table = table;
        this.columns = columns;
        this.rows = rows;
        this.query = query;
        this.conflict = conflict;
        this.returning = returning;
    }

    private record Facts(int rows, boolean query, boolean conflict, boolean returning) {}

    private static List<SqlNode> children(
            TableRef table,
            ExpressionList columns,
            List<ExpressionList> rows,
            @Nullable SqlNode query,
            @Nullable SqlNode conflict,
            @Nullable SqlNode returning) {
        List<SqlNode> children = new ArrayList<>(rows.size() + 5);
        children.add(table);
        children.add(columns);
        children.addAll(rows);
        for (SqlNode clause : new @Nullable SqlNode[] {query, conflict, returning}) {
            if (clause != null) {
                children.add(clause);
            }
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
     * @throws io.mercator.api.error.ValueMisfitException if a column would cut, round or change a value
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
        return new Insert(table, ExpressionList.of(columns), List.copyOf(lists), null, null, null);
    }

    static Insert into(TableRef table) {
        return new Insert(table, ExpressionList.of(List.of()), List.of(ExpressionList.of(List.of())), null, null, null);
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
     * @throws io.mercator.api.error.ValueMisfitException if the column would cut, round or change the value
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
            throw new SchemaException("set(...) fills a single row and this INSERT has "
                    + (query == null ? rows.size() + "." : "the rows of a query."));
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
        return new Insert(
                table, ExpressionList.of(names), List.of(ExpressionList.of(values)), null, conflict, returning);
    }

    /**
     * Inserts the rows of a query: {@code INSERT INTO ... SELECT}.
     *
     * @param from the query, whose columns are of the types of the columns named
     * @param into the columns that get its values, in order
     * @return a new statement
     * @throws SchemaException if the query selects another number of columns, or of another type
     */
    public Insert fromSelect(QueryExpression<?> from, ColumnRef<?>... into) {
        List<ColumnRef<?>> targets = List.of(into);
        if (from.columns().size() != targets.size()) {
            throw new SchemaException("The query of the INSERT into '" + table.name() + "' selects "
                    + from.columns().size() + " columns, and " + targets.size() + " are to get a value. Name as many.");
        }
        for (int index = 0; index < targets.size(); index++) {
            ColumnRef<?> target = targets.get(index);
            checkColumn(table, target);
            Class<?> selected = from.columns().get(index).type().javaType();
            if (!selected.equals(target.type().javaType())) {
                throw new SchemaException(
                        "Column '" + target.name() + "' is " + target.type() + ", and the query gives it "
                                + from.columns().get(index).type() + ". Use cast(...).");
            }
        }
        return new Insert(table, ExpressionList.of(targets), List.of(), from, conflict, returning);
    }

    /**
     * Says what becomes of a row whose key is there already; go on with {@code doNothing()}, {@code set(...)} or
     * {@code doUpdate()}.
     *
     * @param key the columns of a primary key or unique constraint; none for any, where the database allows that
     * @return the rest of the statement
     */
    public Upsert onConflict(ColumnRef<?>... key) {
        for (ColumnRef<?> column : key) {
            checkColumn(table, column);
        }
        return new Upsert(this, List.of(key), List.of());
    }

    /**
     * Adds columns with a value for each row, as column defaults do.
     *
     * @param added the columns
     * @param values for each row one expression for each added column
     * @return a new statement
     */
    public Insert adding(List<? extends ColumnRef<?>> added, List<? extends List<? extends Expression<?>>> values) {
        List<ColumnRef<?>> all = new ArrayList<>();
        columns.expressions().forEach(column -> all.add((ColumnRef<?>) column));
        all.addAll(added);
        List<List<Expression<?>>> full = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            List<Expression<?>> line = new ArrayList<>(rows.get(row).expressions());
            line.addAll(values.get(row));
            full.add(line);
        }
        Insert longer = rows(table, all, full);
        return new Insert(table, longer.columns, longer.rows, null, conflict, returning);
    }

    Insert conflicting(ConflictClause clause) {
        return new Insert(table, columns, rows, query, clause, returning);
    }

    /**
     * Gives the inserted rows back: {@code RETURNING}, where the database has it.
     *
     * @param expressions what to give back of each row
     * @return a new statement
     */
    public Insert returning(Expression<?>... expressions) {
        return new Insert(table, columns, rows, query, conflict, ExpressionList.of(List.of(expressions)));
    }

    @Override
    public Class<Insert> kind() {
        return Insert.class;
    }

    /**
     * Returns the statement without what it returns, for dialects that write that around it.
     *
     * @return the statement
     */
    public Insert withoutReturning() {
        return new Insert(table, columns, rows, query, conflict, null);
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
     * @return one list of values for each; none when a query gives them
     */
    public List<ExpressionList> rows() {
        return rows;
    }

    /**
     * Returns the query that gives the rows.
     *
     * @return the query, empty when the rows are given
     */
    public Optional<QueryExpression<?>> query() {
        return Optional.ofNullable(query);
    }

    /**
     * Returns what becomes of a row whose key is there already.
     *
     * @return the clause, empty when that is an error
     */
    public Optional<ConflictClause> conflictClause() {
        return Optional.ofNullable(conflict);
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

package io.mercator.api.sql;

import io.mercator.api.error.SchemaException;
import io.mercator.api.error.Suggestions;
import io.mercator.api.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of values as a FROM item: {@code (VALUES (...), (...)) AS name (...)} (SQL:2016, 7.3). Each method returns new values;
 * begin with {@link #of}.
 */
public final class Values extends AbstractNode implements FromItem {
    private final String name;
    private final List<String> columns;
    private final List<SqlType<?>> types;
    private final List<ExpressionList> rows;

    private Values(String name, List<String> columns, List<SqlType<?>> types, List<ExpressionList> rows) {
        super(new Facts(name, columns, types, rows.size()), rows);
        this.name = name;
        this.columns = columns;
        this.types = types;
        this.rows = rows;
    }

    private record Facts(String name, List<String> columns, List<SqlType<?>> types, int rows) {}

    /**
     * Begins without columns and rows.
     *
     * @param name the name of the item
     * @return the values, to which columns and rows are added
     */
    public static Values of(String name) {
        return new Values(name, List.of(), List.of(), List.of());
    }

    /**
     * Adds a column.
     *
     * @param column its name
     * @param type the type of its values
     * @return new values
     * @throws SchemaException if there are rows already
     */
    public Values column(String column, SqlType<?> type) {
        if (!rows.isEmpty()) {
            throw new SchemaException("The values '" + name + "' have rows already. Name all columns before the rows.");
        }
        List<String> allColumns = new ArrayList<>(columns);
        allColumns.add(column);
        List<SqlType<?>> allTypes = new ArrayList<>(types);
        allTypes.add(type);
        return new Values(name, List.copyOf(allColumns), List.copyOf(allTypes), rows);
    }

    /**
     * Adds a row.
     *
     * @param values one for each column, of its class or null; bound as parameters
     * @return new values
     * @throws SchemaException if the number or the class of a value is another
     */
    public Values row(@Nullable Object... values) {
        if (values.length != columns.size()) {
            throw new SchemaException("A row of " + values.length + " values was given for the " + columns.size()
                    + " columns of '" + name + "'. Give one for each.");
        }
        List<Expression<?>> binds = new ArrayList<>(values.length);
        for (int index = 0; index < values.length; index++) {
            binds.add(bound(types.get(index), columns.get(index), values[index]));
        }
        List<ExpressionList> all = new ArrayList<>(rows);
        all.add(ExpressionList.of(binds));
        return new Values(name, columns, types, List.copyOf(all));
    }

    @SuppressWarnings("unchecked") // the class of the value is compared with the type's
    private static <T> Bind<T> bound(SqlType<T> type, String column, @Nullable Object value) {
        if (value != null && !type.javaType().isInstance(value)) {
            throw new SchemaException("Column '" + column + "' is " + type + ", and the value given is a "
                    + value.getClass().getName() + ". Give a " + type.javaType().getName() + ".");
        }
        return new Bind<>((T) value, type);
    }

    /**
     * Returns a column.
     *
     * @param column its name
     * @param type the type of its values
     * @param <T> the Java class of the values
     * @return the column
     * @throws SchemaException if there is no such column, or its type is another
     */
    public <T> ColumnRef<T> c(String column, SqlType<T> type) {
        int position = columns.indexOf(column);
        if (position < 0) {
            throw new SchemaException("The values '" + name + "' have no column '" + column + "'. "
                    + Suggestions.sentence("Their columns", column, columns));
        }
        if (!types.get(position).equals(type)) {
            throw new SchemaException("Column '" + column + "' of the values '" + name + "' is " + types.get(position)
                    + " and was asked for as " + type + ".");
        }
        return new DerivedColumn<>(this, column, type);
    }

    @Override
    public Class<Values> kind() {
        return Values.class;
    }

    @Override
    public String correlationName() {
        return name;
    }

    /**
     * Returns the names of the columns.
     *
     * @return the names
     */
    public List<String> columns() {
        return columns;
    }

    /**
     * Returns the types of the columns.
     *
     * @return one for each column
     */
    public List<SqlType<?>> types() {
        return types;
    }

    /**
     * Returns the rows.
     *
     * @return one list for each, as long as the columns
     */
    public List<ExpressionList> rows() {
        return rows;
    }
}

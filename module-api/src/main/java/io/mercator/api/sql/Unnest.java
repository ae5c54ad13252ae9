package io.mercator.api.sql;

import io.mercator.api.type.SqlType;
import java.util.List;

/**
 * The elements of an array as rows of one column: {@code UNNEST(array) AS name (value)} (SQL:2016, 7.6). Where the database
 * lets it, the array may be a column of an item that stands before it in FROM.
 *
 * @param <T> the Java class of the elements
 */
public final class Unnest<T> extends AbstractNode implements FromItem {
    /** The name of the column. */
    public static final String VALUE = "value";

    private final Expression<List<T>> array;
    private final String name;
    private final SqlType<T> type;

    private Unnest(Expression<List<T>> array, String name) {
        super(name, array);
        this.array = array;
        this.name = name;
        this.type = ArrayFunctions.element(array);
    }

    /**
     * Makes a FROM item of an array.
     *
     * @param array an array
     * @param name the name of the item
     * @param <T> the Java class of the elements
     * @return the item
     * @throws io.mercator.api.error.CompileException if the expression is not of an array type
     */
    public static <T> Unnest<T> of(Expression<List<T>> array, String name) {
        return new Unnest<>(array, name);
    }

    /**
     * Returns the column of the elements.
     *
     * @return the column
     */
    public ColumnRef<T> value() {
        return new DerivedColumn<>(this, VALUE, type);
    }

    /**
     * Returns the array.
     *
     * @return an expression
     */
    public Expression<List<T>> array() {
        return array;
    }

    @Override
    public Class<? extends SqlNode> kind() {
        return Unnest.class;
    }

    @Override
    public String correlationName() {
        return name;
    }
}

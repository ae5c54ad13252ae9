package io.mercator.api.sql;

import io.mercator.api.error.CompileException;
import io.mercator.api.error.SchemaException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several expressions compared as one: {@code (a, b) = (1, 2)} (SQL:2016, 7.1). Where a database has no such thing it is
 * written as the comparisons that it means. Made by {@link Sql#tuple}.
 */
public final class RowValue extends AbstractNode implements SqlNode {
    private final List<Expression<?>> expressions;

    RowValue(List<Expression<?>> expressions) {
        super(expressions.size(), expressions);
        if (expressions.size() < 2) {
            throw new CompileException("A tuple has at least two members. Compare a single expression itself.");
        }
        this.expressions = List.copyOf(expressions);
    }

    @Override
    public Class<RowValue> kind() {
        return RowValue.class;
    }

    /**
     * Returns the members.
     *
     * @return at least two
     */
    public List<Expression<?>> expressions() {
        return expressions;
    }

    /**
     * Compares with another tuple, member by member.
     *
     * @param other of the same number of members
     * @return the condition
     * @throws SchemaException if the other has another number of members
     */
    public Condition eq(RowValue other) {
        return new RowIn(this, List.of(fitting(other)), false);
    }

    /**
     * Compares with values, member by member.
     *
     * @param values one for each member, none null, of the members' classes; bound as parameters
     * @return the condition
     * @throws SchemaException if the number or the class of a value is another
     */
    public Condition eq(Object... values) {
        return in(List.of(Arrays.asList(values)));
    }

    /**
     * Tests for one of the rows: {@code IN}. An empty list matches no row.
     *
     * @param rows for each row one value for each member, none null; bound as parameters
     * @return the condition
     * @throws SchemaException if the number or the class of a value is another
     */
    public Condition in(List<? extends List<?>> rows) {
        List<RowValue> tuples = new ArrayList<>(rows.size());
        for (List<?> row : rows) {
            tuples.add(bound(row));
        }
        return new RowIn(this, tuples, false);
    }

    /**
     * Tests for one of other tuples, of any expressions: {@code IN}. Without any it matches no row.
     *
     * @param tuples of as many members
     * @return the condition
     * @throws SchemaException if one has another number of members
     */
    public Condition in(RowValue... tuples) {
        for (RowValue tuple : tuples) {
            fitting(tuple);
        }
        return new RowIn(this, List.of(tuples), false);
    }

    /**
     * Tests for one of the rows of a query.
     *
     * @param query selects as many columns as the tuple has members
     * @return the condition
     * @throws SchemaException if the query selects another number of columns
     */
    public Condition in(QueryExpression<?> query) {
        if (query.columns().size() != expressions.size()) {
            throw new SchemaException("A tuple of " + expressions.size() + " is compared with a query of "
                    + query.columns().size() + " columns. Select as many.");
        }
        return new RowInQuery(this, query, false);
    }

    private RowValue fitting(RowValue other) {
        if (other.expressions.size() != expressions.size()) {
            throw new SchemaException("A tuple of " + expressions.size() + " is compared with one of "
                    + other.expressions.size() + ". Give both the same members.");
        }
        return other;
    }

    private RowValue bound(List<?> row) {
        if (row.size() != expressions.size()) {
            throw new SchemaException("A tuple of " + expressions.size() + " is compared with " + row.size()
                    + " values. Give one for each member.");
        }
        List<Expression<?>> binds = new ArrayList<>(row.size());
        for (int index = 0; index < row.size(); index++) {
            binds.add(bound(expressions.get(index), row.get(index)));
        }
        return new RowValue(binds);
    }

    @SuppressWarnings("unchecked") // the class of the value is compared with the type's
    private static <T> Bind<T> bound(Expression<T> member, @Nullable Object value) {
        if (value != null && !member.type().javaType().isInstance(value)) {
            throw new SchemaException(
                    "A member of the tuple is " + member.type() + ", and the value compared with it is a "
                            + value.getClass().getName() + ". Give a "
                            + member.type().javaType().getName() + ".");
        }
        return Bind.required((T) value, member);
    }
}

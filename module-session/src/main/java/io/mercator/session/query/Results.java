package io.mercator.session.query;

import io.mercator.api.error.SessionException;
import io.mercator.api.error.Suggestions;
import io.mercator.api.mapping.Property;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.Table;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.FromItem;
import io.mercator.api.sql.Row;
import io.mercator.api.sql.RowHeader;
import io.mercator.api.sql.Sql;
import io.mercator.session.mapper.PropertyPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a query makes of the values of each row. Immutable.
 *
 * @param <R> the results
 */
public abstract class Results<R> {
    private final List<Part> parts;

    private Results(List<Part> parts) {
        this.parts = parts;
    }

    /** Makes a result of the objects and values of one row. */
    public abstract R make(@Nullable Object[] values);

    /** Makes a result of the one object or value of a row. */
    public R makeSingle(@Nullable Object value) {
        return make(new @Nullable Object[] {value});
    }

    /** Makes a result of a row whose values stand among those of others. */
    R makeAt(@Nullable Object[] rows, int first) {
        return make(Arrays.copyOfRange(rows, first, first + parts.size()));
    }

    /** Tells whether rows are made into something else, and need not keep their values apart from each other. */
    public boolean isMapped() {
        return false;
    }

    /** Makes results of rows, in a list of their own. */
    public List<R> ofRows(RowBuffer rows) {
        return rows.results(this);
    }

    /** Makes results of rows of one part, in the list that has these. */
    @SuppressWarnings("unchecked") // each element is replaced by a result
    public List<R> ofSingles(List<@Nullable Object> values) {
        values.replaceAll(this::makeSingle);
        return (List<R>) values;
    }

    /** Makes results of rows, in the list that has these. */
    @SuppressWarnings("unchecked") // each element is replaced by a result
    public List<R> ofArrays(List<@Nullable Object> values) {
        values.replaceAll(row -> make((@Nullable Object[]) Objects.requireNonNull(row)));
        return (List<R>) values;
    }

    /** Names what is queried, for errors. */
    public String describe() {
        return parts.size() == 1 ? parts.get(0).describe() : "row";
    }

    public List<Part> parts() {
        return parts;
    }

    /** The object of each row itself. */
    public static <E> Results<E> entities(EntityPart<E> part) {
        Class<E> type = part.plan().mapper().type();
        return new Results<>(List.of(part)) {
            @Override
            public E make(@Nullable Object[] values) {
                return type.cast(values[0]);
            }

            @Override
            public E makeSingle(@Nullable Object value) {
                return type.cast(value);
            }

            @Override
            @SuppressWarnings("unchecked") // loading has checked the objects' class
            public List<E> ofSingles(List<@Nullable Object> values) {
                return (List<E>) values;
            }
        };
    }

    /** A row of all parts. */
    @SuppressWarnings("unchecked") // the caller's row type has the types of the parts
    public static <R extends Row> Results<R> rows(List<Part> parts) {
        RowHeader header = header(parts);
        return new Results<>(List.copyOf(parts)) {
            @Override
            public R make(@Nullable Object[] values) {
                return (R) header.row(values);
            }

            @Override
            R makeAt(@Nullable Object[] rows, int first) {
                return (R) header.row(rows, first);
            }
        };
    }

    private static RowHeader header(List<Part> parts) {
        List<Expression<?>> expressions = new ArrayList<>(parts.size());
        for (Part part : parts) {
            expressions.add(part instanceof ValuePart value ? value.expression() : Sql.constant(0));
        }
        RowHeader header = RowHeader.of(expressions);
        if (parts.stream().allMatch(ValuePart.class::isInstance)) {
            return header;
        }
        List<String> keys = new ArrayList<>(header.keys());
        for (int index = 0; index < keys.size(); index++) {
            if (!(parts.get(index) instanceof ValuePart)) {
                keys.set(index, parts.get(index).describe());
            }
        }
        return new RowHeader(header.expressions(), keys);
    }

    /** Something that is made of each result. */
    public <S> Results<S> map(Function<? super R, ? extends S> function) {
        Results<R> inner = this;
        return new Results<>(parts) {
            @Override
            public S make(@Nullable Object[] values) {
                return function.apply(inner.make(values));
            }

            @Override
            public S makeSingle(@Nullable Object value) {
                return function.apply(inner.makeSingle(value));
            }

            @Override
            S makeAt(@Nullable Object[] rows, int first) {
                return function.apply(inner.makeAt(rows, first));
            }

            @Override
            public boolean isMapped() {
                return true;
            }
        };
    }

    /** Returns the column that a property's name means. */
    public Column<?> column(String property, List<FromItem> froms) {
        if (parts.get(0) instanceof EntityPart<?> entity) {
            return column(entity, property);
        }
        if (froms.isEmpty() || !(froms.get(0) instanceof Table table)) {
            throw new SessionException("filterBy(\"" + property
                    + "\", ...) needs a query whose first FROM item is a table. Say filter(column.eq(value)).");
        }
        return table.findColumn(property)
                .orElseThrow(() -> new SessionException("Table '" + table.qualifiedName() + "' has no column '"
                        + property + "'. "
                        + Suggestions.sentence(
                                "Columns",
                                property,
                                table.columns().stream().map(Column::name).toList())));
    }

    private static <E> Column<?> column(EntityPart<E> entity, String property) {
        return entity.plan()
                .mapper()
                .findProperty(property)
                .<Column<?>>map(Property::column)
                .orElseThrow(() -> new SessionException(
                        "Class " + entity.plan().mapper().type().getName() + " has no mapped property '" + property
                                + "'. "
                                + Suggestions.sentence(
                                        "Properties",
                                        property,
                                        entity.plan().properties().stream()
                                                .map(PropertyPlan::name)
                                                .toList())));
    }
}

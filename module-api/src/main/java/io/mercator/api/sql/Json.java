package io.mercator.api.sql;

import io.mercator.api.type.SqlType;
import io.mercator.api.type.Types;
import java.util.ArrayList;
import java.util.List;

/**
 * A place in a JSON document, whose value an expression gives in a type: an immutable value. Made by {@link Sql#json}.
 *
 * <pre>{@code
 * select(people.id).where(json(people.profile).path("address", "city").asString().eq("Berlin"))
 * select(json(people.profile).path("scores").at(0).asInteger())
 * }</pre>
 *
 * <p>Where there is no such place, or JSON's {@code null}, the value is NULL; as a document the latter is the text
 * {@code null}. A value that is none of the type is an error of the database or of reading it, or compares with nothing.
 */
public final class Json {
    private final Expression<?> document;
    private final List<Object> steps;

    private Json(Expression<?> document, List<Object> steps) {
        this.document = document;
        this.steps = steps;
    }

    static Json of(Expression<?> document) {
        return new Json(document, List.of());
    }

    /**
     * Goes on by the names of objects' members.
     *
     * @param names names in order; any text is a name
     * @return the place
     */
    public Json path(String... names) {
        List<Object> all = new ArrayList<>(steps);
        all.addAll(List.of(names));
        return new Json(document, List.copyOf(all));
    }

    /**
     * Goes on by the place of an array's element.
     *
     * @param index counted from 0
     * @return the place
     * @throws IllegalArgumentException if the index is less than 0
     */
    public Json at(int index) {
        if (index < 0) {
            throw new IllegalArgumentException(
                    "The elements of a JSON array are counted from 0, and " + index + " was asked for.");
        }
        List<Object> all = new ArrayList<>(steps);
        all.add(index);
        return new Json(document, List.copyOf(all));
    }

    /**
     * Gives the value as a text: that of a string, or the words of a number or a truth value.
     *
     * @return the expression
     */
    public Expression<String> asString() {
        return as(Types.STRING);
    }

    /**
     * Gives the value as a whole number of 32 bits.
     *
     * @return the expression
     */
    public Expression<Integer> asInteger() {
        return as(Types.INTEGER);
    }

    /**
     * Gives the value as a whole number of 64 bits.
     *
     * @return the expression
     */
    public Expression<Long> asLong() {
        return as(Types.BIGINT);
    }

    /**
     * Gives the value as a floating-point number.
     *
     * @return the expression
     */
    public Expression<Double> asDouble() {
        return as(Types.DOUBLE);
    }

    /**
     * Gives the value as a truth value.
     *
     * @return the expression
     */
    public Expression<Boolean> asBoolean() {
        return as(Types.BOOLEAN);
    }

    /**
     * Gives the value as a document of its own.
     *
     * @return the expression
     */
    public Expression<String> asJson() {
        SqlType<?> type = document.type().stored();
        return as(type.equals(Types.JSONB) ? Types.JSONB : Types.JSON);
    }

    private <T> Expression<T> as(SqlType<T> type) {
        return new JsonValue<>(document, steps, type);
    }

    /**
     * Tells whether there is such a place, with JSON's {@code null} or any other value in it.
     *
     * @return the condition
     */
    public Condition exists() {
        return new JsonExists(document, steps);
    }

    /**
     * Tells whether the value has another in it, as PostgreSQL's {@code @>} and MariaDB's {@code JSON_CONTAINS} do: members
     * with the same values, elements in any order. Of a value that is no array PostgreSQL says that an array has it when it
     * is a string, number, boolean or null among the elements; MariaDB when any element has it, so that
     * <code>[{"a": 1, "b": 2}]</code> has <code>{"a": 1}</code> there alone. Elsewhere refused.
     *
     * @param other a document, bound as a parameter
     * @return the condition
     */
    public Condition contains(String other) {
        Expression<?> whole = steps.isEmpty() ? document : asJson();
        return new JsonContains(whole, new Bind<>(other, Types.JSONB));
    }
}

package io.mercator.api.sql;

import io.mercator.api.type.Types;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;

/**
 * The common functions of SQL with their types, to be imported statically; others by {@link Sql#function}. Each dialect
 * writes them its way.
 */
public final class Functions {
    private Functions() {}

    /**
     * The smallest value: {@code min} (SQL:2016, 10.9).
     *
     * @param expression the values
     * @param <T> their Java class
     * @return the expression
     */
    public static <T> FunctionCall<T> min(Expression<T> expression) {
        return FunctionCall.of("min", expression.type(), List.of(expression));
    }

    /**
     * The greatest value: {@code max} (SQL:2016, 10.9).
     *
     * @param expression the values
     * @param <T> their Java class
     * @return the expression
     */
    public static <T> FunctionCall<T> max(Expression<T> expression) {
        return FunctionCall.of("max", expression.type(), List.of(expression));
    }

    /**
     * The sum: {@code sum} (SQL:2016, 10.9). It has the type of the values, which may be too small for it: cast them to a
     * larger type where that may be.
     *
     * @param expression the values
     * @param <N> their Java class
     * @return the expression
     */
    public static <N extends Number> FunctionCall<N> sum(Expression<N> expression) {
        return FunctionCall.of("sum", expression.type(), List.of(expression));
    }

    /**
     * The mean as a floating-point number, whatever the values are: {@code avg} (SQL:2016, 10.9).
     *
     * @param expression the values
     * @return the expression
     */
    public static FunctionCall<Double> avg(Expression<? extends Number> expression) {
        return FunctionCall.of("avg", Types.DOUBLE, List.of(new Cast<>(expression, Types.DOUBLE)));
    }

    /**
     * A string in lower case: {@code lower} (SQL:2016, 6.32).
     *
     * @param expression the string
     * @return the expression
     */
    public static Expression<String> lower(Expression<String> expression) {
        return FunctionCall.of("lower", Types.STRING, List.of(expression));
    }

    /**
     * A string in upper case: {@code upper} (SQL:2016, 6.32).
     *
     * @param expression the string
     * @return the expression
     */
    public static Expression<String> upper(Expression<String> expression) {
        return FunctionCall.of("upper", Types.STRING, List.of(expression));
    }

    /**
     * A string without spaces at its ends: {@code trim} (SQL:2016, 6.32).
     *
     * @param expression the string
     * @return the expression
     */
    public static Expression<String> trim(Expression<String> expression) {
        return FunctionCall.of("trim", Types.STRING, List.of(expression));
    }

    /**
     * The number of characters: {@code char_length} (SQL:2016, 6.30).
     *
     * @param expression the string
     * @return the expression
     */
    public static Expression<Integer> length(Expression<String> expression) {
        return FunctionCall.of("char_length", Types.INTEGER, List.of(expression));
    }

    /**
     * A part of a string: {@code substring} (SQL:2016, 6.32).
     *
     * @param expression the string
     * @param start the first character, counted from 1
     * @param length how many characters
     * @return the expression
     */
    public static Expression<String> substring(Expression<String> expression, int start, int length) {
        return FunctionCall.of(
                "substring",
                Types.STRING,
                List.of(expression, new Constant<>(start, Types.INTEGER), new Constant<>(length, Types.INTEGER)));
    }

    /**
     * A scalar of a JSON document, as text: {@code json_value} (SQL:2016, 6.27); {@code cast} makes a number of it.
     *
     * @param document the document, a column of the type JSON or of a string type
     * @param path where it is, in the standard's path language: {@code $.name}, {@code $.items[0].price}
     * @return the expression, NULL where the path leads nowhere; one that a database without JSON refuses to render
     */
    public static Expression<String> jsonValue(Expression<?> document, String path) {
        return FunctionCall.of("json_value", Types.STRING, List.of(document, new Constant<>(path, Types.STRING)));
    }

    /**
     * The amount of a number without its sign: {@code abs} (SQL:2016, 6.30).
     *
     * @param expression the number
     * @param <N> its Java class
     * @return the expression
     */
    public static <N extends Number> Expression<N> abs(Expression<N> expression) {
        return FunctionCall.of("abs", expression.type(), List.of(expression));
    }

    /**
     * The next whole number that is not smaller: {@code ceiling} (SQL:2016, 6.30).
     *
     * @param expression the number
     * @return the expression
     */
    public static Expression<Double> ceiling(Expression<? extends Number> expression) {
        return FunctionCall.of("ceiling", Types.DOUBLE, List.of(expression));
    }

    /**
     * The next whole number that is not greater: {@code floor} (SQL:2016, 6.30).
     *
     * @param expression the number
     * @return the expression
     */
    public static Expression<Double> floor(Expression<? extends Number> expression) {
        return FunctionCall.of("floor", Types.DOUBLE, List.of(expression));
    }

    /**
     * The day on which the statement runs, on the database's clock: {@code CURRENT_DATE} (SQL:2016, 6.35).
     *
     * @return the expression
     */
    public static Expression<LocalDate> currentDate() {
        return FunctionCall.of("current_date", Types.DATE, List.of());
    }

    /**
     * The time of day at which the statement runs, on the database's clock: {@code CURRENT_TIME} (SQL:2016, 6.35).
     *
     * @return the expression
     */
    public static Expression<LocalTime> currentTime() {
        return FunctionCall.of("current_time", Types.TIME, List.of());
    }

    /**
     * The day and time at which the statement runs, on the database's clock: {@code CURRENT_TIMESTAMP} (SQL:2016, 6.35).
     *
     * @return the expression
     */
    public static Expression<LocalDateTime> currentTimestamp() {
        return FunctionCall.of("current_timestamp", Types.TIMESTAMP, List.of());
    }

    /**
     * The number of a row in its window, from 1: {@code row_number} (SQL:2016, 6.10); add {@link FunctionCall#over}.
     *
     * @return the function
     */
    public static FunctionCall<Long> rowNumber() {
        return FunctionCall.of("row_number", Types.BIGINT, List.of());
    }

    /**
     * The rank of a row in its window, with gaps after equal ones: {@code rank} (SQL:2016, 6.10).
     *
     * @return the function
     */
    public static FunctionCall<Long> rank() {
        return FunctionCall.of("rank", Types.BIGINT, List.of());
    }

    /**
     * The rank of a row in its window without gaps: {@code dense_rank} (SQL:2016, 6.10).
     *
     * @return the function
     */
    public static FunctionCall<Long> denseRank() {
        return FunctionCall.of("dense_rank", Types.BIGINT, List.of());
    }

    /**
     * The value of the row before in its window: {@code lag} (SQL:2016, 6.10).
     *
     * @param expression the value
     * @param <T> its Java class
     * @return the function
     */
    public static <T> FunctionCall<T> lag(Expression<T> expression) {
        return FunctionCall.of("lag", expression.type(), List.of(expression));
    }

    /**
     * The value of the row after in its window: {@code lead} (SQL:2016, 6.10).
     *
     * @param expression the value
     * @param <T> its Java class
     * @return the function
     */
    public static <T> FunctionCall<T> lead(Expression<T> expression) {
        return FunctionCall.of("lead", expression.type(), List.of(expression));
    }

    /**
     * A number rounded to some digits after the point: {@code round}, which is no standard but everywhere.
     *
     * @param expression the number
     * @param digits how many digits
     * @return the expression
     */
    public static Expression<BigDecimal> round(Expression<BigDecimal> expression, int digits) {
        return FunctionCall.of("round", expression.type(), List.of(expression, new Constant<>(digits, Types.INTEGER)));
    }
}

package io.mercator.api.sql;

import io.mercator.api.error.CompileException;
import io.mercator.api.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call of an SQL function. The set of functions is open: {@link Sql#function}. Each method returns a new expression.
 *
 * @param <T> the Java class of the result
 */
public final class FunctionCall<T> extends AbstractNode implements Expression<T> {
    private final String name;
    private final SqlType<T> type;
    private final List<Expression<?>> arguments;
    private final boolean distinct;
    private final @Nullable Expression<Boolean> filter;
    private final @Nullable Window window;

    private FunctionCall(
            String name,
            SqlType<T> type,
            List<Expression<?>> arguments,
            boolean distinct,
            @Nullable Expression<Boolean> filter,
            @Nullable Window window) {
        super(
                new Facts(name, type, arguments.size(), distinct, filter != null, window != null),
                children(arguments, filter, window));
        this.name = name;
        this.type = type;
        this.arguments = List.copyOf(arguments);
        this.distinct = distinct;
        this.filter = filter;
        this.window = window;
    }

    private record Facts(
            String name, SqlType<?> type, int arguments, boolean distinct, boolean filter, boolean window) {}

    static <T> FunctionCall<T> of(String name, SqlType<T> type, List<? extends Expression<?>> arguments) {
        if (!isName(name)) {
            throw new CompileException("'" + name + "' is no function name: letters, digits, '_' and '.' may stand in"
                    + " it. Use text(...) for other SQL.");
        }
        return new FunctionCall<>(name, type, List.copyOf(arguments), false, null, null);
    }

    /** Words with dots between them, each begun by no digit. */
    private static boolean isName(String name) {
        boolean begins = true;
        for (int index = 0; index < name.length(); index++) {
            char sign = name.charAt(index);
            boolean isLetter = sign >= 'A' && sign <= 'Z' || sign >= 'a' && sign <= 'z' || sign == '_';
            if (isLetter) {
                begins = false;
            } else if (begins || sign != '.' && (sign < '0' || sign > '9')) {
                return false;
            } else {
                begins = sign == '.';
            }
        }
        return !begins;
    }

    private static List<SqlNode> children(
            List<Expression<?>> arguments, @Nullable Expression<Boolean> filter, @Nullable Window window) {
        List<SqlNode> children = new ArrayList<>(arguments);
        if (filter != null) {
            children.add(filter);
        }
        if (window != null) {
            children.add(window);
        }
        return children;
    }

    /**
     * Has an aggregate take each value once: {@code count(DISTINCT x)} (SQL:2016, 10.9).
     *
     * @return a new expression
     */
    public FunctionCall<T> distinct() {
        return new FunctionCall<>(name, type, arguments, true, filter, window);
    }

    /**
     * Has an aggregate take only some rows: {@code FILTER (WHERE ...)} (SQL:2016, 10.9).
     *
     * @param condition which rows
     * @return a new expression
     */
    public FunctionCall<T> filter(Expression<Boolean> condition) {
        return new FunctionCall<>(name, type, arguments, distinct, condition, window);
    }

    /**
     * Makes a window function of the call: {@code OVER (...)} (SQL:2016, 6.10).
     *
     * @param over which rows, in which order
     * @return a new expression
     */
    public FunctionCall<T> over(Window over) {
        return new FunctionCall<>(name, type, arguments, distinct, filter, over);
    }

    @Override
    public Class<? extends SqlNode> kind() {
        return FunctionCall.class;
    }

    /**
     * Returns the function's name.
     *
     * @return letters, digits, {@code _} and {@code .}
     */
    public String name() {
        return name;
    }

    /**
     * Returns the arguments.
     *
     * @return an unmodifiable list
     */
    public List<Expression<?>> arguments() {
        return arguments;
    }

    /**
     * Tells whether each value counts once.
     *
     * @return true for DISTINCT
     */
    public boolean isDistinct() {
        return distinct;
    }

    /**
     * Returns which rows an aggregate takes.
     *
     * @return the condition, empty for all
     */
    public Optional<Expression<Boolean>> filterCondition() {
        return Optional.ofNullable(filter);
    }

    /**
     * Returns the window.
     *
     * @return the window, empty when the call is no window function
     */
    public Optional<Window> window() {
        return Optional.ofNullable(window);
    }

    @Override
    public SqlType<T> type() {
        return type;
    }
}

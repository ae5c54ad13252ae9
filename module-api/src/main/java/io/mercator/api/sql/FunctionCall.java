package io.mercator.api.sql;

import io.mercator.api.error.CompileException;
import io.mercator.api.type.SqlType;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A call of an SQL function. The set of functions is open: {@link Sql#function}.
 *
 * @param <T> the Java class of the result
 */
public final class FunctionCall<T> extends AbstractNode implements Expression<T> {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)*");

    private final String name;
    private final SqlType<T> type;
    private final List<Expression<?>> arguments;

    FunctionCall(String name, SqlType<T> type, List<Expression<?>> arguments) {
        super(new Facts(checked(name), type), arguments);
        this.name = name;
        this.type = type;
        this.arguments = List.copyOf(arguments);
    }

    private record Facts(String name, SqlType<?> type) {}

    private static String checked(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new CompileException("'" + name + "' is no function name: letters, digits, '_' and '.' may stand in"
                    + " it. Use text(...) for other SQL.");
        }
        return name;
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

    @Override
    public SqlType<T> type() {
        return type;
    }
}

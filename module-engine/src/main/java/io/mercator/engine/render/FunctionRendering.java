package io.mercator.engine.render;

import io.mercator.api.dialect.Capability;
import io.mercator.api.dialect.NodeRenderer;
import io.mercator.api.dialect.SqlWriter;
import io.mercator.api.error.CompileException;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.FunctionCall;
import io.mercator.api.sql.OrderItem;
import io.mercator.api.sql.Star;
import io.mercator.api.sql.Window;
import io.mercator.api.sql.Window.FrameBound;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Writes calls of functions, aggregates and window functions. */
final class FunctionRendering {
    /** Functions that the standard calls without parentheses (SQL:2016, 6.35). */
    private static final Set<String> BARE =
            Set.of("current_date", "current_time", "current_timestamp", "current_user", "localtime", "localtimestamp");

    private FunctionRendering() {}

    static void call(FunctionCall<?> call, SqlWriter writer) {
        String name = call.name().toLowerCase(Locale.ROOT);
        NodeRenderer<FunctionCall<?>> own = writer.dialect().functions().get(name);
        if (own != null) {
            own.render(call, writer);
        } else if (BARE.contains(name) && call.arguments().isEmpty()) {
            writer.sql(name.toUpperCase(Locale.ROOT));
        } else {
            arguments(call, call.name(), writer);
        }
        call.window().ifPresent(window -> over(window, writer));
    }

    private static void arguments(FunctionCall<?> call, String name, SqlWriter writer) {
        boolean hasFilter = call.filterCondition().isPresent();
        boolean filters = hasFilter && writer.dialect().has(Capability.AGGREGATE_FILTER);
        writer.sql(name).sql(call.isDistinct() ? "(DISTINCT " : "(");
        if (hasFilter && !filters) {
            filteredArgument(call, writer);
        } else {
            list(call.arguments(), writer);
        }
        writer.sql(")");
        if (filters) {
            writer.sql(" FILTER (WHERE ")
                    .node(call.filterCondition().orElseThrow())
                    .sql(")");
        }
    }

    private static void list(List<Expression<?>> arguments, SqlWriter writer) {
        for (int index = 0; index < arguments.size(); index++) {
            writer.sql(index == 0 ? "" : ", ");
            ExpressionRendering.typed(arguments.get(index), writer);
        }
    }

    /** An aggregate leaves NULLs out, so that a CASE without ELSE does what FILTER does. */
    private static void filteredArgument(FunctionCall<?> call, SqlWriter writer) {
        if (call.arguments().size() != 1) {
            throw new CompileException(
                    "FILTER is not known to '" + writer.dialect().name() + "', and " + call.name()
                            + " has not the one argument for which a CASE could stand. Filter with where(...).");
        }
        Expression<?> argument = call.arguments().get(0);
        writer.sql("CASE WHEN ").node(call.filterCondition().orElseThrow()).sql(" THEN ");
        if (argument instanceof Star) {
            writer.sql("1");
        } else {
            ExpressionRendering.typed(argument, writer);
        }
        writer.sql(" END");
    }

    private static void over(Window window, SqlWriter writer) {
        QueryRendering.require(true, Capability.WINDOW_FUNCTIONS, "OVER (...)", writer);
        writer.sql(" OVER (").node(window).sql(")");
    }

    static void window(Window window, SqlWriter writer) {
        String separator = "";
        if (!window.partition().isEmpty()) {
            writer.sql("PARTITION BY ").nodes(window.partition(), ", ");
            separator = " ";
        }
        if (!window.order().isEmpty()) {
            writer.sql(separator).sql("ORDER BY ");
            List<OrderItem> order = window.order();
            writer.nodes(order, ", ");
            separator = " ";
        }
        if (window.frame().isPresent()) {
            Window.Frame frame = window.frame().get();
            writer.sql(separator).sql(frame.unit().name()).sql(" BETWEEN ");
            writer.sql(bound(frame.from())).sql(" AND ").sql(bound(frame.to()));
        }
    }

    private static String bound(FrameBound bound) {
        return switch (bound.kind()) {
            case UNBOUNDED_PRECEDING -> "UNBOUNDED PRECEDING";
            case PRECEDING -> bound.distance() + " PRECEDING";
            case CURRENT_ROW -> "CURRENT ROW";
            case FOLLOWING -> bound.distance() + " FOLLOWING";
            case UNBOUNDED_FOLLOWING -> "UNBOUNDED FOLLOWING";
        };
    }
}

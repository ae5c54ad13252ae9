package io.mercator.session.query;

import io.mercator.api.sql.Expression;
import io.mercator.api.sql.OrderItem;
import io.mercator.api.sql.OrderTerm;
import java.util.function.Function;

/** Says an order again for the same columns under another name. */
final class OrderAdaption {
    private OrderAdaption() {}

    static OrderItem adapt(OrderItem item, Function<Expression<?>, Expression<?>> renamed) {
        if (item instanceof OrderTerm term) {
            Expression<?> expression = renamed.apply(term.expression());
            OrderTerm same = term.isDescending() ? expression.desc() : expression.asc();
            return switch (term.nulls()) {
                case FIRST -> same.nullsFirst();
                case LAST -> same.nullsLast();
                case UNSAID -> same;
            };
        }
        return renamed.apply((Expression<?>) item);
    }

    static Expression<?> expression(OrderItem item) {
        return item instanceof OrderTerm term ? term.expression() : (Expression<?>) item;
    }
}

package io.mercator.api.sql;

import io.mercator.api.type.SqlType;
import java.util.List;

/**
 * What stands at a place in a JSON document. Made by {@link Json}.
 *
 * @param <T> the Java class of the value
 */
public final class JsonValue<T> extends AbstractNode implements Expression<T> {
    private final Expression<?> document;
    private final List<Object> steps;
    private final SqlType<T> type;

    JsonValue(Expression<?> document, List<Object> steps, SqlType<T> type) {
        super(new Facts(steps, type), document);
        this.document = document;
        this.steps = steps;
        this.type = type;
    }

    private record Facts(List<Object> steps, SqlType<?> type) {}

    @Override
    public Class<? extends SqlNode> kind() {
        return JsonValue.class;
    }

    /**
     * Returns the document.
     *
     * @return an expression whose value is JSON, or the text of JSON
     */
    public Expression<?> document() {
        return document;
    }

    /**
     * Returns the place.
     *
     * @return the names of members as String, the places of elements from 0 as Integer
     */
    public List<Object> steps() {
        return steps;
    }

    @Override
    public SqlType<T> type() {
        return type;
    }
}

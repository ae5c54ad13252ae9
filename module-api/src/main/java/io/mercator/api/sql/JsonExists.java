package io.mercator.api.sql;

import java.util.List;

/** Whether a JSON document has a place. Made by {@link Json#exists}. */
public final class JsonExists extends AbstractNode implements Condition {
    private final Expression<?> document;
    private final List<Object> steps;

    JsonExists(Expression<?> document, List<Object> steps) {
        super(steps, document);
        this.document = document;
        this.steps = steps;
    }

    @Override
    public Class<JsonExists> kind() {
        return JsonExists.class;
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
}

package io.mercator.api.sql;

/** Whether a JSON document has another in it. Made by {@link Json#contains}. */
public final class JsonContains extends AbstractNode implements Condition {
    private final Expression<?> document;
    private final Expression<String> part;

    JsonContains(Expression<?> document, Expression<String> part) {
        super("", document, part);
        this.document = document;
        this.part = part;
    }

    @Override
    public Class<JsonContains> kind() {
        return JsonContains.class;
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
     * Returns what it must have.
     *
     * @return a document
     */
    public Expression<String> part() {
        return part;
    }
}

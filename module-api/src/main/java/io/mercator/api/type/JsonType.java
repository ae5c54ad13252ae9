package io.mercator.api.type;

/**
 * JSON: a document as text (SQL:2016, 4.49 in part 2 of 2023). Its own JSON type where the database has one, else a text.
 * Mercator parses nothing: a library of the application's reads and writes the documents,
 * {@code JSON.as(Document.class, mapper::parse, mapper::write)}; two documents are the same when their texts are.
 */
public final class JsonType extends SqlType<String> {
    static final JsonType INSTANCE = new JsonType();

    private JsonType() {
        super(String.class);
    }

    @Override
    public String name() {
        return "JSON";
    }

    @Override
    public <R> R accept(TypeVisitor<R> visitor) {
        return visitor.visitJson(this);
    }
}

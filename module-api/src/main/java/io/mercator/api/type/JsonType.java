package io.mercator.api.type;

/**
 * JSON: a document as text (SQL:2016, 4.49 in part 2 of 2023). Its own JSON type where the database has one, else a text.
 * Mercator parses nothing: a library of the application's reads and writes the documents,
 * {@code JSON.as(Document.class, mapper::parse, mapper::write)}; two documents are the same when their texts are.
 */
public final class JsonType extends SqlType<String> {
    static final JsonType INSTANCE = new JsonType(false);
    static final JsonType BINARY = new JsonType(true);

    private final boolean binary;

    private JsonType(boolean binary) {
        super(String.class);
        this.binary = binary;
    }

    /**
     * Tells whether the database may keep the document taken apart, so that it compares and has indexes of its parts, and is
     * read with other blanks and another order of its keys than it was written with.
     *
     * @return true for {@link Types#JSONB}
     */
    public boolean isBinary() {
        return binary;
    }

    @Override
    public String name() {
        return binary ? "JSONB" : "JSON";
    }

    @Override
    public <R> R accept(TypeVisitor<R> visitor) {
        return visitor.visitJson(this);
    }
}

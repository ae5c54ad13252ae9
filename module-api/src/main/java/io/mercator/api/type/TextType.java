package io.mercator.api.type;

/** TEXT: a character string of any length; CLOB where the database calls it so (SQL:2016, 4.2). */
public final class TextType extends SqlType<String> {
    static final TextType INSTANCE = new TextType();

    private TextType() {
        super(String.class);
    }

    @Override
    public String name() {
        return "TEXT";
    }

    @Override
    public <R> R accept(TypeVisitor<R> visitor) {
        return visitor.visitText(this);
    }
}

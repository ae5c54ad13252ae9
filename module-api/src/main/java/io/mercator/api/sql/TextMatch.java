package io.mercator.api.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether texts are about what a query asks for, by the database's full-text search. Made by {@link Sql#match}. No standard
 * knows such a search: how words are taken apart and compared, and how a query is written, is the database's.
 */
public final class TextMatch extends AbstractNode implements Condition {
    private final List<Expression<?>> texts;
    private final Expression<String> query;
    private final @Nullable String configuration;

    private TextMatch(List<Expression<?>> texts, Expression<String> query, @Nullable String configuration) {
        super(new Facts(configuration, texts.size()), children(texts, query));
        this.texts = texts;
        this.query = query;
        this.configuration = configuration;
    }

    private record Facts(@Nullable String configuration, int texts) {}

    static TextMatch of(List<? extends Expression<?>> texts, Expression<String> query) {
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("match(...) needs at least one text to look at");
        }
        return new TextMatch(List.copyOf(texts), query, null);
    }

    private static List<SqlNode> children(List<Expression<?>> texts, Expression<String> query) {
        List<SqlNode> children = new ArrayList<>(texts);
        children.add(query);
        return children;
    }

    /**
     * Says how words are taken apart and compared: PostgreSQL's text search configuration, mostly a language. An index serves
     * only a search with the configuration that it was made with.
     *
     * @param name the database's name of it, for example {@code english}
     * @return a new condition
     */
    public TextMatch configuration(String name) {
        return new TextMatch(texts, query, name);
    }

    /**
     * Tells how well the texts match, for ORDER BY: the more the better.
     *
     * @return the expression
     */
    public Expression<Float> rank() {
        return new TextRank(this);
    }

    @Override
    public Class<TextMatch> kind() {
        return TextMatch.class;
    }

    /**
     * Returns what is looked at.
     *
     * @return texts, or what the database has made of texts for the purpose
     */
    public List<Expression<?>> texts() {
        return texts;
    }

    /**
     * Returns what is asked for.
     *
     * @return a query in the database's language
     */
    public Expression<String> query() {
        return query;
    }

    /**
     * Returns how words are taken apart.
     *
     * @return the name, empty for the database's default
     */
    public Optional<String> configuration() {
        return Optional.ofNullable(configuration);
    }
}

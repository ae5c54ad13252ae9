package io.mercator.api.sql;

import io.mercator.api.type.SqlType;
import io.mercator.api.type.Types;

/** How well texts match a query. Made by {@link TextMatch#rank}. */
public final class TextRank extends AbstractNode implements Expression<Float> {
    private final TextMatch match;

    TextRank(TextMatch match) {
        super("", match);
        this.match = match;
    }

    @Override
    public Class<TextRank> kind() {
        return TextRank.class;
    }

    /**
     * Returns the texts and the query.
     *
     * @return the condition that the rank is of
     */
    public TextMatch match() {
        return match;
    }

    @Override
    public SqlType<Float> type() {
        return Types.REAL;
    }
}

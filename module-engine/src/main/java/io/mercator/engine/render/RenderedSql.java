package io.mercator.engine.render;

import io.mercator.api.sql.Bind;
import java.util.List;

/**
 * SQL text with what else is known of it.
 *
 * @param sql the text on one line, as the database gets it
 * @param display the text broken into lines for people
 * @param places the bound value at each parameter marker, in the order of the markers
 */
public record RenderedSql(String sql, String display, List<Bind<?>> places) {
    /** Copies the list. */
    public RenderedSql {
        places = List.copyOf(places);
    }
}

package io.mercator.api.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement that is sent to the database.
 *
 * @param sql the SQL text on one line, as the database gets it
 * @param parameters one list for each row of a batch, and one for a single statement; empty lists when parameters are
 *     hidden
 * @param batch whether the statement runs as a batch
 * @param hidden whether the parameters are hidden
 * @param unconditional whether this is an UPDATE or DELETE of every row of a table; of texts nothing is known
 */
public record StatementEvent(
        String sql,
        List<? extends List<? extends @Nullable Object>> parameters,
        boolean batch,
        boolean hidden,
        boolean unconditional) {}

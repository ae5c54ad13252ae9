package io.mercator.engine.execute;

import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The results of one connection whose rows are still read. Changed by the connection's thread; any thread may cancel them.
 * Mostly there is one, which needs no array.
 */
final class OpenReaders {
    private static final JdbcRowReader[] NONE = new JdbcRowReader[0];

    /** Null, one reader, or an array of several. */
    private volatile @Nullable Object open;

    void add(JdbcRowReader reader) {
        Object before = open;
        if (before == null) {
            open = reader;
            return;
        }
        JdbcRowReader[] known = all(before);
        JdbcRowReader[] after = Arrays.copyOf(known, known.length + 1);
        after[known.length] = reader;
        open = after;
    }

    private static JdbcRowReader[] all(@Nullable Object open) {
        if (open instanceof JdbcRowReader[] several) {
            return several;
        }
        return open instanceof JdbcRowReader one ? new JdbcRowReader[] {one} : NONE;
    }

    void remove(JdbcRowReader reader) {
        Object before = open;
        if (before == reader) {
            open = null;
        } else if (before instanceof JdbcRowReader[] several) {
            JdbcRowReader[] after =
                    Arrays.stream(several).filter(other -> other != reader).toArray(JdbcRowReader[]::new);
            open = after.length == 0 ? null : after;
        }
    }

    void cancel() throws SQLException {
        for (JdbcRowReader reader : all(open)) {
            reader.running().cancel();
        }
    }

    /** Closes what was left open, which ends with its transaction. */
    void invalidate() {
        for (JdbcRowReader reader : all(open)) {
            reader.invalidate();
        }
        open = null;
    }

    boolean isEmpty() {
        return open == null;
    }

    /** Closes what was left open, whatever closing it says. */
    void abandon(Aftermath aftermath) {
        for (JdbcRowReader reader : all(open)) {
            reader.abandon(aftermath);
        }
        open = null;
    }
}

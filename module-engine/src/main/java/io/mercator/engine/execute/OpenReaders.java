package io.mercator.engine.execute;

import java.sql.SQLException;
import java.util.Arrays;

/** The results of one connection whose rows are still read. Changed by the connection's thread; any thread may cancel them. */
final class OpenReaders {
    private static final JdbcRowReader[] NONE = new JdbcRowReader[0];

    private volatile JdbcRowReader[] open = NONE;

    void add(JdbcRowReader reader) {
        JdbcRowReader[] before = open;
        JdbcRowReader[] after = Arrays.copyOf(before, before.length + 1);
        after[before.length] = reader;
        open = after;
    }

    void remove(JdbcRowReader reader) {
        JdbcRowReader[] before = open;
        if (before.length == 1 && before[0] == reader) {
            open = NONE;
            return;
        }
        open = Arrays.stream(before).filter(other -> other != reader).toArray(JdbcRowReader[]::new);
    }

    void cancel() throws SQLException {
        for (JdbcRowReader reader : open) {
            reader.running().cancel();
        }
    }

    /** Closes what was left open, which ends with its transaction. */
    void invalidate() {
        for (JdbcRowReader reader : open) {
            reader.invalidate();
        }
        open = NONE;
    }

    boolean isEmpty() {
        return open.length == 0;
    }

    /** Closes what was left open, whatever closing it says. */
    void abandon(Aftermath aftermath) {
        for (JdbcRowReader reader : open) {
            reader.abandon(aftermath);
        }
        open = NONE;
    }
}

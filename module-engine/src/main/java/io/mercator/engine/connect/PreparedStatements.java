package io.mercator.engine.connect;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The prepared statements of one connection and one kind by their text, the least recently used closed first. One that is
 * in use is marked, so that two open results of one text never share a statement.
 */
final class PreparedStatements {
    private static final class Kept {
        final PreparedStatement statement;
        final boolean lasting;
        boolean inUse;

        Kept(PreparedStatement statement, boolean lasting) {
            this.statement = statement;
            this.lasting = lasting;
        }
    }

    private final Map<String, Kept> all = new LinkedHashMap<>(16, 0.75f, true);
    private int inUse;
    private int passing;

    /** Returns a statement that nobody uses; null when there is none of the text. */
    @Nullable
    PreparedStatement take(String sql) {
        Kept known = all.get(sql);
        if (known == null || known.inUse) {
            return null;
        }
        known.inUse = true;
        inUse++;
        return known.statement;
    }

    /** Takes a statement back, or in; closes one too many. */
    void giveBack(String sql, PreparedStatement statement, boolean lasting, int most) throws SQLException {
        Kept known = all.get(sql);
        if (known == null) {
            all.put(sql, new Kept(statement, lasting));
            passing += lasting ? 0 : 1;
            if (all.size() > most) {
                closeEldest();
            }
        } else if (known.statement == statement) {
            known.inUse = false;
            inUse--;
        } else {
            statement.close();
        }
    }

    private void closeEldest() throws SQLException {
        for (Iterator<Kept> eldest = all.values().iterator(); eldest.hasNext(); ) {
            Kept kept = eldest.next();
            if (!kept.inUse) {
                eldest.remove();
                passing -= kept.lasting ? 0 : 1;
                kept.statement.close();
                return;
            }
        }
    }

    /** Forgets a statement that is not to be used again. */
    void forget(String sql, PreparedStatement statement) {
        Kept known = all.get(sql);
        if (known != null && known.statement == statement) {
            all.remove(sql);
            inUse -= known.inUse ? 1 : 0;
            passing -= known.lasting ? 0 : 1;
        }
    }

    /** Tells whether all may stay as they are when the connection goes back. */
    boolean isSettled(int most) {
        return inUse == 0 && passing == 0 && all.size() <= most;
    }

    /** Takes those out that may not stay: what is in use, what is of this checkout alone, and what is too much. */
    List<PreparedStatement> removeAllBut(int most) {
        List<PreparedStatement> removed = new ArrayList<>();
        int surplus = all.size() - most;
        for (Iterator<Kept> eldest = all.values().iterator(); eldest.hasNext(); ) {
            Kept kept = eldest.next();
            if (removed.size() < surplus || kept.inUse || !kept.lasting) {
                eldest.remove();
                removed.add(kept.statement);
            }
        }
        inUse = 0;
        passing = 0;
        return removed;
    }

    int size() {
        return all.size();
    }
}

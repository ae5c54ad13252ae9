package io.mercator.api.dialect;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells by its words what a statement does, where no node does: the text may be the user's. A pure function. */
public final class StatementText {
    private static final Set<String> DEFINING =
            Set.of("CREATE", "ALTER", "DROP", "TRUNCATE", "COMMENT", "GRANT", "REVOKE", "RENAME");
    private static final Set<String> READING = Set.of("SELECT", "VALUES", "TABLE", "EXPLAIN", "SHOW", "WITH");
    private static final Set<String> WRITING = Set.of("INSERT", "UPDATE", "DELETE", "MERGE", "REPLACE");
    /** Changes within a query: data change delta tables (SQL:2016, 7.6), and what some databases take in WITH. */
    private static final Pattern CHANGING = Pattern.compile(
            "\\b(?:INSERT\\s+INTO|DELETE\\s+FROM|MERGE\\s+INTO|UPDATE\\s+\\S+\\s+SET)\\b", Pattern.CASE_INSENSITIVE);

    private StatementText() {}

    /**
     * Tells whether a statement defines something, as CREATE does.
     *
     * @param sql its text
     * @return true if so
     */
    public static boolean isDefinition(String sql) {
        return DEFINING.contains(firstWord(sql));
    }

    /**
     * Tells whether a statement reads or changes rows and does nothing else with the connection, as a setting would.
     *
     * @param sql its text
     * @return false too where that cannot be told
     */
    public static boolean isAboutRows(String sql) {
        String first = firstWord(sql);
        return READING.contains(first) || WRITING.contains(first);
    }

    /**
     * Tells whether a statement only reads.
     *
     * @param sql its text
     * @return false too where that cannot be told
     */
    public static boolean isReading(String sql) {
        return READING.contains(firstWord(sql)) && !CHANGING.matcher(sql).find();
    }

    private static String firstWord(String sql) {
        int start = 0;
        int end = sql.length();
        while (start < end) {
            if (sql.startsWith("--", start)) {
                start = after(sql, "\n", start);
            } else if (sql.startsWith("/*", start)) {
                start = after(sql, "*/", start + 2);
            } else if (Character.isWhitespace(sql.charAt(start)) || sql.charAt(start) == '(') {
                start++;
            } else {
                break;
            }
        }
        int stop = start;
        while (stop < end && Character.isLetter(sql.charAt(stop))) {
            stop++;
        }
        return sql.substring(start, stop).toUpperCase(Locale.ROOT);
    }

    private static int after(String sql, String mark, int from) {
        int found = sql.indexOf(mark, from);
        return found < 0 ? sql.length() : found + mark.length();
    }
}

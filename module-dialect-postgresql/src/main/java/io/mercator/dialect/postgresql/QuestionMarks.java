package io.mercator.dialect.postgresql;

/**
 * Doubles the question marks of operators ({@code ?}, {@code ?|}, {@code ?&}), which JDBC takes for parameters (pgjdbc,
 * "Using the Statement or PreparedStatement Interface"). Those in strings, quoted names, dollar quotes and comments are
 * none, and two in a row were doubled by whoever wrote them.
 */
final class QuestionMarks {
    private QuestionMarks() {}

    static String escaped(String sql) {
        if (sql.indexOf('?') < 0) {
            return sql;
        }
        StringBuilder escaped = new StringBuilder(sql.length() + 4);
        int at = 0;
        while (at < sql.length()) {
            int end = end(sql, at);
            escaped.append(sql, at, end);
            if (end == at + 1 && sql.charAt(at) == '?') {
                escaped.append('?');
            }
            at = end;
        }
        return escaped.toString();
    }

    /** Returns where what begins here ends: a quoted piece, a comment, a run of question marks, or one character. */
    private static int end(String sql, int at) {
        char first = sql.charAt(at);
        return switch (first) {
            case '\'', '"' -> quoted(sql, at, first);
            case '-' -> sql.startsWith("--", at) ? after(sql, "\n", at + 2) : at + 1;
            case '/' -> sql.startsWith("/*", at) ? after(sql, "*/", at + 2) : at + 1;
            case '$' -> dollarQuoted(sql, at);
            case '?' -> run(sql, at);
            default -> at + 1;
        };
    }

    private static int quoted(String sql, int at, char quote) {
        boolean escapes = quote == '\'' && at > 0 && Character.toUpperCase(sql.charAt(at - 1)) == 'E';
        int end = at + 1;
        while (end < sql.length()) {
            char character = sql.charAt(end);
            if (character == '\\' && escapes) {
                end += 2;
            } else if (character == quote) {
                return end + 1;
            } else {
                end++;
            }
        }
        return sql.length();
    }

    private static int dollarQuoted(String sql, int at) {
        int close = at + 1;
        while (close < sql.length() && (Character.isLetterOrDigit(sql.charAt(close)) || sql.charAt(close) == '_')) {
            close++;
        }
        if (close >= sql.length() || sql.charAt(close) != '$' || Character.isDigit(sql.charAt(at + 1))) {
            return at + 1;
        }
        return after(sql, sql.substring(at, close + 1), close + 1);
    }

    private static int run(String sql, int at) {
        int end = at + 1;
        while (end < sql.length() && sql.charAt(end) == '?') {
            end++;
        }
        return end;
    }

    private static int after(String sql, String end, int from) {
        int found = sql.indexOf(end, from);
        return found < 0 ? sql.length() : found + end.length();
    }
}

package io.mercator.api.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts SQL text into words, names, strings and signs, for catalogues that keep definitions as text. Knows quotes of all
 * kinds, comments and parentheses, and nothing of grammar. A pure function.
 */
public final class SqlScanner {
    /**
     * A piece of the text.
     *
     * @param text the piece as it stands
     * @param start where it begins
     * @param end where it ends, exclusive
     */
    public record Token(String text, int start, int end) {
        /**
         * Tells whether the piece is a bare word.
         *
         * @param word the word in any case
         * @return true if so; false for a quoted name
         */
        public boolean is(String word) {
            return text.equalsIgnoreCase(word);
        }

        /**
         * Returns the name that the piece is.
         *
         * @return the piece without its quotes
         */
        public String name() {
            char first = text.charAt(0);
            if (text.length() < 2 || (first != '"' && first != '`' && first != '[' && first != '\'')) {
                return text;
            }
            String inner = text.substring(1, text.length() - 1);
            return first == '[' ? inner : inner.replace(String.valueOf(first) + first, String.valueOf(first));
        }

        /**
         * Tells whether the name was quoted.
         *
         * @return true if so
         */
        public boolean isQuoted() {
            return "\"`['".indexOf(text.charAt(0)) >= 0;
        }
    }

    private SqlScanner() {}

    /**
     * Cuts a text.
     *
     * @param sql the text
     * @return its pieces without blanks and comments
     */
    public static List<Token> tokens(String sql) {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < sql.length()) {
            int end = blankEnd(sql, at);
            if (end > at) {
                at = end;
                continue;
            }
            end = tokenEnd(sql, at);
            tokens.add(new Token(sql.substring(at, end), at, end));
            at = end;
        }
        return tokens;
    }

    /**
     * Divides pieces at a sign, but not within parentheses.
     *
     * @param tokens the pieces
     * @param separator the sign
     * @return the parts, at least one
     */
    public static List<List<Token>> split(List<Token> tokens, String separator) {
        List<List<Token>> parts = new ArrayList<>();
        List<Token> part = new ArrayList<>();
        int depth = 0;
        for (Token token : tokens) {
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (depth == 0 && token.is(separator)) {
                parts.add(part);
                part = new ArrayList<>();
            } else {
                part.add(token);
            }
        }
        parts.add(part);
        return parts;
    }

    /**
     * Finds the parenthesis that closes one.
     *
     * @param tokens the pieces
     * @param open where the opening one is
     * @return where the closing one is; the last piece when there is none
     */
    public static int closing(List<Token> tokens, int open) {
        int depth = 0;
        for (int at = open; at < tokens.size(); at++) {
            depth += tokens.get(at).is("(") ? 1 : tokens.get(at).is(")") ? -1 : 0;
            if (depth == 0) {
                return at;
            }
        }
        return tokens.size() - 1;
    }

    /**
     * Finds a bare word outside of parentheses.
     *
     * @param tokens the pieces
     * @param word the word
     * @param from where to begin
     * @return where it is, -1 when nowhere
     */
    public static int indexOf(List<Token> tokens, String word, int from) {
        int depth = 0;
        for (int at = from; at < tokens.size(); at++) {
            Token token = tokens.get(at);
            if (depth == 0 && token.is(word)) {
                return at;
            }
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
        }
        return -1;
    }

    /**
     * Takes away the parentheses around a whole text, and the blanks.
     *
     * @param sql an expression
     * @return the expression without them
     */
    public static String bare(String sql) {
        String text = sql.strip();
        List<Token> tokens = tokens(text);
        while (tokens.size() > 2 && tokens.get(0).is("(") && closing(tokens, 0) == tokens.size() - 1) {
            text = text.substring(1, tokens.get(tokens.size() - 1).start()).strip();
            tokens = tokens(text);
        }
        return text;
    }

    /**
     * Spells a text so that two that differ in blanks, comments, letters' case outside of quotes and outer parentheses
     * alone are equal.
     *
     * @param sql an expression
     * @return its pieces with one blank between
     */
    public static String normal(String sql) {
        StringBuilder normal = new StringBuilder();
        for (Token token : tokens(bare(sql))) {
            normal.append(normal.isEmpty() ? "" : " ")
                    .append(token.isQuoted() ? token.text() : token.text().toUpperCase(Locale.ROOT));
        }
        return normal.toString();
    }

    private static int blankEnd(String sql, int at) {
        if (Character.isWhitespace(sql.charAt(at))) {
            return at + 1;
        }
        if (sql.startsWith("--", at)) {
            return after(sql, "\n", at + 2);
        }
        return sql.startsWith("/*", at) ? after(sql, "*/", at + 2) : at;
    }

    private static int tokenEnd(String sql, int at) {
        char first = sql.charAt(at);
        if (first == '\'' || first == '"' || first == '`') {
            return quotedEnd(sql, at, first);
        }
        if (first == '[') {
            return after(sql, "]", at + 1);
        }
        int end = at + 1;
        if (isWordPart(first)) {
            while (end < sql.length() && isWordPart(sql.charAt(end))) {
                end++;
            }
        }
        return end;
    }

    private static int quotedEnd(String sql, int at, char quote) {
        int end = at + 1;
        while (end < sql.length()) {
            if (sql.charAt(end) != quote) {
                end++;
            } else if (end + 1 < sql.length() && sql.charAt(end + 1) == quote) {
                end += 2;
            } else {
                return end + 1;
            }
        }
        return sql.length();
    }

    private static int after(String sql, String end, int from) {
        int found = sql.indexOf(end, from);
        return found < 0 ? sql.length() : found + end.length();
    }

    private static boolean isWordPart(char character) {
        return Character.isLetterOrDigit(character) || character == '_' || character == '$' || character == '.';
    }
}

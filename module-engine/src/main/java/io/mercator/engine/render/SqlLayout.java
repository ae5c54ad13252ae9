package io.mercator.engine.render;

import io.mercator.api.dialect.SqlScanner;
import io.mercator.api.dialect.SqlScanner.Token;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Lays SQL text out for people: each clause begins a line, a subquery stands deeper in its parentheses. Blanks alone change,
 * so that the text means what it meant.
 */
final class SqlLayout {
    private static final int STEP = 2;
    private static final Set<String> CLAUSES = Set.of(
            "SELECT",
            "FROM",
            "WHERE",
            "GROUP",
            "HAVING",
            "WINDOW",
            "ORDER",
            "LIMIT",
            "OFFSET",
            "FETCH",
            "UNION",
            "INTERSECT",
            "EXCEPT",
            "VALUES",
            "SET",
            "RETURNING",
            "JOIN",
            "INNER",
            "LEFT",
            "RIGHT",
            "FULL",
            "CROSS",
            "USING");
    /** What goes on with the clause before it: INNER JOIN, DELETE FROM, FOR UPDATE ... */
    private static final Set<String> CONTINUED = Set.of("INNER", "LEFT", "RIGHT", "FULL", "CROSS", "OUTER", "DELETE");

    private SqlLayout() {}

    static String lines(String sql) {
        List<Token> tokens = SqlScanner.tokens(sql);
        StringBuilder text = new StringBuilder();
        Deque<Boolean> groups = new ArrayDeque<>();
        int depth = 0;
        for (int at = 0; at < tokens.size(); at++) {
            Token token = tokens.get(at);
            boolean inQuery = groups.isEmpty() || groups.peek();
            boolean closesQuery = token.is(")") && !groups.isEmpty() && groups.peek();
            depth -= closesQuery ? 1 : 0;
            if (at > 0) {
                boolean breaks = closesQuery || (inQuery && begins(tokens, at));
                boolean blank = tokens.get(at - 1).end() < token.start();
                text.append(breaks ? "\n" + " ".repeat(depth * STEP) : blank ? " " : "");
            }
            text.append(token.text());
            if (token.is("(")) {
                boolean query = at + 1 < tokens.size()
                        && (tokens.get(at + 1).is("SELECT")
                                || tokens.get(at + 1).is("WITH"));
                groups.push(query);
                depth += query ? 1 : 0;
            } else if (token.is(")") && !groups.isEmpty()) {
                groups.pop();
            }
        }
        return text.toString();
    }

    private static boolean begins(List<Token> tokens, int at) {
        String word = tokens.get(at).text().toUpperCase(Locale.ROOT);
        String before = tokens.get(at - 1).text().toUpperCase(Locale.ROOT);
        return (CLAUSES.contains(word) && !CONTINUED.contains(before) && !before.equals("DISTINCT"))
                || (before.equals("(") && word.equals("WITH"));
    }
}

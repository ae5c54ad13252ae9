package io.mercator.dialect.sqlite;

import io.mercator.api.dialect.SqlScanner;
import io.mercator.api.dialect.SqlScanner.Token;
import io.mercator.api.inspect.CheckDescription;
import io.mercator.api.inspect.KeyDescription;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What SQLite keeps of a table as the text of its CREATE TABLE alone: the names of constraints, checks, the expressions of
 * computed columns and whether a foreign key is deferred.
 */
final class SqliteTableText {
    /** A foreign key's name and deferral, known by its columns. */
    record ForeignKeyText(@Nullable String name, boolean deferred) {}

    private final String sql;
    private final List<CheckDescription> checks = new ArrayList<>();
    private final List<KeyDescription> uniques = new ArrayList<>();
    private final Map<List<String>, ForeignKeyText> foreignKeys = new HashMap<>();
    private final Map<String, String> computed = new HashMap<>();
    private @Nullable String primaryKeyName;

    private SqliteTableText(String sql) {
        this.sql = sql;
    }

    static SqliteTableText parse(String sql) {
        SqliteTableText text = new SqliteTableText(sql);
        List<Token> tokens = SqlScanner.tokens(sql);
        int open = 0;
        while (open < tokens.size() && !tokens.get(open).is("(")) {
            open++;
        }
        if (open < tokens.size() && SqlScanner.indexOf(tokens, "VIRTUAL", 0) < 0) {
            int close = SqlScanner.closing(tokens, open);
            SqlScanner.split(tokens.subList(open + 1, close), ",").forEach(text::part);
        }
        return text;
    }

    List<CheckDescription> checks() {
        return checks;
    }

    @Nullable
    String primaryKeyName() {
        return primaryKeyName;
    }

    @Nullable
    String uniqueName(List<String> columns) {
        return uniques.stream()
                .filter(unique -> unique.columns().equals(columns))
                .findFirst()
                .flatMap(KeyDescription::name)
                .orElse(null);
    }

    ForeignKeyText foreignKey(List<String> columns) {
        return foreignKeys.getOrDefault(columns, new ForeignKeyText(null, false));
    }

    @Nullable
    String computed(String column) {
        return computed.get(column);
    }

    private static boolean isConstraint(Token first) {
        return first.is("CONSTRAINT")
                || first.is("PRIMARY")
                || first.is("UNIQUE")
                || first.is("CHECK")
                || first.is("FOREIGN");
    }

    private void part(List<Token> tokens) {
        if (tokens.isEmpty()) {
            return;
        }
        boolean isTable = isConstraint(tokens.get(0));
        String column = isTable ? null : tokens.get(0).name();
        String name = null;
        for (int at = isTable ? 0 : 1; at < tokens.size(); at++) {
            Token token = tokens.get(at);
            if (token.is("CONSTRAINT") && at + 1 < tokens.size()) {
                name = tokens.get(++at).name();
            } else if (token.is("CHECK")) {
                checks.add(new CheckDescription(name, group(tokens, at + 1)));
                name = null;
            } else if (token.is("AS") && column != null && at + 1 < tokens.size()) {
                computed.put(column, group(tokens, at + 1));
            } else if (token.is("PRIMARY")) {
                primaryKeyName = name;
                name = null;
            } else if (token.is("UNIQUE")) {
                uniques.add(new KeyDescription(name, columns(tokens, at + 1, column)));
                name = null;
            } else if (token.is("FOREIGN") || (token.is("REFERENCES") && column != null)) {
                foreignKeys.put(columns(tokens, at + 2, column), new ForeignKeyText(name, isDeferred(tokens, at)));
                name = null;
            }
            if (at < tokens.size() && tokens.get(at).is("(")) {
                at = SqlScanner.closing(tokens, at);
            } else if (at + 1 < tokens.size() && tokens.get(at + 1).is("(")) {
                at = SqlScanner.closing(tokens, at + 1);
            }
        }
    }

    private static boolean isDeferred(List<Token> tokens, int from) {
        int word = SqlScanner.indexOf(tokens, "INITIALLY", from);
        return word >= 0 && word + 1 < tokens.size() && tokens.get(word + 1).is("DEFERRED");
    }

    private String group(List<Token> tokens, int open) {
        int close = SqlScanner.closing(tokens, open);
        return sql.substring(tokens.get(open).end(), tokens.get(close).start()).strip();
    }

    private static List<String> columns(List<Token> tokens, int open, @Nullable String column) {
        if (column != null) {
            return List.of(column);
        }
        int close = SqlScanner.closing(tokens, open);
        return SqlScanner.split(tokens.subList(open + 1, close), ",").stream()
                .map(part -> part.get(0).name())
                .toList();
    }
}

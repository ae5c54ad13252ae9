package io.mercator.dialect.h2;

import io.mercator.api.dialect.IdentifierRules;
import io.mercator.api.dialect.SqlScanner;
import io.mercator.api.dialect.SqlScanner.Token;
import java.util.List;

/**
 * Spells a definition of H2's catalogue as a program writes it. H2 quotes all names, puts the schema before tables, breaks
 * lines, and casts a constant to the type of what it is compared with.
 */
final class H2Text {
    private final IdentifierRules identifiers;
    private final String schema;
    private final String sql;
    private final List<Token> tokens;
    private final StringBuilder text = new StringBuilder();

    private H2Text(String sql, String schema, IdentifierRules identifiers) {
        this.identifiers = identifiers;
        this.schema = schema;
        this.sql = sql;
        this.tokens = SqlScanner.tokens(sql);
    }

    /** Spells a text of a table in a schema, both as the catalogue has them. */
    static String declared(String sql, String schema, IdentifierRules identifiers) {
        return SqlScanner.bare(new H2Text(sql, schema, identifiers).read());
    }

    private String read() {
        int at = 0;
        while (at < tokens.size()) {
            at = isSchema(at) ? schema(at) : isCastConstant(at) ? constant(at) : token(at);
        }
        return text.toString();
    }

    private boolean is(int at, String word) {
        return at < tokens.size() && tokens.get(at).is(word);
    }

    private boolean isName(int at) {
        return at < tokens.size() && tokens.get(at).text().startsWith("\"");
    }

    private boolean isSchema(int at) {
        return isName(at)
                && is(at + 1, ".")
                && isName(at + 2)
                && tokens.get(at).name().equals(schema);
    }

    private int schema(int at) {
        space(at);
        return at + 2;
    }

    /** Tells whether CAST, a parenthesis, a constant and AS stand here. */
    private boolean isCastConstant(int at) {
        if (!is(at, "CAST") || !is(at + 1, "(")) {
            return false;
        }
        int constant = is(at + 2, "-") ? at + 3 : at + 2;
        if (!is(constant + 1, "AS")) {
            return false;
        }
        char first = tokens.get(constant).text().charAt(0);
        return first == '\'' || Character.isDigit(first);
    }

    private int constant(int at) {
        space(at);
        int end = at + 2;
        while (!is(end, "AS")) {
            text.append(tokens.get(end).text());
            end++;
        }
        return SqlScanner.closing(tokens, at + 1) + 1;
    }

    private int token(int at) {
        space(at);
        text.append(
                isName(at)
                        ? identifiers.quoted(identifiers.declared(tokens.get(at).name()))
                        : tokens.get(at).text());
        return at + 1;
    }

    private void space(int at) {
        int start = tokens.get(at).start();
        if (start > 0 && Character.isWhitespace(sql.charAt(start - 1)) && !text.isEmpty()) {
            text.append(' ');
        }
    }
}

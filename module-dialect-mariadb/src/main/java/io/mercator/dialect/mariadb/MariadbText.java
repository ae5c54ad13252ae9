package io.mercator.dialect.mariadb;

import io.mercator.api.dialect.IdentifierRules;
import io.mercator.api.dialect.SqlScanner;

/**
 * Spells a definition of the catalogue as a program writes it: there all names are in quotes, the schema stands before tables,
 * and strings have escapes whatever the mode of the session is.
 */
final class MariadbText {
    private final String sql;
    private final String schema;
    private final IdentifierRules identifiers;
    private final StringBuilder text = new StringBuilder();
    private int at;

    private MariadbText(String sql, String schema, IdentifierRules identifiers) {
        this.sql = sql;
        this.schema = schema;
        this.identifiers = identifiers;
    }

    static String declared(String sql, String schema, IdentifierRules identifiers) {
        return SqlScanner.bare(new MariadbText(sql, schema, identifiers).read());
    }

    private String read() {
        while (at < sql.length()) {
            char character = sql.charAt(at);
            if (character == '\'') {
                text.append(MariadbStrings.literal(string()));
            } else if (character == '`' || character == '"') {
                name();
            } else {
                text.append(character);
                at++;
            }
        }
        return text.toString();
    }

    private void name() {
        String name = quoted();
        if (name.equals(schema) && at < sql.length() && sql.charAt(at) == '.') {
            at++;
        } else {
            text.append(identifiers.quoted(name));
        }
    }

    private String quoted() {
        char quote = sql.charAt(at++);
        StringBuilder name = new StringBuilder();
        while (at < sql.length()) {
            char character = sql.charAt(at++);
            if (character == quote) {
                if (at >= sql.length() || sql.charAt(at) != quote) {
                    break;
                }
                at++;
            }
            name.append(character);
        }
        return name.toString();
    }

    private String string() {
        int start = ++at;
        while (at < sql.length()) {
            char character = sql.charAt(at);
            boolean doubled = character == '\'' && at + 1 < sql.length() && sql.charAt(at + 1) == '\'';
            if (character == '\'' && !doubled) {
                break;
            }
            at += character == '\\' || doubled ? 2 : 1;
        }
        String escaped = sql.substring(start, Math.min(at, sql.length()));
        at++;
        return unescaped(escaped);
    }

    /** Reads what stands between the quotes of a string. */
    static String unescaped(String escaped) {
        StringBuilder plain = new StringBuilder(escaped.length());
        for (int index = 0; index < escaped.length(); index++) {
            char character = escaped.charAt(index);
            boolean escape = (character == '\\' || character == '\'') && index + 1 < escaped.length();
            if (escape) {
                index++;
            }
            plain.append(escape && character == '\\' ? meant(escaped.charAt(index)) : escaped.charAt(index));
        }
        return plain.toString();
    }

    private static char meant(char escaped) {
        return switch (escaped) {
            case '0' -> '\0';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'Z' -> 26;
            default -> escaped;
        };
    }
}

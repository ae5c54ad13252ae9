package io.mercator.api.sql;

import io.mercator.api.type.Types;
import java.util.ArrayList;
import java.util.List;

/** A text cut at its named parameters. */
record TextFragments(List<String> parts, List<String> names) {
    /** Holds the place of a parameter that has no value yet; a text with one is refused when it is rendered. */
    static final Bind<String> UNBOUND = new Bind<>(null, Types.STRING);

    static TextFragments parse(String sql) {
        List<String> parts = new ArrayList<>();
        List<String> names = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int at = 0;
        while (at < sql.length()) {
            int skipped = opaqueEnd(sql, at);
            if (skipped > at) {
                part.append(sql, at, skipped);
                at = skipped;
            } else if (sql.startsWith("\\:", at)) {
                part.append(':');
                at += 2;
            } else if (sql.startsWith("::", at)) {
                part.append("::");
                at += 2;
            } else if (sql.charAt(at) == ':' && nameEnd(sql, at + 1) > at + 1) {
                int end = nameEnd(sql, at + 1);
                parts.add(part.toString());
                names.add(sql.substring(at + 1, end));
                part.setLength(0);
                at = end;
            } else {
                part.append(sql.charAt(at++));
            }
        }
        parts.add(part.toString());
        return new TextFragments(List.copyOf(parts), List.copyOf(names));
    }

    /** Returns the end of the quoted text or comment that begins at a place, or the place itself. */
    private static int opaqueEnd(String sql, int at) {
        char first = sql.charAt(at);
        if (first == '\'' || first == '"' || first == '`') {
            return after(sql, String.valueOf(first), at + 1);
        }
        if (sql.startsWith("--", at)) {
            return after(sql, "\n", at + 2);
        }
        return sql.startsWith("/*", at) ? after(sql, "*/", at + 2) : at;
    }

    private static int after(String sql, String end, int from) {
        int found = sql.indexOf(end, from);
        return found < 0 ? sql.length() : found + end.length();
    }

    private static int nameEnd(String sql, int from) {
        int end = from;
        while (end < sql.length() && isNamePart(sql.charAt(end), end == from)) {
            end++;
        }
        return end;
    }

    private static boolean isNamePart(char character, boolean first) {
        return character == '_' || Character.isLetter(character) || (!first && Character.isDigit(character));
    }
}

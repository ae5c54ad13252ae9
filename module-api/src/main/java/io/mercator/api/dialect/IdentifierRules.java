package io.mercator.api.dialect;

import io.mercator.api.error.CompileException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;

/**
 * How names are quoted: a name that is reserved, or that the database would fold or misread without quotes, is put into
 * quotes with inner quotes doubled (SQL:2016, 5.2 delimited identifier). Lower-case plain names stand bare and fold as
 * the database folds, as in SQLAlchemy.
 *
 * @param quote the quote character, for example {@code "}
 * @param maxLength the most characters (of the database's count) that a name may have
 * @param reserved the reserved words in lower case
 * @param foldsToUpper whether bare names are stored in upper case
 */
public record IdentifierRules(char quote, int maxLength, Set<String> reserved, boolean foldsToUpper) {
    /**
     * Copies the set.
     *
     * @param quote what stands before and after a quoted name
     * @param maxLength the most characters (of the database's count) that a name may have
     * @param reserved the reserved words in lower case
     * @param foldsToUpper whether bare names are stored in upper case
     */
    public IdentifierRules {
        reserved = Set.copyOf(reserved);
    }

    /**
     * Writes a name as it stands in SQL.
     *
     * @param name any text
     * @return the name, in quotes where needed
     * @throws CompileException if the name is empty, too long, or holds NUL, which no quoting helps
     */
    public String quoted(String name) {
        if (name.isEmpty()) {
            throw new CompileException("A name in SQL must not be empty.");
        }
        if (name.indexOf('\0') >= 0) {
            throw new CompileException("The name '" + name.replace("\0", "\\0") + "' holds the character NUL, which"
                    + " no database takes in a name. Choose another name.");
        }
        if (name.length() > maxLength) {
            throw new CompileException("The name '" + name.substring(0, Math.min(40, maxLength)) + "...' has "
                    + name.length() + " characters; this database takes at most " + maxLength
                    + ". Choose a shorter name.");
        }
        return isPlain(name) && !reserved.contains(name) ? name : quote + doubled(name) + quote;
    }

    /**
     * Shortens a label that is too long for the database: its beginning and a digest of the whole, so that other labels
     * become other ones, and the same one the same everywhere.
     *
     * @param label a label of a select list, which no catalogue knows
     * @return the label itself when it is short enough
     */
    public String shortened(String label) {
        if (label.length() <= maxLength) {
            return label;
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(label.getBytes(StandardCharsets.UTF_8));
            String tail = "_" + HexFormat.of().formatHex(digest, 0, 8);
            int end = maxLength - tail.length();
            boolean cutsPair = Character.isHighSurrogate(label.charAt(end - 1));
            return label.substring(0, cutsPair ? end - 1 : end) + tail;
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every JDK has SHA-256", missing);
        }
    }

    /**
     * Returns how the database's catalogue spells a name.
     *
     * @param name a name as {@link #quoted} takes it
     * @return upper case for a bare name where the database folds so, else the name itself
     */
    public String stored(String name) {
        return foldsToUpper && isPlain(name) && !reserved.contains(name) ? name.toUpperCase(Locale.ROOT) : name;
    }

    /**
     * Returns how a {@code Table} spells a name of the database's catalogue: what {@link #stored} is the reverse of.
     *
     * @param catalogued a name as the catalogue has it
     * @return the name as {@link #quoted} takes it
     */
    public String declared(String catalogued) {
        String lower = catalogued.toLowerCase(Locale.ROOT);
        return stored(lower).equals(catalogued) ? lower : catalogued;
    }

    private String doubled(String name) {
        return name.replace(String.valueOf(quote), String.valueOf(quote) + quote);
    }

    private static boolean isPlain(String name) {
        for (int index = 0; index < name.length(); index++) {
            char character = name.charAt(index);
            boolean letter = (character >= 'a' && character <= 'z') || (character == '_' && index > 0);
            boolean digit = character >= '0' && character <= '9' && index > 0;
            if (!letter && !digit) {
                return false;
            }
        }
        return true;
    }
}

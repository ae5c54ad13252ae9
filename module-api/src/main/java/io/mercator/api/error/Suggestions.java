package io.mercator.api.error;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** Words for the part of an error that names the known alternatives. Stateless and safe for any thread. */
public final class Suggestions {
    private Suggestions() {}

    /**
     * Finds the known name that is most like the one given.
     *
     * @param given the name that was not found
     * @param known the names that exist
     * @return the nearest by edit distance without regard to case, empty when none is near
     */
    public static Optional<String> nearest(String given, Collection<String> known) {
        String wanted = given.toLowerCase(Locale.ROOT);
        int limit = Math.max(2, wanted.length() / 3);
        return new TreeSet<>(known)
                .stream()
                        .filter(name -> distance(wanted, name.toLowerCase(Locale.ROOT)) <= limit)
                        .min(Comparator.comparingInt(name -> distance(wanted, name.toLowerCase(Locale.ROOT))));
    }

    /**
     * Words a sentence that names the nearest known name, or else all of them.
     *
     * @param what the plural of the things named, as it begins the sentence, for example {@code "Options"}
     * @param given the name that was not found
     * @param known the names that exist
     * @return for example {@code "Did you mean 'derby'? Dialects present: derby, sqlite."}
     */
    public static String sentence(String what, String given, Collection<String> known) {
        String list = known.isEmpty() ? "none" : String.join(", ", new TreeSet<>(known));
        return nearest(given, known)
                        .map(name -> "Did you mean '" + name + "'? ")
                        .orElse("")
                + what + ": " + list + ".";
    }

    private static int distance(String left, String right) {
        int[] previous = new int[right.length() + 1];
        for (int column = 0; column <= right.length(); column++) {
            previous[column] = column;
        }
        for (int row = 1; row <= left.length(); row++) {
            int[] current = new int[right.length() + 1];
            current[0] = row;
            for (int column = 1; column <= right.length(); column++) {
                int replaced = previous[column - 1] + (left.charAt(row - 1) == right.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(replaced, 1 + Math.min(previous[column], current[column - 1]));
            }
            previous = current;
        }
        return previous[right.length()];
    }
}

package io.mercator.weaver.pattern;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names near a mistaken one, by Levenshtein's distance, the same simple name elsewhere first. */
final class SimilarNames {
    private static final int SHOWN = 3;

    private SimilarNames() {}

    static String hint(ClassPattern pattern, Collection<String> classNames) {
        String wanted = pattern.toString();
        Stream<String> candidates = pattern.isPackage()
                ? classNames.stream().map(name -> packageOf(name) + wanted.substring(wanted.lastIndexOf('.')))
                : classNames.stream();
        List<String> near = candidates
                .distinct()
                .filter(name -> distance(name, wanted) <= Math.max(1, wanted.length() / 3))
                .sorted(Comparator.<String>comparingInt(name -> distance(name, wanted))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(SHOWN)
                .toList();
        return near.isEmpty()
                ? "No name here is like it: is it the right folder or jar? " + ClassPatterns.FORMS
                : "Similar: " + near.stream().collect(Collectors.joining(", ")) + ".";
    }

    private static String packageOf(String className) {
        return className.substring(0, Math.max(0, className.lastIndexOf('.')));
    }

    private static int distance(String name, String wanted) {
        String left = name.toLowerCase(Locale.ROOT);
        String right = wanted.toLowerCase(Locale.ROOT);
        if (left.substring(left.lastIndexOf('.') + 1).equals(right.substring(right.lastIndexOf('.') + 1))
                && right.charAt(right.length() - 1) != '*') {
            return 0;
        }
        int[] row = new int[right.length() + 1];
        for (int column = 0; column < row.length; column++) {
            row[column] = column;
        }
        for (int line = 1; line <= left.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column < row.length; column++) {
                int replaced = diagonal + (left.charAt(line - 1) == right.charAt(column - 1) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(replaced, Math.min(row[column], row[column - 1]) + 1);
            }
        }
        return row[right.length()];
    }
}

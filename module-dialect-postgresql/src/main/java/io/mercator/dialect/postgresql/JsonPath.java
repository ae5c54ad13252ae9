package io.mercator.dialect.postgresql;

import io.mercator.api.error.CompileException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Paths of the standard's language to one place of a document, as the array of names that {@code #>>} takes. */
final class JsonPath {
    private static final Pattern STEP =
            Pattern.compile("\\.(?:([\\p{L}_$][\\p{L}\\p{N}_$]*)|\"((?:[^\"\\\\]|\\\\.)*)\")|\\[\\s*(\\d+)\\s*]");

    private JsonPath() {}

    /** Returns the steps, or refuses a path that may lead to several places. */
    static List<String> steps(String path) {
        Matcher matcher = STEP.matcher(path);
        List<String> steps = new ArrayList<>();
        int at = path.startsWith("$") ? 1 : -1;
        while (at >= 0 && at < path.length()) {
            boolean found = matcher.find(at) && matcher.start() == at;
            if (found) {
                String quoted = matcher.group(2);
                steps.add(
                        matcher.group(1) != null
                                ? matcher.group(1)
                                : quoted != null ? quoted.replaceAll("\\\\(.)", "$1") : matcher.group(3));
            }
            at = found ? matcher.end() : -1;
        }
        if (at < 0) {
            throw new CompileException("The path '" + path + "' is none of names and numbers to one place: $.name,"
                    + " $.\"a name\", $.items[0].price. Write others as text(...) with jsonb_path_query_first.");
        }
        return steps;
    }

    /** Writes steps as a constant of an array of texts. */
    static String array(List<String> steps) {
        StringBuilder array = new StringBuilder("{");
        for (String step : steps) {
            array.append(array.length() == 1 ? "" : ",")
                    .append('"')
                    .append(step.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
        return PostgresqlStrings.literal(array.append('}').toString());
    }
}

package io.mercator.dialect.kit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the kit found of the types of dialects, as Markdown: which column each dialect makes of a type, and what it refuses
 * to do with its values. For a page that a test compares with what it found:
 *
 * <pre>{@code
 * assertThat(Files.readString(page)).contains(TypePage.of(List.of(Path.of("target/dialect-kit/mydatabase.txt"))));
 * }</pre>
 */
public final class TypePage {
    private static final int OPERATIONS = ValueOperation.values().length;

    private final Map<String, Map<String, String>> dialects;
    private final List<TypeCase<?>> types = TypeCases.of(DatabaseUnderTest.at(""), "none");

    private record Refusal(String operations, String reason) {}

    private TypePage(Map<String, Map<String, String>> dialects) {
        this.dialects = dialects;
    }

    /**
     * Makes the page.
     *
     * @param findings the files that the runs of {@link DialectKit} leave, {@code target/dialect-kit/<dialect>.txt}
     * @return a table with a row for each type and a column for each dialect, and below it what is refused; with a line break at
     *     its end
     * @throws java.io.UncheckedIOException if a file cannot be read
     * @throws IllegalStateException if a file has not all types, as after a run of some tests alone
     */
    public static String of(List<Path> findings) {
        Map<String, Map<String, String>> dialects = new TreeMap<>();
        for (Path file : findings) {
            dialects.put(file.getFileName().toString().replaceFirst("\\.txt$", ""), Findings.read(file));
        }
        return new TypePage(dialects).render();
    }

    private String render() {
        List<String> lines = new ArrayList<>();
        lines.add("| Type | Java class | " + String.join(" | ", dialects.keySet()) + " |");
        lines.add("|---|---|" + "---|".repeat(dialects.size()));
        for (TypeCase<?> type : types) {
            String columns = dialects.keySet().stream()
                    .map(dialect -> column(dialect, type))
                    .collect(Collectors.joining(" | "));
            lines.add("| `" + type + "` | `" + type.type().javaType().getSimpleName() + "` | " + columns + " |");
        }
        for (String dialect : dialects.keySet()) {
            lines.add("");
            lines.addAll(refusals(dialect));
        }
        return String.join("\n", lines) + "\n";
    }

    private String column(String dialect, TypeCase<?> type) {
        String column = found(dialect, type, "column");
        boolean limited = refused(dialect, type).values().stream().anyMatch(which -> which.size() < OPERATIONS);
        return column.equals("none") ? "none" : "`" + column + "`" + (limited ? " \\*" : "");
    }

    private String found(String dialect, TypeCase<?> type, String what) {
        String found = dialects.get(dialect).get("type." + type + "." + what);
        if (found == null) {
            throw new IllegalStateException("The findings of '" + dialect + "' have nothing of " + what
                    + " of the type " + type + ". They are of a run of some tests alone: run all of its dialect kit.");
        }
        return found;
    }

    private List<String> refusals(String dialect) {
        Map<Refusal, List<String>> typesByRefusal = new LinkedHashMap<>();
        for (TypeCase<?> type : types) {
            refused(dialect, type)
                    .forEach((reason, operations) -> typesByRefusal
                            .computeIfAbsent(new Refusal(names(operations), reason), unknown -> new ArrayList<>())
                            .add("`" + type + "`"));
        }
        List<String> lines = new ArrayList<>();
        lines.add(typesByRefusal.isEmpty() ? dialect + " refuses nothing." : dialect + " refuses:");
        if (!typesByRefusal.isEmpty()) {
            lines.add("");
        }
        typesByRefusal.forEach((refusal, names) ->
                lines.add("- " + refusal.operations() + " of " + String.join(", ", names) + ": " + refusal.reason()));
        return lines;
    }

    private Map<String, Set<ValueOperation>> refused(String dialect, TypeCase<?> type) {
        Map<String, Set<ValueOperation>> refused = new LinkedHashMap<>();
        for (ValueOperation operation : ValueOperation.values()) {
            String found = found(dialect, type, operation.name());
            if (!found.equals("yes")) {
                refused.computeIfAbsent(found, unknown -> EnumSet.noneOf(ValueOperation.class))
                        .add(operation);
            }
        }
        return refused;
    }

    private static String names(Set<ValueOperation> operations) {
        return operations.size() == OPERATIONS
                ? "everything"
                : operations.stream()
                        .map(operation -> "**" + operation.name().toLowerCase(Locale.ROOT) + "**")
                        .collect(Collectors.joining(", "));
    }
}

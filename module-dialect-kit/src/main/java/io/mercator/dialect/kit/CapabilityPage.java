package io.mercator.dialect.kit;

import io.mercator.api.dialect.Capability;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The page of capabilities: a table in Markdown with a row for each capability and a column for each dialect, made of what
 * the kit found when it ran. {@code yes} is proven; {@code no} was tried and failed; {@code works} is not claimed, and the
 * database does what the standard says.
 */
public final class CapabilityPage {
    private static final String PREFIX = "capability.";

    private CapabilityPage() {}

    /**
     * Makes the page.
     *
     * @param findings the files that runs of the kit left, {@code target/dialect-kit/<dialect>.txt} of each dialect
     * @return the table, with a line break at its end
     * @throws java.io.UncheckedIOException if a file cannot be read
     */
    public static String of(List<Path> findings) {
        Map<String, Map<String, String>> dialects = new TreeMap<>();
        for (Path file : findings) {
            dialects.put(file.getFileName().toString().replaceFirst("\\.txt$", ""), Findings.read(file));
        }
        List<String> lines = new ArrayList<>();
        StringBuilder head = new StringBuilder("| Capability |");
        StringBuilder rule = new StringBuilder("|---|");
        dialects.keySet().forEach(dialect -> {
            head.append(' ').append(dialect).append(" |");
            rule.append("---|");
        });
        lines.add(head.toString());
        lines.add(rule.toString());
        for (Capability capability : Capability.values()) {
            StringBuilder row = new StringBuilder("| `" + capability + "` |");
            dialects.values()
                    .forEach(found -> row.append(' ')
                            .append(found.getOrDefault(PREFIX + capability, "not tried"))
                            .append(" |"));
            lines.add(row.toString());
        }
        return String.join("\n", lines) + "\n";
    }

    static void put(String dialect, Capability capability, String found) {
        Findings.put(dialect, PREFIX + capability, found);
    }
}

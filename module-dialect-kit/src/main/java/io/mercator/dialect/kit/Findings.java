package io.mercator.dialect.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the tests found of one dialect, kept in {@code target/dialect-kit/<dialect>.txt} as they find it: a line for each,
 * its key, a tab and what was found. The pages are made of these.
 */
final class Findings {
    private static final Map<String, Map<String, String>> FOUND = new TreeMap<>();

    private Findings() {}

    static synchronized void put(String dialect, String key, String found) {
        Map<String, String> all = FOUND.computeIfAbsent(dialect, unknown -> new TreeMap<>());
        if (!found.equals(all.put(key, found))) {
            write(file(dialect), all);
        }
    }

    /** Writes beside each file of findings the pages that are made of it. */
    static synchronized void writePages() {
        for (String dialect : FOUND.keySet()) {
            Path findings = file(dialect);
            List<Path> alone = List.of(findings);
            String page = "# " + dialect + "\n\n" + CapabilityPage.of(alone);
            try {
                page += "\n" + TypePage.of(alone);
            } catch (IllegalStateException typesWereNotTested) {
                // The page of a run of some tests has what these found.
            }
            try {
                Files.writeString(findings.resolveSibling(dialect + ".md"), page, StandardCharsets.UTF_8);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    private static Path file(String dialect) {
        return Path.of(System.getProperty("mercator.kit.findings", "target/dialect-kit"), dialect + ".txt");
    }

    private static void write(Path file, Map<String, String> all) {
        List<String> lines = new ArrayList<>();
        all.forEach((key, found) -> lines.add(key + "\t" + found));
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, lines, StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Reads what a run found. */
    static Map<String, String> read(Path file) {
        Map<String, String> all = new TreeMap<>();
        try {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                String[] parts = line.split("\t", 2);
                all.put(parts[0], parts[1]);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return all;
    }
}

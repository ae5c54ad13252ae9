package io.mercator.benchmarks.report;

import io.mercator.benchmarks.Library;
import java.util.ArrayList;
import java.util.List;

/** The ratios as a Markdown table whose columns stand in line, so that it can be read as it is. */
public final class RatioTable {
    private RatioTable() {}

    /** Writes a line for each workload and database: goal, JDBC's own cost, and time / allocation of each library beside it. */
    public static String of(Results results) {
        List<Library> libraries = results.libraries().stream()
                .filter(library -> library != Library.JDBC)
                .toList();
        List<List<String>> lines = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("workload, database", "JDBC, an operation", "goal"));
        libraries.forEach(library -> head.add(library.title()));
        lines.add(head);
        for (Comparison comparison : results.comparisons()) {
            List<String> line = new ArrayList<>(List.of(
                    comparison.title(),
                    comparison.absolute(),
                    comparison.jdbc().workload().goal(comparison.jdbc().database())));
            libraries.forEach(library -> line.add(comparison.cell(library)));
            lines.add(line);
        }
        return written(lines);
    }

    private static String written(List<List<String>> lines) {
        int[] widths = new int[lines.get(0).size()];
        for (List<String> line : lines) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], line.get(column).length());
            }
        }
        StringBuilder table = new StringBuilder();
        for (int row = 0; row < lines.size(); row++) {
            table.append('|');
            for (int column = 0; column < widths.length; column++) {
                String cell = lines.get(row).get(column);
                table.append(' ')
                        .append(cell)
                        .append(" ".repeat(widths[column] - cell.length() + 1))
                        .append('|');
            }
            table.append('\n');
            if (row == 0) {
                table.append('|');
                for (int width : widths) {
                    table.append("-".repeat(width + 2)).append('|');
                }
                table.append('\n');
            }
        }
        return table.toString();
    }
}

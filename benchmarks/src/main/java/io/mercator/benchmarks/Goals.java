package io.mercator.benchmarks;

import io.mercator.benchmarks.database.Database;
import java.util.Map;

/** What is wanted: each below what the fastest known library needs. */
final class Goals {
    private static final Map<String, String> GOALS = Map.ofEntries(
            Map.entry("INSERT_OBJECTS H2", "0.70"),
            Map.entry("INSERT_OBJECTS SQLITE", "0.60"),
            Map.entry("INSERT_ROWS H2", "1.00"),
            Map.entry("INSERT_ROWS SQLITE", "0.80"),
            Map.entry("UPDATE_SALARIES H2", "1.05"),
            Map.entry("UPDATE_SALARIES SQLITE", "0.85"),
            Map.entry("UPDATE_MIXED H2", "1.20"),
            Map.entry("TUPLES H2", "1.05 / 1.02"),
            Map.entry("GRAPH H2", "1.25 / 1.00"),
            Map.entry("NUMBERS H2", "1.40 / 1.80"),
            Map.entry("NUMBERS SQLITE", "1.15 / 1.80"),
            Map.entry("TEXTS SQLITE", "1.10"),
            Map.entry("BY_KEY H2", "1.50 / 1.60"),
            Map.entry("BY_KEY SQLITE", "0.80"),
            Map.entry("LIST H2", "1.60"),
            Map.entry("COUNT H2", "1.50"),
            Map.entry("JOIN H2", "1.40"),
            Map.entry("SUBQUERY H2", "1.50"),
            Map.entry("INSERT_ONE H2", "1.15"),
            Map.entry("UPDATE_ONE H2", "1.15"),
            Map.entry("DELETE_ONE H2", "1.25"));

    private Goals() {}

    static String of(Workload workload, Database database) {
        return GOALS.getOrDefault(workload.name() + " " + database.name(), "-");
    }
}

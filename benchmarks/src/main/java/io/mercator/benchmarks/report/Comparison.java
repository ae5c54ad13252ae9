package io.mercator.benchmarks.report;

import io.mercator.benchmarks.Library;
import java.util.Locale;
import java.util.OptionalDouble;

/** What libraries cost on one workload and database, divided by what JDBC costs there. */
public final class Comparison {
    private final Results results;
    private final Measurement jdbc;

    Comparison(Results results, Measurement jdbc) {
        this.results = results;
        this.jdbc = jdbc;
    }

    public Measurement jdbc() {
        return jdbc;
    }

    /** Returns workload and database for people. */
    public String title() {
        return jdbc.workload().title() + ", " + jdbc.database().title();
    }

    /** Returns how many times JDBC's time a library takes; empty where it was not measured. */
    public OptionalDouble time(Library library) {
        return results.find(jdbc.workload(), jdbc.database(), library).stream()
                .mapToDouble(measurement -> measurement.nanos() / jdbc.nanos())
                .findFirst();
    }

    /** Returns how many times JDBC's bytes a library allocates; empty where it was not measured. */
    public OptionalDouble bytes(Library library) {
        return results.find(jdbc.workload(), jdbc.database(), library).stream()
                .mapToDouble(measurement -> measurement.bytes() / jdbc.bytes())
                .findFirst();
    }

    /** Returns both ratios as a cell, for example {@code 1.20 / 1.06}; a dash where the library was not measured. */
    public String cell(Library library) {
        OptionalDouble time = time(library);
        OptionalDouble bytes = bytes(library);
        return time.isEmpty() || bytes.isEmpty() ? "-" : ratio(time.getAsDouble()) + " / " + ratio(bytes.getAsDouble());
    }

    /** Returns the times as JDBC takes them, for example {@code 1.98 us, 2,080 B}. */
    public String absolute() {
        double nanos = jdbc.nanos();
        String time = nanos < 1_000
                ? String.format(Locale.ROOT, "%.0f ns", nanos)
                : String.format(Locale.ROOT, nanos < 100_000 ? "%.2f us" : "%.0f us", nanos / 1_000);
        return time + String.format(Locale.ROOT, ", %,.0f B", jdbc.bytes());
    }

    private static String ratio(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.1f", value);
    }
}

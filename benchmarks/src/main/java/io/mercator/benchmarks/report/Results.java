package io.mercator.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.mercator.benchmarks.Library;
import io.mercator.benchmarks.Workload;
import io.mercator.benchmarks.database.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** All measurements of some runs. */
public final class Results {
    static final String ALLOCATION = "gc.alloc.rate.norm";

    private final List<Measurement> measurements;
    private final String machine;

    private Results(List<Measurement> measurements, String machine) {
        this.measurements = measurements;
        this.machine = machine;
    }

    /**
     * Reads files as JMH or {@link ResultsFile} writes them; of a workload that was run more than once the last counts.
     *
     * @throws IOException if a file cannot be read
     */
    public static Results read(List<Path> files) throws IOException {
        List<Measurement> measurements = new ArrayList<>();
        String machine = "";
        JsonMapper mapper = new JsonMapper();
        for (Path file : files) {
            for (JsonNode run : mapper.readTree(file.toFile())) {
                add(measurements, run);
                machine = run.path("vmName").asText() + " "
                        + run.path("vmVersion").asText() + ", JMH "
                        + run.path("jmhVersion").asText() + ", "
                        + run.path("forks").asInt() + " forks of "
                        + run.path("warmupIterations").asInt() + " x "
                        + run.path("warmupTime").asText() + " warm-up and "
                        + run.path("measurementIterations").asInt() + " x "
                        + run.path("measurementTime").asText() + " measurement";
            }
        }
        return new Results(measurements, machine);
    }

    private static void add(List<Measurement> measurements, JsonNode run) {
        Optional<Workload> workload = Workload.of(run.path("benchmark").asText());
        if (workload.isEmpty()) {
            return;
        }
        Measurement measurement = new Measurement(
                workload.get(),
                Database.valueOf(run.path("params").path("database").asText()),
                Library.valueOf(run.path("params").path("library").asText()),
                median(run.path("primaryMetric").path("rawData")),
                run.path("secondaryMetrics").path(ALLOCATION).path("score").asDouble());
        measurements.removeIf(known -> known.workload() == measurement.workload()
                && known.database() == measurement.database()
                && known.library() == measurement.library());
        measurements.add(measurement);
    }

    private static double median(JsonNode forks) {
        List<Double> all = new ArrayList<>();
        forks.forEach(fork -> fork.forEach(iteration -> all.add(iteration.asDouble())));
        double[] sorted = all.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }

    /** Returns what was measured with what, for people. */
    public String machine() {
        return machine;
    }

    /** Returns the libraries that were measured, in their order. */
    public List<Library> libraries() {
        return Arrays.stream(Library.values())
                .filter(library -> measurements.stream().anyMatch(m -> m.library() == library))
                .toList();
    }

    /** Returns a measurement, if it was made. */
    public Optional<Measurement> find(Workload workload, Database database, Library library) {
        return measurements.stream()
                .filter(m -> m.workload() == workload && m.database() == database && m.library() == library)
                .findFirst();
    }

    /** Returns what all libraries need for a workload, each beside JDBC; workloads without JDBC are left out. */
    public List<Comparison> comparisons() {
        List<Comparison> all = new ArrayList<>();
        for (Workload workload : Workload.values()) {
            for (Database database : Database.values()) {
                find(workload, database, Library.JDBC).ifPresent(jdbc -> all.add(new Comparison(this, jdbc)));
            }
        }
        return all;
    }
}

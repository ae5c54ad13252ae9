package io.mercator.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Keeps of what JMH writes that which is reported: a line for each run, so that the file can be kept beside the table. */
public final class ResultsFile {
    private static final List<String> SETTINGS = List.of(
            "jmhVersion",
            "vmName",
            "vmVersion",
            "forks",
            "warmupIterations",
            "warmupTime",
            "measurementIterations",
            "measurementTime",
            "benchmark",
            "params");

    private ResultsFile() {}

    /**
     * Writes the runs of a file of JMH's in short.
     *
     * @throws IOException if one cannot be read or the other written
     */
    public static void shorten(Path jmh, Path file) throws IOException {
        JsonMapper mapper = new JsonMapper();
        List<String> lines = new ArrayList<>();
        for (JsonNode run : mapper.readTree(jmh.toFile())) {
            ObjectNode line = mapper.createObjectNode();
            SETTINGS.forEach(setting -> line.set(setting, run.path(setting)));
            JsonNode metric = run.path("primaryMetric");
            ObjectNode primary = line.putObject("primaryMetric");
            primary.set("score", metric.path("score"));
            primary.set("scoreUnit", metric.path("scoreUnit"));
            primary.set("rawData", metric.path("rawData"));
            line.putObject("secondaryMetrics")
                    .putObject(Results.ALLOCATION)
                    .set(
                            "score",
                            run.path("secondaryMetrics")
                                    .path(Results.ALLOCATION)
                                    .path("score"));
            lines.add(mapper.writeValueAsString(line));
        }
        Files.writeString(file, "[\n" + String.join(",\n", lines) + "\n]\n");
    }
}

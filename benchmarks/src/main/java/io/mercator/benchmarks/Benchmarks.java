package io.mercator.benchmarks;

import io.mercator.benchmarks.chunks.Chunks;
import io.mercator.benchmarks.database.Database;
import io.mercator.benchmarks.report.RatioChart;
import io.mercator.benchmarks.report.RatioTable;
import io.mercator.benchmarks.report.Results;
import io.mercator.benchmarks.report.ResultsFile;
import io.mercator.benchmarks.scale.Scale;
import io.mercator.benchmarks.startup.StartUp;
import io.mercator.benchmarks.threads.Threads;
import io.mercator.benchmarks.tracking.HeldMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs workloads with JMH and writes what they cost beside hand-written JDBC. */
public final class Benchmarks {
    private Benchmarks() {}

    /**
     * Runs what the arguments ask for; without any, all workloads with all libraries in full, which takes hours.
     *
     * @param arguments as the usage says, which {@code --help} prints
     * @throws RunnerException if a workload fails
     * @throws IOException if results cannot be read or written
     * @throws SQLException if a database refuses a statement
     * @throws IllegalArgumentException if an argument is unknown
     */
    public static void main(String... arguments) throws RunnerException, IOException, SQLException {
        String command = arguments.length == 0 ? "" : arguments[0];
        String[] others = arguments.length == 0 ? arguments : Arrays.copyOfRange(arguments, 1, arguments.length);
        switch (command) {
            case "jmh" -> org.openjdk.jmh.Main.main(others);
            case "report" -> report(others);
            case "startup" -> StartUp.measure(System.out);
            case "threads" -> Threads.measure(database(others), System.out);
            case "scale" -> Scale.measure(System.out, others);
            case "chunks" -> Chunks.measure(System.out, others);
            case "memory" -> HeldMemory.measure(System.out);
            case "--help" -> System.out.print(Arguments.USAGE);
            default -> run(Arguments.of(arguments));
        }
    }

    private static Database database(String... names) {
        return names.length == 0 ? Database.H2 : Database.valueOf(names[0].toUpperCase(Locale.ROOT));
    }

    /** Of the files the first names the folder of table and chart. */
    private static void report(String... files) throws IOException {
        if (files.length == 0) {
            throw new IllegalArgumentException("report needs a file of results.\n" + Arguments.USAGE);
        }
        List<Path> all = Arrays.stream(files).map(Path::of).toList();
        report(Results.read(all), all.get(0).toAbsolutePath().getParent());
    }

    private static void report(Results results, Path folder) throws IOException {
        Files.writeString(folder.resolve("ratios.md"), RatioTable.of(results));
        Files.writeString(folder.resolve("ratios.svg"), RatioChart.of(results));
        System.out.println(results.machine());
        System.out.println();
        System.out.print(RatioTable.of(results));
    }

    private static void run(Arguments arguments) throws RunnerException, IOException {
        Files.createDirectories(arguments.folder());
        Path json = arguments.folder().resolve("results.json");
        Collection<RunResult> all = new ArrayList<>();
        for (Workload workload : arguments.workloads()) {
            for (Database database : workload.databases()) {
                if (arguments.databases().contains(database)) {
                    all.addAll(measured(workload, database, arguments));
                    Path jmh = arguments.folder().resolve("jmh.json");
                    ResultFormatFactory.getInstance(ResultFormatType.JSON, jmh.toString())
                            .writeOut(all);
                    ResultsFile.shorten(jmh, json);
                }
            }
        }
        report(Results.read(List.of(json)), arguments.folder());
    }

    private static Collection<RunResult> measured(Workload workload, Database database, Arguments arguments)
            throws RunnerException {
        String[] libraries = arguments.libraries().stream()
                .filter(library -> library.serves(database))
                .map(Library::name)
                .toArray(String[]::new);
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("\\." + workload.method().replace(".", "\\.") + "$")
                .param("database", database.name())
                .param("library", libraries)
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true);
        if (arguments.isQuick()) {
            options.forks(1)
                    .warmupIterations(3)
                    .warmupTime(TimeValue.seconds(1))
                    .measurementIterations(3)
                    .measurementTime(TimeValue.seconds(1));
        }
        return new Runner(options.build()).run();
    }
}

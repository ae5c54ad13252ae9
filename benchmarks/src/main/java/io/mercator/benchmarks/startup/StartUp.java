package io.mercator.benchmarks.startup;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Starts programs in JVMs of their own, many times, and tells the median from start to end. */
public final class StartUp {
    private static final int RUNS = 15;
    private static final List<String> MODULES = List.of(
            "mercator-api-",
            "mercator-engine-",
            "mercator-session-",
            "mercator-dialect-h2-",
            "mercator-dialect-sqlite-",
            "HikariCP-",
            "slf4j-",
            "h2-",
            "sqlite-jdbc-");

    private StartUp() {}

    /**
     * Measures and prints a table.
     *
     * @throws IOException if a program cannot be started
     */
    public static void measure(PrintStream out) throws IOException {
        out.println("From the start of a JVM to its end, median of " + RUNS + " runs, in ms");
        for (String url : List.of("jdbc:h2:mem:startup", "jdbc:sqlite::memory:")) {
            double jdbc = median(program(JdbcFirstQuery.class, url));
            double mercator = median(program(MercatorFirstQuery.class, url));
            out.printf(
                    "first query of %-22s JDBC %5.0f   Mercator %5.0f   difference %5.0f%n",
                    url, jdbc, mercator, mercator - jdbc);
        }
        double few = median(program(ManyClasses.class, "1"));
        double many = median(program(ManyClasses.class, "501"));
        out.printf(
                "mapping completed of 1 class %5.0f, of 501 classes %5.0f   difference %5.0f%n", few, many, many - few);
    }

    /** Mercator, its dialects and the drivers lie on the module path, as an application has them. */
    private static List<String> program(Class<?> main, String argument) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--module-path",
                modulePath(),
                "--add-modules",
                "io.mercator.api",
                "--class-path",
                classes().toString()));
        if (Runtime.version().feature() >= 24) {
            command.add("--enable-native-access=ALL-UNNAMED,org.xerial.sqlitejdbc");
        }
        command.addAll(List.of(main.getName(), argument));
        return command;
    }

    /** The jar names all libraries in its manifest, which an application on the module path has not beside it. */
    private static Path classes() {
        return Path.of(System.getProperty("java.class.path")).toAbsolutePath().resolveSibling("classes");
    }

    private static String modulePath() throws IOException {
        Path jar = Path.of(System.getProperty("java.class.path")).toAbsolutePath();
        try (Stream<Path> libraries = Files.list(jar.resolveSibling("lib"))) {
            return String.join(
                    File.pathSeparator,
                    libraries
                            .filter(library -> MODULES.stream()
                                    .anyMatch(library.getFileName().toString()::startsWith))
                            .map(Path::toString)
                            .sorted()
                            .toList());
        }
    }

    private static double median(List<String> command) throws IOException {
        double[] times = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            long start = System.nanoTime();
            Process process = new ProcessBuilder(command).inheritIO().start();
            try {
                if (process.waitFor() != 0) {
                    throw new IOException("A program failed: " + String.join(" ", command));
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IOException(interrupted);
            }
            times[run] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(times);
        return times[RUNS / 2];
    }
}

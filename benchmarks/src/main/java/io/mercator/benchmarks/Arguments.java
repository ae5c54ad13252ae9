package io.mercator.benchmarks;

import io.mercator.benchmarks.database.Database;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What is to be run.
 *
 * @param isQuick one fork and short iterations
 * @param workloads which workloads
 * @param databases on which databases, as far as the workload is measured there
 * @param libraries with which libraries; JDBC is always among them
 * @param folder where results are written
 */
record Arguments(
        boolean isQuick, Set<Workload> workloads, Set<Database> databases, Set<Library> libraries, Path folder) {
    static final String USAGE = """
            java -jar benchmarks/target/benchmarks.jar [options]    runs workloads and writes results.json, ratios.md, ratios.svg
              --quick                  one fork of short iterations; in full three of long ones
              --only by_key,list       some workloads, of: %s
              --on h2,sqlite           some databases, of: %s
              --with mercator,jooq     some libraries beside JDBC, of: %s
              --folder results         where the files go, target/benchmarks otherwise
            java -jar benchmarks/target/benchmarks.jar report results.json...   writes table and chart of results
            java -jar benchmarks/target/benchmarks.jar startup                  measures the first query of a JVM
            java -jar benchmarks/target/benchmarks.jar threads [h2]             measures 1 to 64 threads, and what they wait for
            java -jar benchmarks/target/benchmarks.jar scale [1000 10000]       measures what growing sessions cost for an object
            java -jar benchmarks/target/benchmarks.jar memory                   measures what a session holds for an object
            java -jar benchmarks/target/benchmarks.jar chunks [h2 delete]       measures how many rows of one statement go fastest
            java -jar benchmarks/target/benchmarks.jar jmh ...                  JMH with options of its own
            """.formatted(names(Workload.class), names(Database.class), names(Library.class));

    static Arguments of(String... given) {
        boolean quick = false;
        Set<Workload> workloads = EnumSet.allOf(Workload.class);
        Set<Database> databases = EnumSet.allOf(Database.class);
        Set<Library> libraries = EnumSet.allOf(Library.class);
        Path folder = Path.of("target", "benchmarks");
        for (Iterator<String> next = List.of(given).iterator(); next.hasNext(); ) {
            String option = next.next();
            switch (option) {
                case "--quick" -> quick = true;
                case "--only" -> workloads = chosen(Workload.class, value(option, next));
                case "--on" -> databases = chosen(Database.class, value(option, next));
                case "--with" -> libraries = chosen(Library.class, value(option, next));
                case "--folder" -> folder = Path.of(value(option, next));
                default -> throw new IllegalArgumentException("Unknown option '" + option + "'.\n" + USAGE);
            }
        }
        libraries.add(Library.JDBC);
        return new Arguments(quick, workloads, databases, libraries, folder);
    }

    private static String value(String option, Iterator<String> next) {
        if (!next.hasNext()) {
            throw new IllegalArgumentException("Option '" + option + "' needs a value.\n" + USAGE);
        }
        return next.next();
    }

    private static <T extends Enum<T>> Set<T> chosen(Class<T> type, String names) {
        Set<T> chosen = EnumSet.noneOf(type);
        for (String name : names.split(",")) {
            chosen.add(Arrays.stream(type.getEnumConstants())
                    .filter(constant -> constant.name().equalsIgnoreCase(name))
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalArgumentException("'" + name + "' is none of: " + names(type) + ".\n" + USAGE)));
        }
        return chosen;
    }

    private static <T extends Enum<T>> String names(Class<T> type) {
        return String.join(
                ", ",
                Arrays.stream(type.getEnumConstants())
                        .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                        .toList());
    }
}

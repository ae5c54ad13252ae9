package io.mercator.benchmarks.scale;

import io.mercator.benchmarks.scale.Steps.Cost;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Prints what each step costs for an object, in nanoseconds, with more and more objects on H2 in memory, in a session and by
 * hand. What does not stay the same, but for the caches of the processor, is quadratic; the pauses of the collector, which
 * copies what lives as long as a session does, stand beside.
 */
public final class Scale {
    private static final int SMALLEST = 1_000;
    private static final int WARM_UPS = 60;
    private static final List<Integer> USUAL = List.of(SMALLEST, 10_000, 100_000);

    private final Map<String, List<Cost>> mercator = new LinkedHashMap<>();
    private final Map<String, List<Cost>> jdbc = new LinkedHashMap<>();
    private int databases;

    private interface Run {
        String run(String database, int objects, Steps steps) throws SQLException;
    }

    private Scale() {}

    /**
     * Runs all sizes, the smallest several times before, and prints a table.
     *
     * @param out receives the table
     * @param arguments the numbers of objects, multiples of ten; 1,000, 10,000 and 100,000 without any
     * @throws SQLException if a statement fails
     */
    public static void measure(PrintStream out, String... arguments) throws SQLException {
        List<Integer> sizes = new ArrayList<>();
        for (String argument : arguments) {
            sizes.add(Integer.valueOf(argument));
        }
        measure(out, WARM_UPS, sizes.isEmpty() ? USUAL : sizes);
    }

    static void measure(PrintStream out, int warmUps, List<Integer> sizes) throws SQLException {
        Scale scale = new Scale();
        for (int warmUp = 0; warmUp < warmUps; warmUp++) {
            MercatorRun.run(scale.next(), SMALLEST, new Steps());
            JdbcRun.run(scale.next(), SMALLEST, new Steps());
        }
        for (int size : sizes) {
            String byHand = scale.measure(scale.jdbc, JdbcRun::run, size);
            String bySession = scale.measure(scale.mercator, MercatorRun::run, size);
            if (!bySession.equals(byHand)) {
                throw new IllegalStateException("JDBC leaves " + byHand + ", and Mercator " + bySession);
            }
        }
        scale.print(out, sizes);
    }

    private String next() {
        return "scale" + databases++;
    }

    private String measure(Map<String, List<Cost>> table, Run run, int size) throws SQLException {
        Map<String, Cost> least = new LinkedHashMap<>();
        String committed = "";
        for (int repeat = 0; repeat < Math.max(2, Math.min(10, 300_000 / size)); repeat++) {
            Steps steps = new Steps();
            committed = run.run(next(), size, steps);
            steps.costs().forEach((step, cost) -> least.merge(step, cost, Cost::least));
        }
        least.forEach((step, cost) -> table.computeIfAbsent(step, unknown -> new ArrayList<>())
                .add(new Cost(cost.work() / size, cost.pauses() / size)));
        return committed;
    }

    private void print(PrintStream out, List<Integer> sizes) {
        out.printf("%-38s", "ns of an object + pauses of collector");
        sizes.forEach(size -> out.printf(Locale.ROOT, "%,16d", size));
        out.println();
        mercator.forEach((step, costs) -> {
            print(out, step, "Mercator", costs);
            List<Cost> byHand = jdbc.get(step);
            if (byHand != null) {
                print(out, "", "JDBC", byHand);
            }
        });
    }

    private static void print(PrintStream out, String step, String library, List<Cost> costs) {
        out.printf("%-29s%-9s", step, library);
        for (Cost cost : costs) {
            String pauses = cost.pauses() == 0 ? "" : String.format(Locale.ROOT, " +%,d", cost.pauses());
            out.printf(Locale.ROOT, "%,9d%-7s", cost.work(), pauses);
        }
        out.println();
    }
}

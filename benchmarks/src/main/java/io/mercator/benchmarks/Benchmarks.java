package io.mercator.benchmarks;

import java.io.IOException;
import org.openjdk.jmh.runner.RunnerException;

/** Runs the workloads and writes what they cost. */
public final class Benchmarks {
    private Benchmarks() {}

    /**
     * Runs what the arguments ask for; without any, all workloads with all libraries in full.
     *
     * @param arguments as {@link Arguments} reads them
     * @throws RunnerException if a workload fails
     * @throws IOException if the results cannot be written
     */
    public static void main(String[] arguments) throws RunnerException, IOException {
        if (arguments.length > 0 && arguments[0].equals("jmh")) {
            org.openjdk.jmh.Main.main(java.util.Arrays.copyOfRange(arguments, 1, arguments.length));
        }
    }
}

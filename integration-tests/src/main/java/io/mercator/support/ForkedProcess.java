package io.mercator.support;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program run to its end, its two output streams taken together: a warning on either spoils the output.
 *
 * @param exitCode what the program returned
 * @param output what it printed
 */
public record ForkedProcess(int exitCode, String output) {

    /** Returns the path of a tool of the JDK that runs the tests. */
    public static String tool(String name) {
        String suffix = File.separatorChar == '\\' ? ".exe" : "";
        return Path.of(System.getProperty("java.home"), "bin", name + suffix).toString();
    }

    /**
     * Runs a command in a folder, which is created, and waits for it.
     *
     * @throws AssertionError when it has not ended in time; it is then killed
     */
    public static ForkedProcess run(Path folder, Duration limit, List<String> command) {
        try {
            Files.createDirectories(folder);
            Path output = Files.createTempFile(folder, "output", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            // The JVM announces these on stderr.
            builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError(command + " did not end in " + limit + ":\n" + Files.readString(output));
            }
            return new ForkedProcess(process.exitValue(), Files.readString(output));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + command, e);
        }
    }
}

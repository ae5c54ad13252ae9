package io.mercator.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.support.BuildPaths;
import io.mercator.support.ForkedProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two jars of the weaver: one to depend on, one to run. */
class WeaverJarsTest {
    @TempDir
    Path folder;

    private static Path jarToDependOn() throws IOException {
        try (Stream<Path> jars = Files.list(BuildPaths.tools())) {
            return jars.filter(path -> path.getFileName().toString().startsWith("mercator-weaver"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private ForkedProcess command(Path jar, Path target) {
        return ForkedProcess.run(
                folder,
                Duration.ofMinutes(1),
                List.of(ForkedProcess.tool("java"), "-jar", jar.toString(), "--include", "acme.*", target.toString()));
    }

    @Test
    void theJarToDependOnNamesTheOneToRun() throws IOException {
        ForkedProcess command = command(jarToDependOn(), folder);

        assertThat(command.output().strip())
                .isEqualTo("This jar has no Byte Buddy within, which the command needs. Run the jar of the classifier"
                        + " standalone in its place: java -jar mercator-weaver-VERSION-standalone.jar.");
        assertThat(command.exitCode()).isEqualTo(1);
    }

    @Test
    void theOneToRunSaysThatNothingWasAskedFor() {
        ForkedProcess command = command(BuildPaths.weaver(), folder);

        assertThat(command.output()).contains("acme.*");
        assertThat(command.exitCode()).isEqualTo(1);
    }
}

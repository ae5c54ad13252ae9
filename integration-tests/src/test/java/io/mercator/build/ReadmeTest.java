package io.mercator.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.support.BuildPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Two commands of the README are a promise to a bare machine: one block, one line, one command each. */
class ReadmeTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\\R(.*?)^```$");

    @Test
    void runTheTutorialHoldsOneCommand() throws IOException {
        assertThat(commandOf("Run the tutorial")).startsWith("mvn ").contains("-P tutorial");
    }

    @Test
    void runTheTestsHoldsOneCommand() throws IOException {
        assertThat(commandOf("Run the tests")).startsWith("mvn ").endsWith(" verify");
    }

    @Test
    void ciRunsTheTestCommand() throws IOException {
        Path script = BuildPaths.root().resolve(".ci/run");
        List<String> commands = Files.readAllLines(script).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();

        assertThat(script).isExecutable();
        assertThat(commands)
                .containsExactly("set -eu", "cd \"$(dirname \"$0\")/..\"", "exec " + commandOf("Run the tests"));
    }

    private static String commandOf(String heading) throws IOException {
        List<String> blocks = BLOCK.matcher(section(heading))
                .results()
                .map(block -> {
                    assertThat(block.group(1)).isEqualTo("sh");
                    return block.group(2).strip();
                })
                .toList();
        assertThat(blocks).as("the sh blocks below '## %s'", heading).hasSize(1);
        assertThat(blocks.get(0)).doesNotContain("\n", "&&", ";", "|", "\\");
        return blocks.get(0);
    }

    private static String section(String heading) throws IOException {
        String readme = Files.readString(BuildPaths.root().resolve("README.md"));
        Matcher section =
                Pattern.compile("(?ms)^## " + heading + "$(.*?)(?=^## |\\z)").matcher(readme);
        assertThat(section.find())
                .as("README.md has the section '## %s'", heading)
                .isTrue();
        return section.group(1);
    }
}

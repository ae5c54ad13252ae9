package io.mercator.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.support.BuildPaths;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every Java snippet of the documents is code that is compiled and run, and every test that they name exists. */
class DocumentationTest {
    private static final Pattern JAVA = Pattern.compile("(?ms)^```java\\R(.*?)^```$");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\|.*\\| (.*?) \\|$");
    private static final Pattern TEST = Pattern.compile("`(\\w+)\\.(\\w+)`");

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(path -> path.toString().endsWith(ending))
                    .filter(path -> !path.toString().contains("target"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String folded(String code) {
        return code.replaceAll("\\s+", " ").strip();
    }

    @Test
    void everySnippetIsCompiledAndRun() {
        Path root = BuildPaths.root();
        List<String> sources = new ArrayList<>();
        files(root.resolve("integration-tests/src/test/java/io/mercator"), ".java")
                .forEach(file -> sources.add(folded(read(file))));
        files(root.resolve("examples"), ".java").forEach(file -> sources.add(folded(read(file))));
        List<Path> documents = new ArrayList<>(files(root.resolve("docs"), ".md"));
        documents.add(root.resolve("README.md"));
        documents.add(root.resolve("CONTRIBUTING.md"));

        for (Path document : documents) {
            JAVA.matcher(read(document))
                    .results()
                    .forEach(block -> assertThat(
                                    sources.stream().anyMatch(source -> source.contains(folded(block.group(1)))))
                            .as("a source that is compiled has this snippet of %s:\n%s", document, block.group(1))
                            .isTrue());
        }
        assertThat(JAVA.matcher(read(root.resolve("README.md"))).results()).hasSizeGreaterThan(3);
    }

    @Test
    void everyRowOfTheTutorialsCoverageNamesATestThatExistsOrTheWorkThatOwnsIt() {
        Path root = BuildPaths.root();
        List<Path> tests = files(root, "Test.java");
        List<Path> contracts = files(root, "Contract.java");
        List<Integer> numbers = new ArrayList<>();
        ROW.matcher(read(root.resolve("docs/tutorial-coverage.md"))).results().forEach(row -> {
            numbers.add(Integer.valueOf(row.group(1)));
            List<String> named = new ArrayList<>();
            TEST.matcher(row.group(2)).results().forEach(test -> {
                named.add(test.group());
                assertThat(Stream.concat(tests.stream(), contracts.stream())
                                .filter(file -> file.getFileName().toString().equals(test.group(1) + ".java"))
                                .map(DocumentationTest::read))
                        .as("row %s names %s", row.group(1), test.group())
                        .anyMatch(source -> source.contains("void " + test.group(2) + "("));
            });
            assertThat(!named.isEmpty() || row.group(2).startsWith("Later: "))
                    .as("row %s names a test or the work that owns it", row.group(1))
                    .isTrue();
        });
        assertThat(numbers).hasSize(85);
        for (int index = 0; index < numbers.size(); index++) {
            assertThat(numbers.get(index)).isEqualTo(index + 1);
        }
    }
}

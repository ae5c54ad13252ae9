package io.mercator.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.support.BuildPaths;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every Java snippet of the documents is code that is compiled and run, and every test that they name exists. */
class DocumentationTest {
    private static final Pattern JAVA = Pattern.compile("(?ms)^```java\\R(.*?)^```$");
    private static final Pattern SENT_OR_SAID = Pattern.compile("(?ms)^```(sql|text)\\R(.*?)^```$");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\|.*\\| (.*?) \\|$");
    private static final Pattern CONTINUED = Pattern.compile("(?m)^\\| ([A-Z][^|]+) \\|[^|]*\\| (.*?) \\|$");
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

    /** Snippets leave out what is said of each member of a published class. */
    private static String withoutJavadoc(String code) {
        return code.replaceAll("(?s)/\\*\\*.*?\\*/", "");
    }

    @Test
    void everySnippetIsCompiledAndRun() {
        Path root = BuildPaths.root();
        List<String> sources = new ArrayList<>();
        files(root.resolve("integration-tests/src/test/java/io/mercator"), ".java")
                .forEach(file -> sources.add(folded(read(file))));
        Stream.of("examples", "module-dialect-kit/src/main", "module-dialect-postgresql/src/test")
                .flatMap(folder -> files(root.resolve(folder), ".java").stream())
                .forEach(file -> sources.add(folded(withoutJavadoc(read(file)))));
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

    /** Returns a source with what its literals say in one piece, so that a text is found however it is broken. */
    private static String literals(String source) {
        return folded(
                source.replaceAll("\"\\s*\\+\\s*\"", "").replace("\\n", " ").replace("\\\"", "\""));
    }

    /** Returns the statements or messages of a block; lines that begin with a space, or with no verb, go on. */
    private static List<String> pieces(String kind, String block) {
        String next = kind.equals("sql") ? "\\R(?=(?:SELECT|INSERT|UPDATE|DELETE) )" : "\\R(?! )";
        return Stream.of(block.strip().split(next))
                .map(DocumentationTest::folded)
                .toList();
    }

    @Test
    void everyStatementAndMessageOfThePageOnRelationshipsIsAsserted() {
        Path root = BuildPaths.root();
        List<String> tests = files(root.resolve("integration-tests/src/test/java/io/mercator/it"), ".java").stream()
                .map(file -> literals(read(file)))
                .toList();
        List<String> missing = new ArrayList<>();
        SENT_OR_SAID
                .matcher(read(root.resolve("docs/orm.md")))
                .results()
                .forEach(block -> pieces(block.group(1), block.group(2)).stream()
                        .filter(piece -> tests.stream().noneMatch(test -> test.contains(piece)))
                        .forEach(missing::add));

        assertThat(missing).as("what no test asserts").isEmpty();
    }

    @Test
    void everyRowOfTheTutorialsCoverageNamesATestThatExistsOrTheWorkThatOwnsIt() {
        List<Path> tests = tests();
        List<Integer> numbers = new ArrayList<>();
        ROW.matcher(coverage()).results().forEach(row -> {
            numbers.add(Integer.valueOf(row.group(1)));
            assertThat(existingTests(tests, row.group(1), row.group(2)) > 0
                            || row.group(2).startsWith("Later: "))
                    .as("row %s names a test or the work that owns it", row.group(1))
                    .isTrue();
        });
        assertThat(numbers).hasSize(85);
        for (int index = 0; index < numbers.size(); index++) {
            assertThat(numbers.get(index)).isEqualTo(index + 1);
        }
    }

    @Test
    void everyRowOfTheContinuationsCoverageNamesATestThatExists() {
        List<Path> tests = tests();
        List<MatchResult> rows = CONTINUED.matcher(coverage()).results().toList();

        assertThat(rows).hasSizeGreaterThan(40);
        rows.forEach(row -> assertThat(existingTests(tests, row.group(1), row.group(2)))
                .as(row.group())
                .isPositive());
    }

    private static String coverage() {
        return read(BuildPaths.root().resolve("docs/tutorial-coverage.md"));
    }

    private static List<Path> tests() {
        return Stream.of("Test.java", "Contract.java")
                .flatMap(ending -> files(BuildPaths.root(), ending).stream())
                .toList();
    }

    /** Counts the tests that a cell names, each of which must exist. */
    private static int existingTests(List<Path> tests, String row, String cell) {
        List<MatchResult> named = TEST.matcher(cell).results().toList();
        named.forEach(test -> assertThat(tests.stream()
                        .filter(file -> file.getFileName().toString().equals(test.group(1) + ".java"))
                        .map(DocumentationTest::read))
                .as("row %s names %s", row, test.group())
                .anyMatch(source -> source.contains("void " + test.group(2) + "(")));
        return named.size();
    }
}

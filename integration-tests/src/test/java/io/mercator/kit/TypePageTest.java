package io.mercator.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.dialect.kit.TypePage;
import io.mercator.support.BuildPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of docs/types.md says what the dialect kit found of each dialect, neither more nor less. */
class TypePageTest {
    @Test
    void theTableShowsWhatTheKitFoundOfEachDialect() throws IOException {
        List<Path> findings = new ArrayList<>();
        for (Path module : modulesOf(BuildPaths.root())) {
            List<Path> found = filesOf(module.resolve("target/dialect-kit"));
            assertThat(found)
                    .as("%s: its kit has left no findings. Run mvn verify of all modules.", module.getFileName())
                    .isNotEmpty();
            findings.addAll(found);
        }
        assertThat(Files.readString(BuildPaths.root().resolve("docs/types.md"))).contains(TypePage.of(findings));
    }

    private static List<Path> modulesOf(Path root) throws IOException {
        try (Stream<Path> folders = Files.list(root)) {
            return folders.filter(folder -> folder.getFileName().toString().startsWith("module-dialect-"))
                    .filter(folder -> !folder.endsWith("module-dialect-kit"))
                    .filter(folder -> Files.exists(folder.resolve("pom.xml")))
                    .toList();
        }
    }

    private static List<Path> filesOf(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".txt")).toList();
        }
    }
}

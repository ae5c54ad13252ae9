package io.mercator.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.support.BuildPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the kit found of each dialect when this build ran it. */
final class DialectFindings {
    private DialectFindings() {}

    /** Returns the files of all dialects' modules; one that has none is told. */
    static List<Path> all() throws IOException {
        List<Path> findings = new ArrayList<>();
        for (Path module : modules()) {
            List<Path> found = files(module.resolve("target/dialect-kit"));
            assertThat(found)
                    .as("%s: its kit has left no findings. Run mvn verify of all modules.", module.getFileName())
                    .isNotEmpty();
            findings.addAll(found);
        }
        return findings;
    }

    private static List<Path> modules() throws IOException {
        try (Stream<Path> folders = Files.list(BuildPaths.root())) {
            return folders.filter(folder -> folder.getFileName().toString().startsWith("module-dialect-"))
                    .filter(folder -> !folder.endsWith("module-dialect-kit"))
                    .filter(folder -> Files.exists(folder.resolve("pom.xml")))
                    .toList();
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".txt")).toList();
        }
    }
}

package io.mercator.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.support.BuildPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each published module comes with its sources and its Javadoc, which the build makes without a warning. */
class PublishedJarsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "module-api",
                "module-engine",
                "module-session",
                "module-dialect-kit",
                "module-dialect-sqlite",
                "module-dialect-derby",
                "module-dialect-postgresql",
                "module-dialect-h2",
                "module-dialect-mariadb"
            })
    void eachModuleHasSourcesAndJavadoc(String module) throws IOException {
        Path target = BuildPaths.root().resolve(module).resolve("target");
        assertThat(entries(target, "-sources.jar"))
                .contains("module-info.java")
                .anyMatch(entry -> entry.startsWith("io/mercator/") && entry.endsWith(".java"));
        assertThat(entries(target, "-javadoc.jar")).contains("index.html", "element-list");
    }

    private static List<String> entries(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            Path jar = files.filter(file -> file.getFileName().toString().endsWith(ending))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no *" + ending + " in " + folder.getFileName()));
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                return zip.stream().map(entry -> entry.getName()).toList();
            }
        }
    }
}

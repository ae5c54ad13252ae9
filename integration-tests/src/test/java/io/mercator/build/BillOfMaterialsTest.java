package io.mercator.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.support.BuildPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The BOM has no parent, so what it repeats is compared here. */
class BillOfMaterialsTest {
    @Test
    void bomNamesThePublishedModules() throws IOException {
        List<String> published;
        try (Stream<Path> folders = Files.list(BuildPaths.root())) {
            published = folders.map(folder -> folder.getFileName().toString())
                    .filter(name -> name.startsWith("module-") && !name.equals("module-bom"))
                    .map(name -> name.replaceFirst("module-", "mercator-"))
                    .toList();
        }

        String managed = read("module-bom/pom.xml").replaceFirst("(?s)</dependencyManagement>.*", "");
        assertThat(all("<artifactId>([^<]+)</artifactId>", managed.replaceFirst("(?s).*?<dependencyManagement>", "")))
                .containsExactlyInAnyOrderElementsOf(published);
    }

    @Test
    void bomAndParentHaveOneVersion() throws IOException {
        assertThat(firstAfter("mercator-bom", "module-bom/pom.xml"))
                .isEqualTo(firstAfter("mercator-parent", "pom.xml"));
    }

    @Test
    void bomAndParentHaveOneFormatter() throws IOException {
        assertThat(firstAfter("spotless-maven-plugin", "module-bom/pom.xml"))
                .isEqualTo(firstAfter("spotless-maven-plugin", "pom.xml"));
    }

    private static String firstAfter(String artifact, String pom) throws IOException {
        return all("<artifactId>" + artifact + "</artifactId>\\s*<version>([^<]+)</version>", read(pom))
                .get(0);
    }

    private static List<String> all(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();
    }

    private static String read(String file) throws IOException {
        return Files.readString(BuildPaths.root().resolve(file));
    }
}

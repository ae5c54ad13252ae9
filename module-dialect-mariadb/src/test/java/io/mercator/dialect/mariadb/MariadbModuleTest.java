package io.mercator.dialect.mariadb;

import static org.assertj.core.api.Assertions.assertThat;

import application.Application;
import io.mercator.api.dialect.DialectProvider;
import java.io.File;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the module's descriptor says, and that the driver is found on a module path though nothing requires it. */
class MariadbModuleTest {
    private static ModuleDescriptor descriptor() {
        return ModuleFinder.of(Path.of("target/classes"))
                .find("io.mercator.dialect.mariadb")
                .orElseThrow()
                .descriptor();
    }

    @Test
    void theModuleRequiresTheApiAloneAndExportsNothing() {
        assertThat(descriptor().requires().stream()
                        .map(ModuleDescriptor.Requires::name)
                        .toList())
                .containsExactlyInAnyOrder("java.base", "io.mercator.api", "org.jspecify");
        assertThat(descriptor().exports()).isEmpty();
        assertThat(descriptor().opens()).isEmpty();
    }

    @Test
    void theProviderAloneIsPublic() throws Exception {
        List<String> seen = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("target/classes/io/mercator/dialect/mariadb"))) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString().replace(".class", "");
                Class<?> type = Class.forName("io.mercator.dialect.mariadb." + name);
                if (Modifier.isPublic(type.getModifiers())) {
                    seen.add(name);
                }
            }
        }
        assertThat(seen).containsExactly("MariadbDialectProvider");
    }

    @Test
    void bothListsOfServicesAreTheSame() throws Exception {
        String service = DialectProvider.class.getName();
        List<String> listed = Files.readAllLines(Path.of("target/classes/META-INF/services/" + service));
        assertThat(descriptor().provides()).singleElement().satisfies(provided -> {
            assertThat(provided.service()).isEqualTo(service);
            assertThat(provided.providers()).isEqualTo(listed);
        });
    }

    /** A module that names itself and what it requires may be linked into an image. */
    @Test
    void theDriverIsNoAutomaticModule() {
        Path[] entries = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.contains("mariadb-java-client"))
                .map(Path::of)
                .toArray(Path[]::new);
        assertThat(ModuleFinder.of(entries)
                        .find("org.mariadb.jdbc")
                        .orElseThrow()
                        .descriptor()
                        .isAutomatic())
                .isFalse();
    }

    @Test
    void theDriverIsBoundOnAModulePath() throws Exception {
        Set<String> names = Set.of("mercator", "module-", "HikariCP", "slf4j", "mariadb-java-client", "jspecify");
        String modules = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry ->
                        !entry.contains("test-classes") && names.stream().anyMatch(entry::contains))
                .collect(Collectors.joining(File.pathSeparator));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--module-path",
                        modules,
                        "--add-modules",
                        "io.mercator.api",
                        "--class-path",
                        "target/test-classes",
                        Application.class.getName(),
                        TestServer.url())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output.strip()).isEqualTo("2 io.mercator.dialect.mariadb org.mariadb.jdbc");
    }
}

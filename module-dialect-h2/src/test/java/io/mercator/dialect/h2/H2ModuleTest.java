package io.mercator.dialect.h2;

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

/** What the module's descriptor says, and that H2 is found on a module path though nothing requires it. */
class H2ModuleTest {
    private static ModuleDescriptor descriptor() {
        return ModuleFinder.of(Path.of("target/classes"))
                .find("io.mercator.dialect.h2")
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
        try (Stream<Path> files = Files.list(Path.of("target/classes/io/mercator/dialect/h2"))) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString().replace(".class", "");
                Class<?> type = Class.forName("io.mercator.dialect.h2." + name);
                if (Modifier.isPublic(type.getModifiers())) {
                    seen.add(name);
                }
            }
        }
        assertThat(seen).containsExactly("H2DialectProvider");
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

    @Test
    void theDriverIsBoundOnAModulePath() throws Exception {
        Set<String> names = Set.of("mercator", "module-", "HikariCP", "slf4j", "h2-", "jspecify");
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
                        Application.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output.strip()).isEqualTo("2 io.mercator.dialect.h2 com.h2database");
    }
}

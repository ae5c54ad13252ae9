package io.mercator.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Module-path users are served by {@code provides}, class-path users by {@code META-INF/services}: they must agree. */
class ServicesTest {
    private static final String FOLDER = "META-INF/services/";

    @Test
    void providersStandInBothPlaces() {
        assertThat(MercatorModules.PUBLISHED)
                .allSatisfy(name -> assertThat(servicesOf(MercatorModules.jar(name)))
                        .isEqualTo(providesOf(MercatorModules.descriptor(name))));
    }

    @Test
    void engineSessionAndDialectsProvideSomething() {
        assertThat(MercatorModules.descriptors()
                        .filter(module -> !Set.of(MercatorModules.API, MercatorModules.WEAVER)
                                .contains(module.name())))
                .allSatisfy(module -> assertThat(module.provides()).isNotEmpty());
    }

    @Test
    void allThatIsProvidedIsUsedByApi() {
        assertThat(MercatorModules.descriptors())
                .allSatisfy(module -> assertThat(
                                MercatorModules.descriptor(MercatorModules.API).uses())
                        .containsAll(providesOf(module).keySet()));
    }

    @Test
    void linesOfServiceFilesAreRead(@TempDir Path folder) throws IOException {
        Path jar = folder.resolve("plain-1.0.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry(FOLDER + "a.Service"));
            out.write("# note\na.One # first\n\na.Two\n".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(servicesOf(jar)).isEqualTo(Map.of("a.Service", List.of("a.One", "a.Two")));
        assertThat(providesOf(ModuleDescriptor.newModule("a").build())).isNotEqualTo(servicesOf(jar));
        assertThat(ModuleFinder.of(MercatorModules.jar(MercatorModules.ENGINE)).findAll())
                .hasSize(1);
    }

    private static Map<String, List<String>> providesOf(ModuleDescriptor module) {
        Map<String, List<String>> provided = new TreeMap<>();
        module.provides().forEach(provides -> provided.put(provides.service(), provides.providers()));
        return provided;
    }

    private static Map<String, List<String>> servicesOf(Path path) throws IOException {
        Map<String, List<String>> provided = new TreeMap<>();
        try (JarFile jar = new JarFile(path.toFile())) {
            for (JarEntry entry : jar.stream().toList()) {
                if (entry.getName().startsWith(FOLDER) && !entry.isDirectory()) {
                    provided.put(entry.getName().substring(FOLDER.length()), lines(jar.getInputStream(entry)));
                }
            }
        }
        return provided;
    }

    private static List<String> lines(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }
}

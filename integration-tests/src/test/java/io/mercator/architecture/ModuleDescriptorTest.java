package io.mercator.architecture;

import static io.mercator.architecture.MercatorModules.API;
import static io.mercator.architecture.MercatorModules.DERBY;
import static io.mercator.architecture.MercatorModules.ENGINE;
import static io.mercator.architecture.MercatorModules.H2;
import static io.mercator.architecture.MercatorModules.MARIADB;
import static io.mercator.architecture.MercatorModules.POSTGRESQL;
import static io.mercator.architecture.MercatorModules.SESSION;
import static io.mercator.architecture.MercatorModules.SQLITE;
import static io.mercator.architecture.MercatorModules.WEAVER;
import static io.mercator.architecture.MercatorModules.descriptor;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleDescriptorTest {
    private static final String NULLNESS = "static org.jspecify";

    @Test
    void apiRequiresJavaSqlOnly() {
        assertThat(DescriptorRules.requires(descriptor(API)))
                .containsExactlyInAnyOrder("java.base", "transitive java.sql", NULLNESS);
    }

    @Test
    void engineRequiresApiAndThePool() {
        assertThat(DescriptorRules.requires(descriptor(ENGINE)))
                .containsExactlyInAnyOrder("java.base", API, "com.zaxxer.hikari", NULLNESS);
    }

    @Test
    void sessionRequiresApiOnly() {
        assertThat(DescriptorRules.requires(descriptor(SESSION))).containsExactlyInAnyOrder("java.base", API, NULLNESS);
    }

    @Test
    void dialectsRequireApiAndTheirDriver() {
        assertThat(DescriptorRules.requires(descriptor(SQLITE)))
                .containsExactlyInAnyOrder("java.base", API, "org.xerial.sqlitejdbc", NULLNESS);
        assertThat(DescriptorRules.requires(descriptor(DERBY)))
                .containsExactlyInAnyOrder("java.base", API, "org.apache.derby.engine", NULLNESS);
        assertThat(List.of(POSTGRESQL, H2, MARIADB))
                .allSatisfy(name -> assertThat(DescriptorRules.requires(descriptor(name)))
                        .containsExactlyInAnyOrder("java.base", API, NULLNESS));
    }

    @Test
    void weaverRequiresByteBuddyAndNothingOfMercator() {
        assertThat(DescriptorRules.requires(descriptor(WEAVER)))
                .containsExactlyInAnyOrder("java.base", "static java.instrument", "transitive net.bytebuddy", NULLNESS);
        assertThat(DescriptorRules.exports(descriptor(WEAVER)))
                .containsExactlyInAnyOrder(WEAVER, WEAVER + ".error", WEAVER + ".source");
    }

    @Test
    void anExtraRequirementIsTold() {
        ModuleDescriptor broken = ModuleDescriptor.newModule(SESSION)
                .requires(ENGINE)
                .requires(Set.of(Requires.Modifier.TRANSITIVE, Requires.Modifier.STATIC), "java.sql")
                .build();

        assertThat(DescriptorRules.requires(broken)).contains(ENGINE, "static transitive java.sql");
    }

    @Test
    void apiExportsItsPackagesAndKeepsTheSpiForEngineAndSession() {
        assertThat(DescriptorRules.exports(descriptor(API)))
                .containsExactlyInAnyOrder(
                        API,
                        API + ".error",
                        API + ".type",
                        API + ".sql",
                        API + ".schema",
                        API + ".inspect",
                        API + ".dialect",
                        API + ".engine",
                        API + ".mapping",
                        API + ".session",
                        API + ".spi to [" + ENGINE + ", " + SESSION + "]");
    }

    @Test
    void engineSessionAndDialectsExportNothing() {
        assertThat(List.of(ENGINE, SESSION, SQLITE, DERBY, POSTGRESQL, H2, MARIADB))
                .allSatisfy(name ->
                        assertThat(DescriptorRules.exports(descriptor(name))).isEmpty());
    }

    @Test
    void anExportIsTold() {
        ModuleDescriptor broken = ModuleDescriptor.newModule(ENGINE)
                .exports(ENGINE)
                .exports(ENGINE + ".sql", Set.of(SESSION))
                .build();

        assertThat(DescriptorRules.exports(broken)).containsExactly(ENGINE, ENGINE + ".sql to [" + SESSION + "]");
    }

    @Test
    void nothingIsOpen() {
        assertThat(MercatorModules.descriptors()).allSatisfy(module -> {
            assertThat(module.isOpen()).isFalse();
            assertThat(module.opens()).isEmpty();
        });
    }

    @Test
    void noAutomaticModuleIsInTheClosure() {
        assertThat(DescriptorRules.automaticModulesBehind(MercatorModules.finder(), MercatorModules.PUBLISHED))
                .isEmpty();
    }

    @Test
    void anAutomaticModuleInTheClosureIsTold(@TempDir Path folder) throws IOException {
        new JarOutputStream(Files.newOutputStream(folder.resolve("plain-1.0.jar"))).close();

        assertThat(DescriptorRules.automaticModulesBehind(ModuleFinder.of(folder), List.of("plain")))
                .containsExactly("plain");
    }

    @Test
    void packageRootsAreTheModuleNames() {
        assertThat(MercatorModules.descriptors())
                .allSatisfy(module -> assertThat(DescriptorRules.packagesOutsideTheRoot(module))
                        .isEmpty());
    }

    @Test
    void aPackageOutsideTheRootIsTold() {
        ModuleDescriptor broken = module(ENGINE, ENGINE + ".sql", "io.mercator.engines");

        assertThat(DescriptorRules.packagesOutsideTheRoot(broken)).containsExactly("io.mercator.engines");
    }

    @Test
    void noPackageIsSplit() {
        assertThat(DescriptorRules.splitPackages(MercatorModules.allDescriptors()))
                .isEmpty();
    }

    @Test
    void aSplitPackageIsTold() {
        assertThat(DescriptorRules.splitPackages(List.of(module("a", "p", "q"), module("b", "q", "r"))))
                .isEqualTo(Map.of("q", Set.of("a", "b")));
    }

    private static ModuleDescriptor module(String name, String... packages) {
        return ModuleDescriptor.newModule(name).packages(Set.of(packages)).build();
    }
}

package io.mercator.it;

import static io.mercator.api.sql.Sql.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.engine.Engine;
import io.mercator.api.error.UnknownDialectException;
import io.mercator.support.BuildPaths;
import io.mercator.support.ForkedProcess;
import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A dialect in a module layer of its own, as plug-ins have it. */
class LayerTest {
    @Test
    void aDialectOfAnotherLayerIsFoundWhenTheOptionsNameTheLayer() throws IOException {
        Path work = BuildPaths.work().resolve("layer");
        Path classes = work.resolve("classes");
        Path sources = BuildPaths.root().resolve("integration-tests/src/test/third-dialect");
        ForkedProcess compiled = ForkedProcess.run(
                work,
                Duration.ofMinutes(1),
                List.of(
                        ForkedProcess.tool("javac"),
                        "--release",
                        "17",
                        "-p",
                        BuildPaths.modules().toString(),
                        "-d",
                        classes.toString(),
                        sources.resolve("module-info.java").toString(),
                        sources.resolve("third/dialect/ThirdDialectProvider.java")
                                .toString()));
        assertThat(compiled.output()).isEmpty();
        ModuleLayer boot = ModuleLayer.boot();
        Configuration configuration =
                boot.configuration().resolve(ModuleFinder.of(classes), ModuleFinder.of(), Set.of("third.dialect"));
        ModuleLayer layer =
                boot.defineModulesWithOneLoader(configuration, getClass().getClassLoader());

        assertThatThrownBy(() -> Engine.create("third:plugin")).isInstanceOf(UnknownDialectException.class);
        try (Engine engine = Engine.create("third:plugin", o -> o.layer(layer))) {
            assertThat(engine.dialect().name()).isEqualTo("third");
            assertThat(text("SELECT 1").toSql(engine.dialect())).isEqualTo("SELECT 1");
        }
    }
}

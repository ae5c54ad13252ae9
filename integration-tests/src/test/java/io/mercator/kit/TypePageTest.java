package io.mercator.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.dialect.kit.TypePage;
import io.mercator.support.BuildPaths;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The table of docs/types.md says what the dialect kit found of each dialect, neither more nor less. */
class TypePageTest {
    @Test
    void theTableShowsWhatTheKitFoundOfEachDialect() throws IOException {
        assertThat(Files.readString(BuildPaths.root().resolve("docs/types.md")))
                .contains(TypePage.of(DialectFindings.all()));
    }
}

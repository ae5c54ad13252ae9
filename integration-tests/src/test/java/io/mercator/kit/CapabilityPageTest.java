package io.mercator.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.dialect.kit.CapabilityPage;
import io.mercator.support.BuildPaths;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The page of capabilities is what the kit found when this build ran it for each dialect, and nothing else. */
class CapabilityPageTest {
    @Test
    void thePageOfTheDocumentsIsThatOfTheRun() throws IOException {
        assertThat(Files.readString(BuildPaths.root().resolve("docs/capabilities.md")))
                .contains(CapabilityPage.of(DialectFindings.all()));
    }
}

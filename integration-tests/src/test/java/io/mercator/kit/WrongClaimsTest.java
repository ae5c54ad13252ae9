package io.mercator.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedClass;

import io.mercator.api.dialect.Capability;
import io.mercator.dialect.kit.DatabaseUnderTest;
import io.mercator.dialect.kit.DialectKit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** What the kit says of a dialect whose author is wrong about it. */
class WrongClaimsTest {
    /** Says that SQLite has LATERAL, and forgets that it has windows. */
    static class WrongKit extends DialectKit {
        @Override
        protected DatabaseUnderTest database() {
            return DatabaseUnderTest.at("sqlite::memory:")
                    .sharedAt("sqlite:{folder}/kit.db")
                    .has(Capability.LATERAL, Capability.UPSERT);
        }
    }

    @BeforeAll
    static void findingsAreKeptApart() {
        System.setProperty("mercator.kit.findings", "target/wrong-claims");
    }

    @Test
    void whatIsClaimedAndFailsIsAFailureAndWhatIsForgottenIsReported() {
        Class<?> capabilities = Stream.of(DialectKit.class.getDeclaredClasses())
                .filter(nested -> nested.getSimpleName().equals("Capabilities"))
                .findFirst()
                .orElseThrow();
        Events tests = EngineTestKit.engine("junit-jupiter")
                .selectors(selectNestedClass(List.of(WrongKit.class), capabilities))
                .execute()
                .testEvents();

        assertThat(tests.failed().stream()
                        .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                                .getThrowable()
                                .orElseThrow()
                                .getMessage()))
                .hasSize(2)
                .anyMatch(message ->
                        message.equals("The dialect 'sqlite' claims LATERAL, and the database does not do it."))
                .anyMatch(message -> message.contains("DatabaseUnderTest.has(...) or hasAllBut(...)"));
        assertThat(tests.reportingEntryPublished().stream()
                        .map(event -> event.getRequiredPayload(ReportEntry.class)
                                .getKeyValuePairs()
                                .get("capability")))
                .contains("'sqlite' lacks WINDOW_FUNCTIONS, and its database does what the standard says.");
    }
}

package io.mercator.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedClass;

import io.mercator.dialect.kit.DatabaseUnderTest;
import io.mercator.dialect.kit.DialectKit;
import io.mercator.dialect.kit.ValueOperation;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;

/** What the kit says of a dialect whose author is wrong about its types. */
class WrongTypesTest {
    /** Forgets that SQLite orders no long decimals, says that it has no documents, and names a type that is none. */
    static class WrongKit extends DialectKit {
        @Override
        protected DatabaseUnderTest database() {
            return DatabaseUnderTest.at("sqlite::memory:")
                    .refuses("array(INTEGER)", "no arrays")
                    .refuses("DECIMAL", "different texts", ValueOperation.COMPARE, ValueOperation.KEY)
                    .refuses("DECIMAL", "another reason", ValueOperation.ORDER)
                    .refuses("JSON", "no documents", ValueOperation.READ)
                    .refuses("JSNO", "no documents");
        }
    }

    @BeforeAll
    static void findingsAreKeptApart() {
        System.setProperty("mercator.kit.findings", "target/wrong-claims");
    }

    @Test
    void whatIsRefusedOrNotAgainstItsAuthorsWordFailsInEachZone() {
        Class<?> types = Stream.of(DialectKit.class.getDeclaredClasses())
                .filter(nested -> nested.getSimpleName().equals("Types"))
                .findFirst()
                .orElseThrow();
        List<String> failures = EngineTestKit.engine("junit-jupiter")
                .selectors(selectNestedClass(List.of(WrongKit.class), types))
                .execute()
                .testEvents()
                .failed()
                .stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .orElseThrow()
                        .getMessage())
                .toList();

        assertThat(failures)
                .hasSize(3 * 3 + 1)
                .anyMatch(message -> message.contains("names a type of the kit") && message.contains("\"JSNO\""));
        assertThat(failures)
                .filteredOn(message -> message.startsWith("'sqlite' refuses ORDER of DECIMAL.of(31, 5): "))
                .hasSize(3)
                .allMatch(message -> message.contains(".refuses(\"DECIMAL.of(31, 5)\", \"SQLite has no decimals,")
                        && message.contains("\", ValueOperation.ORDER)"));
        assertThat(failures)
                .filteredOn(message -> message.startsWith("'sqlite' refuses ORDER of DECIMAL with another reason"))
                .hasSize(3);
        assertThat(failures)
                .filteredOn(message -> message.startsWith("READ of JSON works on 'sqlite'"))
                .hasSize(3);
    }
}

package io.mercator.dialect.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.mercator.api.dialect.Capability;
import io.mercator.api.engine.Engine;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each capability, proven where it is claimed and tried where it is not. One that is claimed and fails is a failure; one that
 * is lacking and works, said as the standard says it, is reported.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class CapabilityContract {
    private final DatabaseUnderTest under;

    CapabilityContract(DatabaseUnderTest under) {
        this.under = under;
    }

    @Test
    void theDialectNamesWhatItsAuthorSays() {
        try (OpenDatabase own = under.open();
                Engine engine = own.engine()) {
            engine.ping();
            Set<Capability> named = EnumSet.noneOf(Capability.class);
            named.addAll(engine.dialect().capabilities());
            Set<Capability> said = EnumSet.noneOf(Capability.class);
            said.addAll(under.capabilities());
            assertThat(named)
                    .as("what the dialect names, and DatabaseUnderTest.has(...) or hasAllBut(...)")
                    .isEqualTo(said);
            assertThat(engine.dialect().maxParameters()).isGreaterThanOrEqualTo(100);
        }
    }

    @ParameterizedTest
    @EnumSource(Capability.class)
    void aCapabilityIsWhatTheDatabaseDoes(Capability capability, TestReporter reporter) {
        boolean claimed = under.capabilities().contains(capability);
        Throwable failure = null;
        String dialect;
        try (ProofRoom room = new ProofRoom(under, capability)) {
            dialect = room.dialect.name();
            try {
                Proofs.of(capability).in(room);
            } catch (SQLException | RuntimeException | AssertionError failed) {
                failure = failed;
            }
        }
        String found = failure == null ? (claimed ? "yes" : "works") : "no";
        CapabilityPage.put(dialect, capability, found);
        if (claimed && failure != null) {
            fail("The dialect '" + dialect + "' claims " + capability + ", and the database does not do it.", failure);
        }
        if (!claimed && failure == null) {
            reporter.publishEntry(
                    "capability",
                    "'" + dialect + "' lacks " + capability + ", and its database does what the standard says.");
        }
    }
}

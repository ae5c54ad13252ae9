package io.mercator.dialect.kit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.engine.Engine;
import io.mercator.api.error.CompileException;

/** Whether a test may look at what it created. */
final class Inspecting {
    private Inspecting() {}

    /** Returns what the author says, and proves it where that is no. */
    static boolean isHad(DatabaseUnderTest under, Engine engine) {
        if (!under.isInspected()) {
            assertThatThrownBy(() -> engine.inspector().tableNames())
                    .as("database() says withoutInspection(), so that the dialect has no catalog()")
                    .isInstanceOf(CompileException.class)
                    .hasMessageContaining("has no catalogue, so that its databases cannot be inspected");
        }
        return under.isInspected();
    }
}

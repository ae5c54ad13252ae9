package io.mercator.dialect.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.error.CompileException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a dialect's author is told of refusals. */
class TypeRefusalTest {
    private static final TypeRefusal REFUSAL = new TypeRefusal("mydatabase", "TEXT", ValueOperation.KEY);
    private static final CompileException REFUSED = new CompileException(
            "Column 'text_by_value.v' (TEXT) cannot be used as a key on 'mydatabase': its \"long\" texts have no index.");

    @Test
    void whatIsRefusedAndNotSaidIsToldInTheWordsToSayIt() {
        assertThatThrownBy(() -> REFUSAL.mustBe(Optional.empty(), REFUSED))
                .isInstanceOf(AssertionError.class)
                .hasCause(REFUSED)
                .hasMessageStartingWith("'mydatabase' refuses KEY of TEXT: " + REFUSED.getMessage())
                .hasMessageContaining(
                        ".refuses(\"TEXT\", \"its \\\"long\\\" texts have no index.\", ValueOperation.KEY)");
    }

    @Test
    void whatIsSaidAndNotRefusedIsToBeTakenOut() {
        assertThatThrownBy(() -> REFUSAL.isNone("no index"))
                .isInstanceOf(AssertionError.class)
                .hasMessage("KEY of TEXT works on 'mydatabase', and database() says that it is refused."
                        + " Take it out of refuses(\"TEXT\", \"no index\", ...).");
    }

    @Test
    void anotherReasonIsToldWithBoth() {
        REFUSAL.mustBe(Optional.of("no index"), REFUSED);
        assertThatThrownBy(() -> REFUSAL.mustBe(Optional.of("no order"), REFUSED))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("which is 'no order': " + REFUSED.getMessage());
    }

    @Test
    void whatFailsIsNamed() {
        assertThat(REFUSAL.failed("Europe/Berlin", new IllegalStateException("too long")))
                .hasMessage("KEY of TEXT failed on 'mydatabase' in the zone Europe/Berlin: too long");
    }

    @Test
    void theReasonOfThePageIsTheDialectsOwn() {
        assertThat(REFUSAL.reason(REFUSED)).isEqualTo("its \"long\" texts have no index.");
        assertThat(REFUSAL.reason(new CompileException("There is\nno such type.")))
                .isEqualTo("There is no such type.");
    }
}

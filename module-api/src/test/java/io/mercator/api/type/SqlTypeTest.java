package io.mercator.api.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.error.ConfigurationException;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SqlTypeTest {
    private record Code(String text) {}

    private static final SqlType<Code> CODE =
            Types.STRING.length(8).as(Code.class, Code::new, code -> code.text().toLowerCase(Locale.ROOT));
    private static final SqlType<StringBuilder> TEXT =
            Types.STRING.asMutable(StringBuilder.class, StringBuilder::new, StringBuilder::toString);

    @Test
    void typesHaveReadableNames() {
        assertThat(Types.INTEGER).hasToString("INTEGER");
        assertThat(Types.STRING).hasToString("STRING");
        assertThat(Types.STRING.length(50)).hasToString("STRING(50)");
        assertThat(CODE).hasToString("Code as STRING(8)");
    }

    @Test
    void aConvertedTypeComparesWhatIsStored() {
        assertThat(CODE.same(new Code("A"), new Code("a"))).isTrue();
        assertThat(CODE.same(new Code("A"), null)).isFalse();
        assertThat(CODE.keyEquals(new Code("A"), new Code("a"))).isTrue();
        assertThat(CODE.keyHash(new Code("A"))).isEqualTo(CODE.keyHash(new Code("a")));
        assertThat(CODE.isCharacter()).isTrue();
        assertThat(CODE.isInteger()).isFalse();
    }

    @Test
    void mutableValuesAreCopied() {
        StringBuilder original = new StringBuilder("a");
        StringBuilder copy = TEXT.copy(original);
        original.append('b');

        assertThat(copy).hasToString("a");
        assertThat(TEXT.same(original, copy)).isFalse();
    }

    @Test
    void lengthsAreValues() {
        assertThat(Types.STRING.length(5)).isEqualTo(Types.STRING.length(5)).isNotEqualTo(Types.STRING);
        assertThatThrownBy(() -> Types.STRING.length(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aValueWithoutAKnownTypeIsTold() {
        assertThat(Types.of("x")).isSameAs(Types.STRING);
        assertThatThrownBy(() -> Types.of(new Code("x")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("literal(value, type)");
    }
}

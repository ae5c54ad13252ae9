package io.mercator.api.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionsTest {
    @Test
    void theNearestNameIsSuggested() {
        assertThat(Suggestions.sentence("Dialects present", "derbi", List.of("sqlite", "derby")))
                .isEqualTo("Did you mean 'derby'? Dialects present: derby, sqlite.");
        assertThat(Suggestions.nearest("SQLITE", List.of("sqlite"))).contains("sqlite");
    }

    @Test
    void nothingNearGivesTheListAlone() {
        assertThat(Suggestions.sentence("Columns", "zzzzzzz", List.of("id"))).isEqualTo("Columns: id.");
        assertThat(Suggestions.sentence("Columns", "x", List.of())).isEqualTo("Columns: none.");
    }
}

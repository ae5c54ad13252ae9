package io.mercator.engine.execute;

import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowMatchingTest {
    private final Table table = Table.of(new MetaData(), "t", column("a", INTEGER), column("b", STRING));
    private final RowMatching matching = new RowMatching(table.columns());
    private final Object[][] given = {{1, "x"}, {2, null}, {1, "x"}, {3, "z"}};

    @Test
    void rowsInTheGivenOrderAreTakenAsTheyCome() {
        assertThat(matching.match(
                        given,
                        List.of(
                                new Object[] {10, 1, "x"},
                                new Object[] {11, 2, null},
                                new Object[] {12, 1, "x"},
                                new Object[] {13, 3, "z"}),
                        1))
                .containsExactly(0, 1, 2, 3);
    }

    @Test
    void rowsInAnyOrderAreFoundByContent() {
        assertThat(matching.match(
                        given,
                        List.of(
                                new Object[] {10, 3, "z"},
                                new Object[] {11, 1, "x"},
                                new Object[] {12, 2, null},
                                new Object[] {13, 1, "x"}),
                        1))
                .containsExactly(3, 0, 1, 2);
    }

    @Test
    void aRowThatWasNotGivenMatchesNothing() {
        assertThat(matching.match(
                        given,
                        List.of(
                                new Object[] {10, 1, "x"},
                                new Object[] {11, 2, null},
                                new Object[] {12, 1, "x"},
                                new Object[] {13, 3, "changed"}),
                        1))
                .isNull();
    }
}

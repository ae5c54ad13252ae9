package io.mercator.session.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NumberTableTest {
    private final NumberTable table = new NumberTable();

    @Test
    void aNumberThatIsNotThereHasNoPlace() {
        assertThat(table.find(1)).isEqualTo(-1);
        table.put(1, 0);
        assertThat(table.find(0)).isEqualTo(-1);
        assertThat(table.find(1L << 32 | 1)).isEqualTo(-1);
    }

    @Test
    void aNumberTakenOutLeavesThoseThatFellIntoTheSameCells() {
        for (int place = 0; place < 100; place++) {
            table.put((long) place << 40, place);
        }
        for (int place = 0; place < 100; place += 2) {
            table.remove((long) place << 40);
        }
        for (int place = 0; place < 100; place++) {
            assertThat(table.find((long) place << 40)).isEqualTo(place % 2 == 0 ? -1 : place);
        }
        assertThat(table.size()).isEqualTo(50);
    }

    @Test
    void numbersThatFitAnIntKeepTheirPlacesWhenALongerOneComes() {
        table.put(-7, 0);
        table.put(Integer.MAX_VALUE, 1);
        table.put(Long.MIN_VALUE, 2);
        table.put(0, 3);
        assertThat(table.find(-7)).isZero();
        assertThat(table.find(Integer.MAX_VALUE)).isEqualTo(1);
        assertThat(table.find(Long.MIN_VALUE)).isEqualTo(2);
        assertThat(table.find(0)).isEqualTo(3);
        assertThat(table.at(0)).isEqualTo(-7);
        assertThat(table.find(-7 & 0xFFFFFFFFL)).isEqualTo(-1);
    }

    @Test
    void itIsAsAMapIs() {
        for (int seed = 0; seed < 50; seed++) {
            NumberTable tested = new NumberTable();
            Map<Long, Integer> expected = new HashMap<>();
            Random random = new Random(seed);
            int places = 0;
            for (int step = 0; step < 2_000; step++) {
                long number = random.nextInt(200) * (seed % 2 == 0 ? 1L : 0x1_0000_0001L) - 100;
                if (random.nextInt(3) == 0) {
                    tested.remove(number);
                    expected.remove(number);
                } else if (!expected.containsKey(number)) {
                    tested.put(number, places);
                    expected.put(number, places);
                    places++;
                }
                assertThat(tested.find(number)).isEqualTo(expected.getOrDefault(number, -1));
            }
            expected.forEach((number, place) -> assertThat(tested.find(number)).isEqualTo(place));
            assertThat(tested.size()).isEqualTo(expected.size());
        }
    }
}

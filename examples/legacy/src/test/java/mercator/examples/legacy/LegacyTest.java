package mercator.examples.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The example as it is run from a command line. */
class LegacyTest {
    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void printsTheSameReportsOnEveryDatabase(String database) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        Legacy.run(Company.url(database), new PrintStream(out, true, StandardCharsets.UTF_8));

        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "Orders of 1001 Harbour Foods",
                        "  9001 NW 2024-02-29",
                        "    1: 10 x HAM-0001 Hammer",
                        "    2: 2 x SAW-0002 Saw",
                        "  9002 PK 2024-03-01",
                        "    1: 1 x DRL-0003 Drill",
                        "Customers without orders: [1003 Quiet Corner]",
                        "To be done: [9001 NW 2024-02-29, 9002 PK 2024-03-01, 9003 NW 2024-03-02, 9005 NW 2024-03-05]",
                        "From Nordtool: [DRL-0003 Drill, GLUE Glue, HAM-0001 Hammer, SAW-0002 Saw]",
                        "  Goods",
                        "    Paints",
                        "    Tools",
                        "      Hand tools",
                        "      Power tools",
                        "11 statements");
    }
}

package io.mercator.it;

import static io.mercator.api.schema.Columns.defaultSupplier;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.type.Types.INSTANT;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.TIME;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.engine.Engine;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import java.time.Instant;
import java.time.LocalTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a clock gives as a default loses what the column would not keep, and nothing else. */
class GeneratedTimesTest {
    static final class Alarms extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey());
        final Column<Instant> created =
                column("created", INSTANT, defaultSupplier(() -> Instant.parse("2026-03-29T00:30:00.123456789Z")));
        final Column<LocalTime> daily =
                column("daily", TIME, defaultSupplier(() -> LocalTime.parse("02:30:07.123456789")));

        Alarms(MetaData metadata) {
            super(metadata, "alarms");
        }
    }

    @ParameterizedTest
    @CsvSource({"sqlite, 02:30:07.123456789", "derby, 02:30:07"})
    void defaultsAreStoredAsTheColumnKeepsThem(String kind, LocalTime kept) {
        MetaData metadata = new MetaData();
        Alarms alarms = new Alarms(metadata);
        try (Engine engine = Engine.create(Databases.url(kind))) {
            metadata.createAll(engine);
            engine.begin(connection -> {
                connection.execute(insert(alarms));
                assertThat(connection
                                .execute(select(alarms.created).from(alarms))
                                .scalars())
                        .containsExactly(Instant.parse("2026-03-29T00:30:00.123456789Z"));
                assertThat(connection.execute(select(alarms.daily).from(alarms)).scalars())
                        .containsExactly(kept);
            });
        }
    }
}

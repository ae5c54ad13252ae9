package io.mercator.types;

import static io.mercator.api.schema.Columns.assigned;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.engine.Engine;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.type.Types;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where offsets are kept in texts, a point in time with another offset is another value. */
class OffsetsTest {
    private static final class Shows extends Table {
        final Column<Integer> id = column("id", Types.INTEGER, primaryKey(), assigned());
        final Column<OffsetDateTime> begins = column("begins", Types.TIMESTAMP_WITH_TIME_ZONE);

        Shows() {
            super(new MetaData(), "shows");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite::memory:", "derby:memory:offsets"})
    void onePointInTimeWithTwoOffsetsIsTwoValuesSideBySide(String url) {
        List<OffsetDateTime> ascending = List.of(
                OffsetDateTime.parse("2026-03-29T03:30:00.000000001+02:00"),
                OffsetDateTime.parse("2026-03-29T02:30:00Z"),
                OffsetDateTime.parse("2026-03-29T04:30:00+02:00"),
                OffsetDateTime.parse("2026-03-28T22:30:00.000000001-04:00"));
        Shows shows = new Shows();
        try (Engine engine = Engine.create(url)) {
            shows.metadata().createAll(engine);
            engine.begin(connection -> {
                for (int place : List.of(2, 0, 3, 1)) {
                    connection.execute(insert(shows).set(shows.id, place).set(shows.begins, ascending.get(place)));
                }
                assertThat(connection
                                .execute(select(shows.begins).from(shows).orderBy(shows.begins))
                                .scalars())
                        .isEqualTo(ascending);
                assertThat(connection
                                .execute(select(shows.id).from(shows).where(shows.begins.eq(ascending.get(2))))
                                .scalars())
                        .containsExactly(2);
            });
        }
    }
}

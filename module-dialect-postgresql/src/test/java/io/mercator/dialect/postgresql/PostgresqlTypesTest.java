package io.mercator.dialect.postgresql;

import static io.mercator.api.schema.Columns.assigned;
import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.sql.Sql.constant;
import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.literal;
import static io.mercator.api.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.type.SqlType;
import io.mercator.api.type.Types;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Values that PostgreSQL keeps and others do not; what all keep the kit proves. */
class PostgresqlTypesTest {
    private static TestSchema schema;

    @BeforeAll
    static void open() {
        schema = new TestSchema();
    }

    @AfterAll
    static void close() {
        schema.close();
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    private static <T> void areKept(SqlType<T> type, T... values) {
        Table table = stored(type, values);
        Column<T> value = table.get("v", type);
        try {
            assertThat(schema.scalars(select(value).from(table).orderBy(table.get("id", Types.INTEGER)))
                            .toArray())
                    .isEqualTo(values);
            for (T each : values) {
                assertThat(schema.scalars(select(literal(each, type).as("p")))).containsExactly(each);
                assertThat(schema.scalars(select(constant(each, type).as("c")))).containsExactly(each);
            }
        } finally {
            table.metadata().dropAll(schema.engine);
        }
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    private static <T> void areKeptAndOrdered(SqlType<T> type, T... ascending) {
        areKept(type, ascending);
        Table table = stored(type, ascending);
        Column<Integer> id = table.get("id", Types.INTEGER);
        Column<T> value = table.get("v", type);
        try {
            assertThat(schema.scalars(select(id).from(table).orderBy(value)))
                    .isEqualTo(IntStream.range(0, ascending.length).boxed().toList());
            for (int place = 0; place < ascending.length; place++) {
                assertThat(schema.scalars(select(id).from(table).where(value.eq(ascending[place]))))
                        .containsExactly(place);
            }
        } finally {
            table.metadata().dropAll(schema.engine);
        }
    }

    /** Stores values in another order than theirs, each with its place as number. */
    private static <T> Table stored(SqlType<T> type, T[] values) {
        Table table = Table.of(
                new MetaData(), "kept", column("id", Types.INTEGER, primaryKey(), assigned()), column("v", type));
        table.metadata().createAll(schema.engine);
        for (int place = values.length - 1; place >= 0; place--) {
            int number = place;
            schema.engine.begin(connection -> connection.execute(insert(table)
                    .set(table.get("id", Types.INTEGER), number)
                    .set(table.get("v", type), values[number])));
        }
        return table;
    }

    @Test
    void decimalsHaveAThousandDigits() {
        areKeptAndOrdered(
                Types.DECIMAL.of(1000, 500),
                Stream.of("-9e499", "1e-500", "9e499")
                        .map(number -> new BigDecimal(number).setScale(500))
                        .toArray(BigDecimal[]::new));
    }

    @Test
    void infinitiesAreTheEndsAndNanIsGreaterStill() {
        areKeptAndOrdered(Types.REAL, Float.NEGATIVE_INFINITY, 0f, Float.POSITIVE_INFINITY, Float.NaN);
        areKeptAndOrdered(Types.DOUBLE, Double.NEGATIVE_INFINITY, 0.0, Double.POSITIVE_INFINITY, Double.NaN);
    }

    @Test
    void datesAreThoseFrom4713BcTo5874897() {
        areKeptAndOrdered(
                Types.DATE,
                LocalDate.of(-4712, 1, 1),
                LocalDate.of(0, 12, 31),
                LocalDate.of(1582, 10, 10),
                LocalDate.of(5_874_897, 12, 31));
    }

    @Test
    void documentsAreKeptAsTheyWereWritten() {
        areKept(Types.JSON, "[1,  2]", "{\"b\": {}, \"a\": 1, \"a\": 2}", "\"?\"", "1.0");
    }

    @Test
    void documentsThatCompareAreOrderedByTheirKinds() {
        areKeptAndOrdered(Types.JSONB, "null", "\"a\"", "1", "1.50", "true", "[1, 2]", "{\"a\": {}, \"bc\": 1}");
    }
}

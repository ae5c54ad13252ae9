package io.mercator.dialect.postgresql;

import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.serverDefault;
import static io.mercator.api.sql.Functions.currentTimestamp;
import static io.mercator.api.sql.Functions.jsonValue;
import static io.mercator.api.sql.Sql.constant;
import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.literal;
import static io.mercator.api.sql.Sql.operation;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.sql.Sql.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.engine.Connection;
import io.mercator.api.error.CompileException;
import io.mercator.api.error.ErrorKind;
import io.mercator.api.error.StatementException;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.type.CustomType;
import io.mercator.api.type.SqlType;
import io.mercator.api.type.Types;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Values that PostgreSQL would change, which are refused; and those that it alone has. */
class PostgresqlValuesTest {
    /** A document that PostgreSQL takes apart, as an application declares the type. */
    private static final SqlType<String> JSONB = new CustomType<>(String.class) {
        @Override
        public String sqlName() {
            return "JSONB";
        }
    };

    private static TestSchema schema;

    @BeforeAll
    static void open() {
        schema = new TestSchema();
    }

    @AfterAll
    static void close() {
        schema.close();
    }

    private static <T> void refused(SqlType<T> type, T value, String reason) {
        try (Connection connection = schema.engine.connect()) {
            assertThatThrownBy(
                            () -> connection.execute(select(literal(value, type).as("p"))))
                    .isInstanceOfSatisfying(
                            StatementException.class,
                            refusal -> assertThat(refusal.kind()).isEqualTo(ErrorKind.DATA))
                    .hasMessageContaining(reason);
            assertThat(connection.execute(select(constant(1))).scalar()).isEqualTo(1);
        }
    }

    private static <T> void refusedAsConstant(SqlType<T> type, T value, String reason) {
        assertThatThrownBy(() -> schema.scalars(select(constant(value, type).as("c"))))
                .isInstanceOf(CompileException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void whatIsFinerThanAMicrosecondIsRefused() {
        refused(Types.TIME, LocalTime.ofNanoOfDay(1), "truncatedTo(ChronoUnit.MICROS)");
        refused(Types.TIME, LocalTime.MAX, "PostgreSQL keeps microseconds");
        refused(Types.TIMESTAMP, LocalDateTime.parse("2026-01-01T00:00:00.000000001"), "PostgreSQL keeps microseconds");
        refused(Types.INSTANT, Instant.ofEpochSecond(0, 1), "PostgreSQL keeps microseconds");
        refusedAsConstant(Types.INSTANT, Instant.ofEpochSecond(0, 1), "PostgreSQL keeps microseconds");
        refusedAsConstant(Types.TIME, LocalTime.ofNanoOfDay(1), "PostgreSQL keeps microseconds");
        Table table = Table.of(
                new MetaData(),
                "moments",
                column("id", Types.INTEGER, primaryKey()),
                column("at", Types.INSTANT, serverDefault(Types.INSTANT, Instant.ofEpochSecond(0, 1))));
        assertThatThrownBy(() -> table.metadata().createAll(schema.engine))
                .isInstanceOf(CompileException.class)
                .hasMessageContaining("PostgreSQL keeps microseconds");
    }

    @Test
    void anOffsetThatWouldBeLostIsRefused() {
        OffsetDateTime berlin = OffsetDateTime.parse("2026-03-29T03:30:00+02:00");
        refused(Types.TIMESTAMP_WITH_TIME_ZONE, berlin, "not the offset +02:00");
        refusedAsConstant(Types.TIMESTAMP_WITH_TIME_ZONE, berlin, "withOffsetSameInstant(ZoneOffset.UTC)");
    }

    @Test
    void yearsAreThoseOfPostgresql() {
        refused(Types.DATE, LocalDate.MAX, "4713 BC to 5874897");
        refused(Types.DATE, LocalDate.of(-4713, 12, 31), "4713 BC to 5874897");
        refused(Types.TIMESTAMP, LocalDateTime.parse("+294277-01-01T00:00:00"), "4713 BC to 294276");
        refused(Types.INSTANT, Instant.MIN, "4713 BC to 294276");
    }

    @Test
    void infinityIsReadAsNoDate() {
        for (String type : new String[] {"date", "timestamp", "timestamptz"}) {
            SqlType<?> read =
                    type.equals("date") ? Types.DATE : type.equals("timestamp") ? Types.TIMESTAMP : Types.INSTANT;
            schema.sql("CREATE TABLE endless_" + type + " (at " + type + ")");
            schema.sql("INSERT INTO endless_" + type + " VALUES ('-infinity')");
            Table table = Table.of(new MetaData(), "endless_" + type, column("at", read));
            assertThatThrownBy(() -> schema.scalars(select(table.columns().get(0))))
                    .isInstanceOf(StatementException.class)
                    .hasMessageContaining("column 'at': '-infinity' is stored");
        }
    }

    @Test
    void whatTheDriverCannotReadIsToldWithItsColumn() {
        schema.sql("CREATE TABLE leaps (day date)", "INSERT INTO leaps VALUES ('0001-02-29 BC')");
        Table table = Table.of(new MetaData(), "leaps", column("day", Types.DATE));
        assertThatThrownBy(() -> schema.scalars(select(table.columns().get(0))))
                .isInstanceOf(StatementException.class)
                .hasMessageContaining("column 'day': '0001-02-29 BC' is stored, which PostgreSQL's driver cannot read");
    }

    @Test
    void stringsAreThoseOfUtf8WithoutNul() {
        refused(Types.STRING, "a\0b", "NUL stands at index 1");
        refused(Types.STRING, "ab\ud83d", "half of a surrogate pair stands alone at index 2");
        refused(Types.JSON, "\"\0\"", "NUL stands at index 1");
    }

    @Test
    void decimalsKeepTheirScaleOrAreRefused() {
        refused(Types.DECIMAL, new BigDecimal("1E+5"), "its scale is -5");
        refused(Types.DECIMAL, BigDecimal.ONE.setScale(16_384), "where 16383 fit");
        assertThat(schema.scalars(
                        select(literal(new BigDecimal("1.500"), Types.DECIMAL).as("d"))))
                .containsExactly(new BigDecimal("1.500"));
    }

    @Test
    void clocksShowUtcWhateverTheJvmDoes() {
        Object now = schema.scalars(select(currentTimestamp().as("now"))).get(0);
        assertThat(Duration.between(LocalDateTime.now(ZoneOffset.UTC), (LocalDateTime) now)
                        .abs())
                .isLessThan(Duration.ofMinutes(5));
    }

    @Test
    void scalarsOfDocuments() {
        Table table = Table.of(
                new MetaData(), "documents", column("id", Types.INTEGER, primaryKey()), column("body", Types.JSON));
        table.metadata().createAll(schema.engine);
        Column<String> body = table.get("body", Types.JSON);
        schema.engine.begin(c -> c.execute(insert(table)
                .set(
                        body,
                        "{\"name\": \"x\", \"items\": [{\"price\": 1.50}, null], \"a b\": true, \"\\\"q\\\\\": 7}")));
        assertThat(schema.scalars(select(jsonValue(body, "$.name").as("v")))).containsExactly("x");
        assertThat(schema.scalars(select(jsonValue(body, "$.items[0].price").as("v"))))
                .containsExactly("1.50");
        assertThat(schema.scalars(select(jsonValue(body, "$.\"a b\"").as("v")))).containsExactly("true");
        assertThat(schema.scalars(select(jsonValue(body, "$.\"\\\"q\\\\\"").as("v"))))
                .containsExactly("7");
        assertThat(schema.scalars(select(jsonValue(body, "$.items[1]").as("v"))))
                .containsExactly((Object) null);
        assertThat(schema.scalars(select(jsonValue(body, "$.nothing.at.all").as("v"))))
                .containsExactly((Object) null);
    }

    /** Whatever PostgreSQL writes as text may be declared as strings: JSONB, INET, enums of the database's own. */
    @Test
    void typesOfPostgresqlsOwnCrossAsTexts() {
        schema.sql("CREATE TYPE mood AS ENUM ('sad', 'happy')");
        SqlType<String> mood = new TextualType("mood");
        Table table = Table.of(
                new MetaData(),
                "own_types",
                column("id", Types.INTEGER, primaryKey()),
                column("facts", JSONB),
                column("mood", mood),
                column("address", new TextualType("inet")));
        table.metadata().createAll(schema.engine);
        Column<String> facts = table.get("facts", JSONB);
        Column<String> moods = table.get("mood", mood);
        schema.engine.begin(c -> {
            c.execute(insert(table).set(facts, "{\"b\":1,  \"a\": [1,2]}").set(moods, "happy"));
            c.execute(insert(table).set(facts, (String) null).set(moods, "sad"));
        });
        assertThat(schema.scalars(select(facts).where(moods.eq("happy")))).containsExactly("{\"a\": [1, 2], \"b\": 1}");
        assertThat(schema.scalars(select(moods).orderBy(moods))).containsExactly("sad", "happy");
        assertThat(schema.scalars(
                        select(moods).where(operation(facts, "@>", literal("{\"b\": 1}", JSONB), Types.BOOLEAN))))
                .containsExactly("happy");
        assertThat(schema.scalars(select(moods).where(operation(facts, "?", constant("a"), Types.BOOLEAN))))
                .containsExactly("happy");
        assertThat(schema.scalars(select(moods).where(moods.eq(constant("sad", mood)))))
                .containsExactly("sad");
    }

    @Test
    void parametersOfTextsHaveTheTypesOfTheirValues() {
        try (Connection connection = schema.engine.connect()) {
            assertThat(connection
                            .execute(text("SELECT :a + 1, :b || 'x', :c, :d IS NULL")
                                    .bind("a", 41)
                                    .bind("b", "y")
                                    .bind("c", Instant.EPOCH)
                                    .bind("d", null, Types.TIMESTAMP))
                            .one()
                            .toString())
                    .startsWith("(42, 'yx', ")
                    .endsWith(", true)");
        }
    }
}

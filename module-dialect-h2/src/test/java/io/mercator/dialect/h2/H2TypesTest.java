package io.mercator.dialect.h2;

import static io.mercator.api.sql.Sql.constant;
import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.literal;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.type.Types.INTEGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.engine.Engine;
import io.mercator.api.error.CompileException;
import io.mercator.api.error.StatementException;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.type.SqlType;
import io.mercator.api.type.Types;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Values that H2 keeps and others do not, and what it would change; what all keep the kit proves. */
class H2TypesTest {
    private static @Nullable Engine engine;

    /** A table with one column of the type. */
    private static final class Holder<T> extends Table {
        final Column<Integer> id = column("id", INTEGER);
        final Column<T> value;

        Holder(SqlType<T> type) {
            super(new MetaData(), "holder");
            value = column("v", type);
        }
    }

    @BeforeAll
    static void open() {
        engine = Engine.create("h2:memory:types");
    }

    @AfterAll
    static void close() {
        engine().close();
    }

    private static Engine engine() {
        return Objects.requireNonNull(engine);
    }

    /** The values come back, and are found and ordered. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    private static <T> void areKeptAndOrdered(SqlType<T> type, T... ascending) {
        Holder<T> holder = new Holder<>(type);
        holder.metadata().createAll(engine());
        try {
            engine().begin(c -> {
                for (int place = ascending.length - 1; place >= 0; place--) {
                    c.execute(insert(holder).set(holder.id, place).set(holder.value, ascending[place]));
                }
                assertThat(c.execute(select(holder.id).orderBy(holder.value)).scalars())
                        .isEqualTo(IntStream.range(0, ascending.length).boxed().toList());
                for (int place = 0; place < ascending.length; place++) {
                    T value = ascending[place];
                    assertThat(c.execute(select(holder.value).where(holder.id.eq(place)))
                                    .scalar())
                            .isEqualTo(value);
                    assertThat(c.execute(select(holder.id).where(holder.value.eq(value)))
                                    .scalars())
                            .containsExactly(place);
                    assertThat(c.execute(select(literal(value, type).as("p"))).scalar())
                            .isEqualTo(value);
                    assertThat(c.execute(select(constant(value, type).as("c"))).scalar())
                            .isEqualTo(value);
                }
            });
        } finally {
            holder.metadata().dropAll(engine());
        }
    }

    @Test
    void decimalsHaveManyDigits() {
        areKeptAndOrdered(
                Types.DECIMAL.of(50, 20),
                Stream.of(
                                "-123456789012345678901234567890.12345678901234567890",
                                "9.00000000000000000000",
                                "10.00000000000000000000")
                        .map(BigDecimal::new)
                        .toArray(BigDecimal[]::new));
    }

    @Test
    void infinitiesAreTheEndsAndNanIsGreaterStill() {
        areKeptAndOrdered(Types.REAL, Float.NEGATIVE_INFINITY, 0f, Float.POSITIVE_INFINITY, Float.NaN);
        areKeptAndOrdered(Types.DOUBLE, Double.NEGATIVE_INFINITY, 0.0, Double.POSITIVE_INFINITY, Double.NaN);
    }

    @Test
    void stringsMayHoldNul() {
        areKeptAndOrdered(Types.STRING, "", "\0", "a\0", "a\0b");
        areKeptAndOrdered(Types.STRING.length(3), "", "\0", "a\0", "a\0b");
        areKeptAndOrdered(Types.TEXT, "", "\0", "a\0", "a\0b");
    }

    @Test
    void daysBeforeTheYearOneAreKept() {
        areKeptAndOrdered(Types.DATE, LocalDate.of(-99_999, 1, 1), LocalDate.of(0, 2, 29), LocalDate.of(1582, 10, 10));
    }

    @Test
    void offsetsHaveSecondsAndDoNotCount() {
        areKeptAndOrdered(
                Types.TIMESTAMP_WITH_TIME_ZONE,
                OffsetDateTime.parse("2026-03-29T02:30:00+18:00"),
                OffsetDateTime.parse("2026-03-29T02:30:00-08:00:30"));
        Holder<OffsetDateTime> holder = new Holder<>(Types.TIMESTAMP_WITH_TIME_ZONE);
        holder.metadata().createAll(engine());
        engine().begin(c -> {
            c.execute(insert(holder).set(holder.value, OffsetDateTime.parse("2026-03-29T02:30:00Z")));
            assertThat(c.execute(select(holder.value)
                                    .where(holder.value.eq(OffsetDateTime.parse("2026-03-29T04:30:00+02:00"))))
                            .scalars())
                    .containsExactly(OffsetDateTime.parse("2026-03-29T02:30:00Z"));
        });
        holder.metadata().dropAll(engine());
    }

    @Test
    void documentsLoseTheBlanksBetweenTheirParts() {
        Holder<String> holder = new Holder<>(Types.JSON);
        holder.metadata().createAll(engine());
        engine().begin(c -> {
            c.execute(insert(holder).set(holder.value, "{\"b\": [1,  2.0],  \"a\": null}"));
            assertThat(c.execute(select(holder.value)).scalar()).isEqualTo("{\"b\":[1,2.0],\"a\":null}");
        });
        holder.metadata().dropAll(engine());
    }

    @Test
    void whatH2WouldChangeIsRefused() {
        assertThatThrownBy(() -> new Holder<>(Types.STRING.length(Integer.MAX_VALUE))
                        .metadata()
                        .createAll(engine()))
                .isInstanceOf(CompileException.class)
                .hasMessageContaining("or TEXT");
        Holder<String> texts = new Holder<>(Types.TEXT);
        texts.metadata().createAll(engine());
        assertThatThrownBy(() -> engine().begin(c -> c.execute(insert(texts).set(texts.value, "half \ud83d"))))
                .isInstanceOf(StatementException.class)
                .hasMessageContaining("surrogate");
        texts.metadata().dropAll(engine());
    }

    @Test
    void longTextsAndBytesComeBackWhole() {
        Map<SqlType<?>, Object> large = Map.of(
                Types.TEXT, "\u65e5x".repeat(3_000_000),
                Types.STRING, "y".repeat(1_000_000),
                Types.BINARY, new byte[5_000_000]);
        large.forEach((type, value) -> whole(type, value));
    }

    @SuppressWarnings("unchecked") // the value is one of the type
    private static <T> void whole(SqlType<T> type, Object value) {
        Holder<T> holder = new Holder<>(type);
        holder.metadata().createAll(engine());
        engine().begin(c -> {
            c.execute(insert(holder).set(holder.value, (T) value));
            assertThat(c.execute(select(holder.value)).scalar()).isEqualTo(value);
        });
        holder.metadata().dropAll(engine());
    }
}

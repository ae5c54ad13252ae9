package io.mercator.dialect.mariadb;

import static io.mercator.api.schema.Columns.assigned;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.sql.Sql.constant;
import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.type.Types.INTEGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.error.CompileException;
import io.mercator.api.error.ErrorKind;
import io.mercator.api.error.StatementException;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.sql.Row;
import io.mercator.api.type.SqlType;
import io.mercator.api.type.Types;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Values and columns that MariaDB does not have as they are, and what other programs stored. */
class MariadbValuesTest {
    private static final String YEARS = "the years are those from 1 to 9999";
    private static final String FINER = "microseconds are kept here";
    private static final TimeZone ZONE = TimeZone.getDefault();

    /** A table with one column of the type, which may be the key. */
    private static final class Holder<T> extends Table {
        final Column<Integer> id = column("id", INTEGER);
        final Column<T> value;

        Holder(SqlType<T> type, boolean key) {
            super(new MetaData(), "holder");
            value = key ? column("v", type, primaryKey(), assigned()) : column("v", type);
        }
    }

    private final TestSchema schema = new TestSchema();

    @AfterEach
    void close() {
        TimeZone.setDefault(ZONE);
        schema.close();
    }

    private <T> void misfits(SqlType<T> type, T value, String reason, String asConstant) {
        Holder<T> holder = new Holder<>(type, false);
        holder.metadata().createAll(schema.engine);
        try {
            assertThatThrownBy(() ->
                            schema.engine.begin(c -> c.execute(insert(holder).set(holder.value, value))))
                    .hasMessageContaining(reason);
            assertThatThrownBy(() -> schema.engine.begin(
                            c -> c.execute(insert(holder).set(holder.value, constant(value, type)))))
                    .hasMessageContaining(asConstant);
        } finally {
            holder.metadata().dropAll(schema.engine);
        }
    }

    @Test
    void valuesThatWouldChangeAreRefusedAsParametersAndAsConstants() {
        misfits(Types.DOUBLE, Double.NaN, "neither NaN nor an infinity", "cannot stand in SQL text");
        misfits(Types.REAL, Float.POSITIVE_INFINITY, "neither NaN nor an infinity", "cannot stand in SQL text");
        misfits(Types.DATE, LocalDate.of(10_000, 1, 1), YEARS, YEARS);
        misfits(Types.DATE, LocalDate.of(0, 12, 31), YEARS, YEARS);
        misfits(Types.TIME, LocalTime.of(1, 1, 1, 1), FINER, FINER);
        misfits(Types.TIMESTAMP, LocalDateTime.of(2026, 1, 1, 1, 1, 1, 1), FINER, FINER);
        misfits(Types.INSTANT, Instant.ofEpochSecond(1, 1), FINER, FINER);
        misfits(Types.INSTANT, Instant.MAX, YEARS, YEARS);
    }

    @Test
    void decimalsHaveUpToSixtyFiveDigits() {
        Holder<BigDecimal> holder = new Holder<>(Types.DECIMAL.of(65, 38), true);
        holder.metadata().createAll(schema.engine);
        BigDecimal value = new BigDecimal("-" + "9".repeat(27) + "." + "1".repeat(37) + "0");
        schema.engine.begin(c -> {
            c.execute(insert(holder).set(holder.value, value));
            assertThat(c.execute(select(holder.value).where(holder.value.eq(value)))
                            .scalar())
                    .isEqualTo(value);
        });
    }

    private void undefinable(SqlType<?> type, String reason) {
        assertThatThrownBy(() -> new Holder<>(type, false).metadata().createAll(schema.engine))
                .isInstanceOf(CompileException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void columnsThatMariadbDoesNotHaveAreRefused() {
        undefinable(Types.DECIMAL, "DECIMAL needs precision and scale here");
        undefinable(Types.DECIMAL.of(66, 2), "at most 65 digits here");
        undefinable(Types.DECIMAL.of(65, 39), "38 of them after the point");
        undefinable(Types.STRING.length(20_000), "or TEXT");
        undefinable(Types.STRING.length(256).fixed(), "without fixed()");
        undefinable(Types.BINARY.length(70_000), "BINARY without a length");
        assertThatThrownBy(() ->
                        new Holder<>(Types.STRING.length(769), true).metadata().createAll(schema.engine))
                .isInstanceOf(CompileException.class)
                .hasMessageContaining("a text that may have more than 768 characters has no index");
        Holder<String> longest = new Holder<>(Types.STRING.length(768), true);
        longest.metadata().createAll(schema.engine);
        longest.metadata().dropAll(schema.engine);
    }

    /** The session is strict, so that what Mercator did not refuse itself is refused by the server and never cut. */
    @Test
    void theServerCutsNothing() {
        schema.sql("CREATE TABLE narrow (s VARCHAR(3), n SMALLINT, d DATE, t VARCHAR(3) CHARACTER SET latin1)");
        for (String values : List.of(
                "('long', 1, NULL, NULL)",
                "('x', 40000, NULL, NULL)",
                "('x', 1, '2026-02-30', NULL)",
                "('x', 1, '0000-00-00', NULL)",
                "('x', 'no', NULL, NULL)",
                "('x', 1, NULL, '\u65e5')",
                "('x', 1 / 0, NULL, NULL)")) {
            assertThatThrownBy(() -> schema.sql("INSERT INTO narrow VALUES " + values))
                    .as(values)
                    .isInstanceOfSatisfying(
                            StatementException.class,
                            refused -> assertThat(refused.kind()).isEqualTo(ErrorKind.DATA));
        }
        assertThat(schema.scalars("SELECT count(*) FROM narrow")).containsExactly(0L);
    }

    /** A TIMESTAMP, which no column of Mercator's is, shows what it holds in the zone of the session, which is UTC. */
    @Test
    void timestampsOfOthersAreReadInUtc() {
        schema.sql(
                "CREATE TABLE stamped (at TIMESTAMP(6) NULL, flag BIT(1), tiny TINYINT, real_ FLOAT, y YEAR,"
                        + " kind ENUM('a', 'b'), u BIGINT UNSIGNED)",
                "INSERT INTO stamped VALUES (FROM_UNIXTIME(1.5), 1, 7, 0.1, 2026, 'b', 18446744073709551615)");
        Table stamped = new MetaData()
                .reflect(schema.engine, "stamped"::equals)
                .findTable("stamped")
                .orElseThrow();
        TimeZone.setDefault(TimeZone.getTimeZone("America/Sao_Paulo"));
        assertThat(schema.engine.<List<Object>>inTransaction(c -> {
                    Row row = c.execute(select(stamped.columns())).one();
                    return IntStream.range(0, row.size()).mapToObj(row::get).toList();
                }))
                .containsExactly(
                        Instant.parse("1970-01-01T00:00:01.500Z"),
                        true,
                        (short) 7,
                        0.1f,
                        2026,
                        "b",
                        new BigDecimal("18446744073709551615"));
    }
}

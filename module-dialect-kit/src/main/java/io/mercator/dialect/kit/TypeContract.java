package io.mercator.dialect.kit;

import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.dialect.Dialect;
import io.mercator.api.error.CompileException;
import io.mercator.api.error.ConfigurationException;
import io.mercator.api.error.ValueMisfitException;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import io.mercator.api.type.SqlType;
import io.mercator.api.type.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each type does what {@link ValueOperation} names, in UTC and in two zones with daylight saving; or is refused, where the
 * dialect's author says so. A zone has connections of its own, which may keep the zone that they began in.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TypeContract {
    private static final TimeZone ZONE = TimeZone.getDefault();
    private static final List<String> ZONES = List.of("UTC", "Europe/Berlin", "America/Sao_Paulo");

    private final DatabaseUnderTest under;
    private final Map<String, TypeTables> tables = new HashMap<>();
    private OpenDatabase database;

    TypeContract(DatabaseUnderTest under) {
        this.under = under;
    }

    @BeforeAll
    void openDatabase() {
        database = under.open();
    }

    @AfterAll
    void closeDatabase() {
        tables.values().forEach(TypeTables::close);
        database.close();
    }

    @AfterEach
    void zoneIsPutBack() {
        TimeZone.setDefault(ZONE);
    }

    private TypeTables in(String zone) {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        return tables.computeIfAbsent(zone, unknown -> new TypeTables(database));
    }

    private String dialect() {
        return database.engine().dialect().name();
    }

    private List<TypeCase<?>> types() {
        return TypeCases.of(under, dialect());
    }

    Stream<Arguments> cells() {
        List<Arguments> cells = new ArrayList<>();
        for (TypeCase<?> type : types()) {
            for (ValueOperation operation : ValueOperation.values()) {
                ZONES.forEach(zone -> cells.add(Arguments.of(type, operation, zone)));
            }
        }
        return cells.stream();
    }

    @ParameterizedTest(name = "{0}: {1} in {2}")
    @MethodSource("cells")
    void aTypeDoesWhatIsSaidOfIt(TypeCase<?> type, ValueOperation operation, String zone) {
        TypeTables here = in(zone);
        TypeRefusal said = new TypeRefusal(database.engine().dialect().name(), type.name(), operation);
        Optional<String> declared = under.refusal(type.name(), operation);
        try {
            new TypeOperations<>(type, here).run(operation);
        } catch (CompileException | ConfigurationException refused) {
            said.mustBe(declared, refused);
            Findings.put(said.dialect(), "type." + type + "." + operation, said.reason(refused));
            return;
        } catch (RuntimeException | AssertionError failed) {
            throw said.failed(zone, failed);
        }
        declared.ifPresent(said::isNone);
        Findings.put(said.dialect(), "type." + type + "." + operation, "yes");
    }

    @Test
    void eachTypeHasAColumnOrNone() {
        Dialect dialect = database.engine().dialect();
        for (TypeCase<?> type : types()) {
            String column;
            try {
                column = type.type().on(dialect.name()).accept(dialect.typeNames());
            } catch (CompileException refused) {
                column = "none";
            }
            assertThat(column).isNotBlank();
            Findings.put(dialect.name(), "type." + type + ".column", column);
        }
    }

    @Test
    void whatIsSaidToBeRefusedIsATypeOfTheKit() {
        assertThat(types().stream().map(TypeCase::name))
                .as("refuses(type, ...) names a type of the kit")
                .containsAll(under.typesWithRefusals());
    }

    /** The days that were not, which Julian and Gregorian calendars mix up: where the years begin later, they are refused. */
    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Europe/Berlin", "America/Sao_Paulo"})
    void daysOfOctober1582AreKeptOrRefused(String zone) {
        LocalDate day = LocalDate.of(1582, 10, 10);
        if (under.leastYear() > day.getYear()) {
            isRefused(Types.DATE, day);
            isRefused(Types.TIMESTAMP, day.atTime(2, 30));
            isRefused(Types.INSTANT, Instant.parse("1582-10-10T02:30:00Z"));
            return;
        }
        isKept(zone, Types.DATE, day);
        isKept(zone, Types.TIMESTAMP, day.atTime(2, 30));
        isKept(zone, Types.INSTANT, Instant.parse("1582-10-10T02:30:00Z"));
    }

    private <T> void isKept(String zone, SqlType<T> type, T value) {
        TypeTables here = in(zone);
        TypeTable<T> table = here.empty(TypeCase.of("lost " + type, type, value), TypeTable.Key.NUMBER);
        here.engine().begin(connection -> {
            connection.execute(insert(table).set(table.id, 1).set(table.value, value));
            assertThat(connection
                            .execute(select(table.value).from(table).where(table.value.eq(value)))
                            .scalars())
                    .containsExactly(value);
        });
    }

    @Test
    void whatIsFinerThanTheDatabaseIsRefused() {
        if (under.fractionalDigits() < 9) {
            long finer = TypeCases.tick(under.fractionalDigits() + 1);
            isRefused(
                    Types.TIMESTAMP, LocalDateTime.parse("2026-03-29T02:30:00").plusNanos(finer));
            isRefused(Types.INSTANT, Instant.parse("2026-03-29T02:30:00Z").plusNanos(finer));
        }
        if (under.fractionalDigitsOfTime() < 9) {
            isRefused(Types.TIME, LocalTime.of(2, 30).plusNanos(TypeCases.tick(under.fractionalDigitsOfTime() + 1)));
        }
    }

    @Test
    void anOffsetThatWouldBeLostIsRefused() {
        if (!under.keepsOffsets()) {
            isRefused(Types.TIMESTAMP_WITH_TIME_ZONE, OffsetDateTime.parse("2026-03-29T03:30:00+02:00"));
        }
    }

    private <T> void isRefused(SqlType<T> type, T value) {
        TypeTables here = in("UTC");
        TypeTable<T> table = here.empty(TypeCase.of("misfits " + type, type, value), TypeTable.Key.NUMBER);
        try (Session session =
                SessionFactory.of(table.mapped()).bind(here.engine()).open()) {
            session.add(new Holder<>(1, value));
            assertThatThrownBy(session::flush).isInstanceOf(ValueMisfitException.class);
        }
    }
}

package io.mercator.types;

import static io.mercator.api.schema.Columns.assigned;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.sql.Sql.constant;
import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.literal;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.sql.Sql.text;
import static io.mercator.api.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.engine.Engine;
import io.mercator.api.error.CompileException;
import io.mercator.api.error.ConfigurationException;
import io.mercator.api.error.ConversionException;
import io.mercator.api.error.ErrorKind;
import io.mercator.api.error.StatementException;
import io.mercator.api.error.ValueMisfitException;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import io.mercator.api.sql.Row3;
import io.mercator.api.sql.Select;
import io.mercator.api.type.SqlType;
import io.mercator.api.type.Types;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A value that does not fit is told with column and property before anything is sent, and nothing is lost. */
@Tag("class-path")
class MisfitTest {
    private final Shops shops = new Shops(new MetaData());
    private Engine engine;
    private SessionFactory sessions;

    private void open(String database) {
        engine = Engine.create(database.equals("sqlite") ? "sqlite::memory:" : "derby:memory:misfit");
        shops.metadata().createAll(engine);
        sessions = SessionFactory.of(shops.mapped()).bind(engine);
    }

    @AfterEach
    void close() {
        shops.metadata().dropAll(engine);
        engine.close();
    }

    private static Shop shop(int id) {
        Shop shop = new Shop(id, "corner");
        shop.setPrice(new BigDecimal("1.00"));
        return shop;
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aStringThatIsTooLongIsToldWithItsProperty(String database) {
        open(database);
        try (Session session = sessions.open()) {
            Shop shop = shop(1);
            session.add(shop);
            session.flush();
            shop.setName("a name of more than twenty characters");
            assertThatThrownBy(session::flush)
                    .isInstanceOf(ValueMisfitException.class)
                    .hasMessageContaining("Property 'name' of Shop(id=1), column 'shops.name' (STRING(20)):"
                            + " the value does not fit: it has 37 characters where 20 fit.");
            shop.setName("a shorter name");
            session.commit();
            assertThat(session.query(Shop.class).one().getName()).isEqualTo("a shorter name");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void whatWasNotFlushedStaysPendingAfterAMisfit(String database) {
        open(database);
        try (Session session = sessions.open()) {
            Shop good = shop(1);
            Shop wrong = shop(2);
            wrong.setPrice(new BigDecimal("1.005"));
            session.addAll(good, wrong);
            assertThatThrownBy(session::commit)
                    .isInstanceOfSatisfying(ValueMisfitException.class, misfit -> {
                        assertThat(misfit.column()).isEqualTo("shops.price");
                        assertThat(misfit.property()).isEqualTo("price");
                    })
                    .hasMessageContaining("3 digits after the point where 2 fit")
                    .hasMessageContaining("setScale(2, RoundingMode");
            assertThat(session.pending()).containsExactly(good, wrong);
            wrong.setPrice(new BigDecimal("1.0100"));
            session.commit();
            session.refresh(wrong);
            assertThat(wrong.getPrice()).isEqualTo(new BigDecimal("1.01"));
        }
    }

    private void refusedOnFlush(Consumer<Shop> change, String reason) {
        try (Session session = sessions.open()) {
            Shop shop = shop(1);
            change.accept(shop);
            session.add(shop);
            assertThatThrownBy(session::flush)
                    .isInstanceOf(ValueMisfitException.class)
                    .hasMessageContaining(reason);
            assertThat(session.pending()).containsExactly(shop);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void whatEachDatabaseWouldChangeIsRefused(String database) {
        open(database);
        boolean sqlite = database.equals("sqlite");
        refusedOnFlush(shop -> shop.setPrice(new BigDecimal("123456789")), "9 digits before the point where 8 fit");
        refusedOnFlush(shop -> shop.setRate(Double.NaN), sqlite ? "SQLite stores NaN as NULL" : "Derby has no NaN");
        refusedOnFlush(
                shop -> shop.setOpens(LocalDateTime.of(10_000, 1, 1, 0, 0)),
                sqlite ? "0000 to 9999" : "years 1 to 9999");
        if (sqlite) {
            refusedOnFlush(shop -> shop.setName("cut\ud83d"), "half of a surrogate pair stands alone at index 3");
        } else {
            refusedOnFlush(shop -> shop.setRate(Double.POSITIVE_INFINITY), "Derby has no Infinity");
            refusedOnFlush(shop -> shop.setCloses(LocalTime.of(1, 2, 3, 4)), "Derby's TIME has whole seconds");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void lengthsCountCharacters(String database) {
        open(database);
        Shop shop = shop(1);
        shop.setName("\ud83d\ude00".repeat(20));
        assertThat(shops.name.type().misfit(shop.getName())).isNull();
        try (Session session = sessions.open()) {
            session.add(shop);
            if (database.equals("derby")) { // whose VARCHAR counts UTF-16 units
                assertThatThrownBy(session::commit)
                        .isInstanceOfSatisfying(
                                StatementException.class,
                                refused -> assertThat(refused.kind()).isEqualTo(ErrorKind.DATA));
                return;
            }
            session.commit();
            session.refresh(shop);
            assertThat(shop.getName()).isEqualTo("\ud83d\ude00".repeat(20));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void statementsOfOnesOwnAreRefusedWhenTheyAreBuilt(String database) {
        open(database);
        String tooLong = "x".repeat(21);
        assertThatThrownBy(() -> insert(shops).set(shops.name, tooLong))
                .isInstanceOf(ValueMisfitException.class)
                .hasMessage("The value for column 'shops.name' (STRING(20)) does not fit: it has 21 characters where 20"
                        + " fit.");
        assertThatThrownBy(() -> update(shops).set(shops.price, new BigDecimal("0.001")))
                .isInstanceOf(ValueMisfitException.class);
        engine.begin(connection -> {
            connection.execute(
                    insert(shops).set(shops.id, 1).set(shops.name, "n").set(shops.price, BigDecimal.ZERO));
            assertThat(connection
                            .execute(select(shops.id).from(shops).where(shops.name.eq(tooLong)))
                            .all())
                    .isEmpty();
            assertThat(connection
                            .execute(select(shops.id).from(shops).where(shops.price.lt(new BigDecimal("0.001"))))
                            .scalars())
                    .containsExactly(1);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aParameterThatTheDatabaseWouldChangeIsRefused(String database) {
        open(database);
        engine.begin(connection -> assertThatThrownBy(
                        () -> connection.execute(select(shops.id).from(shops).where(shops.rate.eq(Double.NaN))))
                .isInstanceOfSatisfying(
                        StatementException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(ErrorKind.DATA))
                .hasMessageContaining("the value for 'shops.rate' (DOUBLE) does not fit"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aConverterThatRefusesIsToldWithColumnAndProperty(String database) {
        open(database);
        try (Session session = sessions.open()) {
            session.add(shop(1));
            session.commit();
            session.execute(text("UPDATE shops SET contact = 'nowhere', colour = 'PINK'"));
            session.commit();
            assertThatThrownBy(() -> session.query(Shop.class).all())
                    .isInstanceOf(ConversionException.class)
                    .hasMessageContaining("'PINK' stands for no constant of Colour; known are [BLUE, GREEN, RED]");
            session.rollback();
            assertThatThrownBy(() ->
                            session.query(select(shops.contact).from(shops)).all())
                    .isInstanceOf(ConversionException.class)
                    .hasMessageContaining("no address: nowhere")
                    .hasCauseInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void convertersThatThrowOrGiveNullAreNamed(String database) {
        open(database);
        SqlType<Colour> broken = Types.INTEGER.as(Colour.class, number -> null, colour -> null);
        engine.begin(connection -> {
            assertThatThrownBy(() -> connection.execute(
                            select(literal(Colour.RED, broken).as("c")).from(shops)))
                    .isInstanceOf(ConversionException.class)
                    .hasMessageContaining("its converter gave null");
            assertThat(connection.isInTransaction()).isTrue();
        });
        assertThatThrownBy(() -> Types.enumByValue(Colour.class, Types.INTEGER, colour -> 1))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "The constants BLUE and GREEN of Colour have the same stored value '1', so that neither can be"
                                + " read back. Give each constant its own.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void durationsEndWhere64BitsOfNanosecondsDo(String database) {
        open(database);
        assertThat(Types.DURATION.misfit(Duration.ofNanos(Long.MAX_VALUE))).isNull();
        assertThat(Types.DURATION.misfit(Duration.ofNanos(Long.MAX_VALUE).plusNanos(1)))
                .contains("292 years");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite"})
    void whatIsStoredInSqliteIsComparedWithTheType(String database) {
        open(database);
        engine.begin(connection -> {
            connection.execute(text("INSERT INTO shops (id, price, rate, opens) VALUES (1, 'cheap', x'00', 'soon')"));
            connection.execute(text("INSERT INTO shops (id, price, name) VALUES (5000000000, 1, 'far')"));
        });
        refusedOnRead(
                select(shops.price).from(shops).where(shops.id.eq(1)),
                "column 'price': the text 'cheap' is" + " stored where a decimal number is expected");
        refusedOnRead(
                select(shops.rate).from(shops).where(shops.id.eq(1)), "a BLOB of 1 bytes is stored where a number");
        refusedOnRead(select(shops.opens).from(shops).where(shops.id.eq(1)), "'soon' is stored, which is no value");
        refusedOnRead(
                select(shops.id).from(shops).where(shops.name.eq("far")),
                "5000000000 is stored, which does not fit the type's range of -2147483648 to 2147483647");
        try (Session session = sessions.open()) {
            assertThatThrownBy(() -> session.query(Shop.class)
                            .filter(shops.name.eq("far"))
                            .all())
                    .isInstanceOf(StatementException.class)
                    .hasMessageContaining("column 'shops_id': 5000000000 is stored");
        }
    }

    private void refusedOnRead(Select<?> query, String reason) {
        engine.begin(connection -> assertThatThrownBy(
                        () -> connection.execute(query).all())
                .isInstanceOfSatisfying(
                        StatementException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(ErrorKind.DATA))
                .hasMessageContaining(reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite"})
    void whatOtherProgramsWroteAsTextIsRead(String database) {
        open(database);
        engine.begin(connection -> {
            connection.execute(text("INSERT INTO shops (id, price, closes, opens) VALUES (1, '1.5', '18:30',"
                    + " '2026-03-29T02:30:00.5')"));
            connection.execute(text("INSERT INTO shops (id, price, opens) VALUES (2, 2, CURRENT_TIMESTAMP)"));
            Row3<BigDecimal, LocalTime, LocalDateTime> row = connection
                    .execute(select(shops.price, shops.closes, shops.opens)
                            .from(shops)
                            .where(shops.id.eq(1)))
                    .one();
            assertThat(row.value1()).isEqualTo(new BigDecimal("1.50"));
            assertThat(row.value2()).isEqualTo(LocalTime.of(18, 30));
            assertThat(row.value3()).isEqualTo(LocalDateTime.parse("2026-03-29T02:30:00.5"));
            assertThat(connection
                            .execute(select(shops.opens).from(shops).where(shops.id.eq(2)))
                            .scalar())
                    .isInstanceOf(LocalDateTime.class);
        });
        MetaData other = new MetaData();
        Events events = new Events(other);
        other.createAll(engine);
        engine.begin(connection -> {
            connection.execute(text("INSERT INTO events (id, at, shown) VALUES (1, '2026-03-29 02:30:00',"
                    + " '2026-03-29T02:30:00+02:00')"));
            connection.execute(text("INSERT INTO events (id, at) VALUES (2, '2026-03-29T02:30:00.25+02:00')"));
            assertThat(connection
                            .execute(select(events.at).from(events).orderBy(events.id))
                            .scalars())
                    .containsExactly(Instant.parse("2026-03-29T02:30:00Z"), Instant.parse("2026-03-29T00:30:00.25Z"));
            assertThat(connection
                            .execute(select(events.shown).from(events).where(events.id.eq(1)))
                            .scalar())
                    .isEqualTo(OffsetDateTime.parse("2026-03-29T02:30:00+02:00"));
        });
        other.dropAll(engine);
    }

    @ParameterizedTest
    @ValueSource(strings = {"derby"})
    void whatDerbysOwnTextCannotSayIsRefusedAsALiteralAlone(String database) {
        open(database);
        LocalDate lost = LocalDate.of(1582, 10, 10);
        engine.begin(connection -> {
            connection.execute(insert(shops)
                    .set(shops.id, 1)
                    .set(shops.price, BigDecimal.ONE)
                    .set(shops.opens, lost.atTime(2, 30)));
            assertThat(connection.execute(select(shops.opens).from(shops)).scalar())
                    .isEqualTo(lost.atTime(2, 30));
            assertThatThrownBy(() -> connection.execute(select(constant(lost)).from(shops)))
                    .isInstanceOf(CompileException.class)
                    .hasMessageContaining("Julian");
            assertThatThrownBy(() -> connection.execute(
                            select(constant("x".repeat(70_000))).from(shops)))
                    .isInstanceOf(CompileException.class)
                    .hasMessageContaining("65535 bytes");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void textsAndBytesMayHaveAnyLength(String database) {
        open(database);
        MetaData other = new MetaData();
        Documents documents = new Documents(other);
        other.createAll(engine);
        String longText = "\ud83d\ude00 \u00e4\n".repeat(500_000);
        byte[] manyBytes = new byte[3_000_000];
        new Random(1).nextBytes(manyBytes);
        engine.begin(connection -> {
            connection.execute(insert(documents)
                    .set(documents.id, 1)
                    .set(documents.body, longText)
                    .set(documents.scan, manyBytes));
            Row3<Integer, String, byte[]> read = connection
                    .execute(
                            select(documents.id, documents.body, documents.scan).from(documents))
                    .one();
            assertThat(read.value2()).isEqualTo(longText);
            assertThat(read.value3()).isEqualTo(manyBytes);
        });
        other.dropAll(engine);
    }

    private static final class Events extends Table {
        final Column<Integer> id = column("id", Types.INTEGER, primaryKey(), assigned());
        final Column<Instant> at = column("at", Types.INSTANT);
        final Column<OffsetDateTime> shown = column("shown", Types.TIMESTAMP_WITH_TIME_ZONE);

        Events(MetaData metadata) {
            super(metadata, "events");
        }
    }

    private static final class Documents extends Table {
        final Column<Integer> id = column("id", Types.INTEGER, primaryKey(), assigned());
        final Column<String> body = column("body", Types.TEXT);
        final Column<byte[]> scan = column("scan", Types.BINARY);

        Documents(MetaData metadata) {
            super(metadata, "documents");
        }
    }
}

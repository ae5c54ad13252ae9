package io.mercator.dialect.kit;

import static io.mercator.api.sql.Sql.count;
import static io.mercator.api.sql.Sql.delete;
import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.sql.Sql.text;
import static io.mercator.api.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mercator.api.engine.Connection;
import io.mercator.api.engine.Engine;
import io.mercator.api.engine.Result;
import io.mercator.api.error.ErrorKind;
import io.mercator.api.error.MercatorException;
import io.mercator.api.error.StatementException;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.Columns;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.sql.Alias;
import io.mercator.api.sql.Condition;
import io.mercator.api.sql.Row1;
import io.mercator.api.sql.Select;
import io.mercator.api.type.Types;
import io.mercator.dialect.kit.model.UserTable;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Prepared statements that stay with the connections of the pool, on every database, whether its dialect keeps them or is
 * told to: nothing that happened in one checkout shows in the next.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class KeptStatementsContract {
    private static final Duration SHORT = Duration.ofMillis(50);

    private final DatabaseUnderTest under;
    private OpenDatabase database;
    private Engine engine;
    private UserTable users;

    KeptStatementsContract(DatabaseUnderTest under) {
        this.under = under;
    }

    @BeforeEach
    void openDatabase() {
        open(4);
    }

    private void open(int kept) {
        database = under.open(o -> o.preparedStatements(kept));
        engine = database.engine();
        MetaData metadata = new MetaData();
        users = new UserTable(metadata);
        metadata.createAll(engine);
        add("ed");
        add("wendy");
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    private void add(String name) {
        engine.begin(c -> c.execute(insert(users).set(users.name, name)));
    }

    private List<String> names() {
        return engine.inTransaction(c -> c.execute(select(users.name).orderBy(users.id)).all().stream()
                .map(Row1::value1)
                .toList());
    }

    /** Returns how many columns the table has. */
    private int width() {
        return engine.<Integer>inTransaction(c -> {
            try (Result<?> rows = c.execute(text("SELECT * FROM users"))) {
                return rows.keys().size();
            }
        });
    }

    private String nameOf(int id) {
        return engine.inTransaction(
                c -> c.execute(select(users.name).where(users.id.eq(id))).one().value1());
    }

    @Test
    void eachCheckoutGetsTheRowsOfItsOwnValues() {
        for (int round = 0; round < 3; round++) {
            assertThat(nameOf(1)).isEqualTo("ed");
            assertThat(nameOf(2)).isEqualTo("wendy");
        }
    }

    @Test
    void moreStatementsThanAreKeptWorkInTurn() {
        for (int round = 0; round < 3; round++) {
            for (int members = 1; members <= 9; members++) {
                Integer[] ids = new Integer[members];
                for (int index = 0; index < members; index++) {
                    ids[index] = index + 1;
                }
                assertThat(engine.<Object>inTransaction(
                                c -> c.execute(select(count()).from(users).where(users.id.in(ids)))
                                        .scalar()))
                        .isEqualTo((long) Math.min(2, ids.length));
            }
        }
    }

    @Test
    void nothingIsKeptWhereNothingIsWanted() {
        database.close();
        open(0);
        for (int round = 0; round < 3; round++) {
            assertThat(nameOf(2)).isEqualTo("wendy");
        }
    }

    private static final class KeptNumbers extends Table {
        final Column<Integer> value = column("v", Types.INTEGER);

        KeptNumbers(MetaData metadata) {
            super(metadata, "kept");
        }
    }

    private static final class KeptTexts extends Table {
        final Column<Integer> other = column("w", Types.INTEGER);
        final Column<String> value = column("v", Types.STRING.length(20));

        KeptTexts(MetaData metadata) {
            super(metadata, "kept");
        }
    }

    @Test
    void aTableThatWasMadeAnewIsReadAsItIsNow() {
        MetaData before = new MetaData();
        KeptNumbers numbers = new KeptNumbers(before);
        before.createAll(engine);
        engine.begin(c -> c.execute(insert(numbers).set(numbers.value, 7)));
        for (int round = 0; round < 2; round++) {
            assertThat(engine.<Object>inTransaction(
                            c -> c.execute(select(numbers.value)).scalar()))
                    .isEqualTo(7);
        }
        before.dropAll(engine);
        MetaData after = new MetaData();
        KeptTexts texts = new KeptTexts(after);
        after.createAll(engine);
        engine.begin(c -> c.execute(insert(texts).set(texts.value, "seven")));

        assertThat(engine.<Object>inTransaction(
                        c -> c.execute(select(texts.value)).scalar()))
                .isEqualTo("seven");
    }

    @Test
    void theUsersTextSeesTheColumnsOfThisMoment() {
        assertThat(width()).isEqualTo(4);
        assertThat(names()).containsExactly("ed", "wendy");
        engine.begin(c -> c.execute(text("ALTER TABLE users ADD COLUMN shoe INTEGER")));
        assertThat(width()).isEqualTo(5);
        assertThat(names()).containsExactly("ed", "wendy");
    }

    @Test
    void aStatementThatFailedWorksWithOtherValues() {
        for (int round = 0; round < 3; round++) {
            assertThatThrownBy(() -> engine.begin(
                            c -> c.execute(insert(users).set(users.id, 1).set(users.name, "again"))))
                    .isInstanceOf(MercatorException.class);
            int id = 10 + round;
            engine.begin(c -> c.execute(insert(users).set(users.id, id).set(users.name, "new")));
        }
        assertThat(names()).containsExactly("ed", "wendy", "new", "new", "new");
    }

    @Test
    void aStatementThatWasStoppedWorksInTheNextCheckout() {
        Endless.fill(engine);
        for (int round = 0; round < 3; round++) {
            StatementException late = catchThrowableOfType(
                    StatementException.class,
                    () -> engine.begin(c -> c.execute(rows(300), SHORT).all()));
            assertThat(late.kind()).isEqualTo(ErrorKind.TIMEOUT);
            assertThat(engine.<Object>inTransaction(c -> c.execute(rows(1)).scalar()))
                    .isEqualTo(1L);
        }
    }

    private static final class Numbers extends Table {
        final Column<Integer> number = column("n", Types.INTEGER, Columns.primaryKey(), Columns.assigned());

        Numbers(MetaData metadata) {
            super(metadata, "endless");
        }
    }

    /** Counts for hours, or takes no time at all. */
    private static Select<Row1<Long>> rows(int below) {
        Numbers endless = new Numbers(new MetaData());
        Select<Row1<Long>> counted = select(count());
        Condition all = null;
        for (String name : List.of("a", "b", "c", "d", "e")) {
            Alias<Numbers> alias = Alias.of(endless, name);
            counted = counted.from(alias);
            Condition one = alias.c(endless.number).lt(below);
            all = all == null ? one : all.and(one);
        }
        return counted.where(all);
    }

    @Test
    void aChangeThatAWriterPreparedIsRefusedOnAConnectionForReading() {
        for (int round = 0; round < 2; round++) {
            String name = "reader" + round;
            try (Connection writer = engine.connect()) {
                writer.execute(update(users).set(users.fullname, name).where(users.id.eq(1)));
                writer.commit();
            }
            try (Connection reader = engine.connect(o -> o.readOnly(true))) {
                assertThatThrownBy(() -> reader.execute(
                                update(users).set(users.fullname, name).where(users.id.eq(1))))
                        .isInstanceOf(MercatorException.class);
                reader.rollback();
            }
        }
        assertThat(engine.<Long>inTransaction(
                        c -> c.execute(delete(users).where(users.id.eq(2))).rowCount()))
                .isEqualTo(1L);
    }

    @Test
    void rowsThatNobodyReadToTheEndAreReadFromTheBeginningByTheNext() {
        for (int round = 0; round < 3; round++) {
            try (Connection connection = engine.connect()) {
                var first = connection.execute(select(users.name).orderBy(users.id));
                var second = connection.execute(select(users.name).orderBy(users.id));
                assertThat(first.stream().iterator().next().value1()).isEqualTo("ed");
                assertThat(second.stream().iterator().next().value1()).isEqualTo("ed");
            }
        }
        assertThat(names()).containsExactly("ed", "wendy");
    }

    @Test
    void whatTheUsersOwnJdbcDoesEndsWhatWasKept() {
        names();
        engine.begin(c -> c.jdbc(jdbc -> {
            try (java.sql.Statement statement = jdbc.createStatement()) {
                return statement.executeUpdate("UPDATE users SET name = 'eddie' WHERE id = 1");
            }
        }));
        assertThat(names()).containsExactly("eddie", "wendy");
    }
}

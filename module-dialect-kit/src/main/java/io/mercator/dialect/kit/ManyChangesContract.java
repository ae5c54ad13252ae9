package io.mercator.dialect.kit;

import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.sql.Sql.text;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.dialect.Capability;
import io.mercator.api.dialect.Dialect;
import io.mercator.api.error.IntegrityException;
import io.mercator.api.error.StaleDataException;
import io.mercator.api.mapping.Registry;
import io.mercator.api.mapping.ToMany;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.session.ObjectState;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** UPDATEs and DELETEs of so many rows that they may go together: each row is counted all the same. */
abstract class ManyChangesContract {
    private static final int MANY = 230;

    private static final class Parcel {
        private int id;
        private String name = "";
        private int version;
        private List<Label> labels = new ArrayList<>();
    }

    private static final class Stop {
        private int parcel;
        private int number;
    }

    private static final class Label {
        private int id;
        private @Nullable Integer older;
    }

    private static final class Code {
        private String text = "";
        private int meaning;
    }

    private static final class Codes extends Table {
        final Column<String> text = column("text", STRING.length(20), primaryKey());
        final Column<Integer> meaning = column("meaning", INTEGER);

        Codes(MetaData metadata) {
            super(metadata, "codes");
        }
    }

    private static final class Parcels extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey());
        final Column<String> name = column("name", STRING.length(40));
        final Column<Integer> version = column("version", INTEGER);

        Parcels(MetaData metadata) {
            super(metadata, "parcels");
        }
    }

    private static final class Stops extends Table {
        final Column<Integer> parcel = column("parcel_id", INTEGER, primaryKey(), references("parcels.id"));
        final Column<Integer> number = column("number", INTEGER, primaryKey());

        Stops(MetaData metadata) {
            super(metadata, "stops");
        }
    }

    private static final class Labels extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey());
        final Column<Integer> older = column("older_id", INTEGER, references("labels.id"));

        Labels(MetaData metadata) {
            super(metadata, "labels");
        }
    }

    private static final class ParcelLabels extends Table {
        final Column<Integer> parcel = column("parcel_id", INTEGER, primaryKey(), references("parcels.id"));
        final Column<Integer> label = column("label_id", INTEGER, primaryKey(), references("labels.id"));

        ParcelLabels(MetaData metadata) {
            super(metadata, "parcel_labels");
        }
    }

    private final DatabaseUnderTest under;
    private final MetaData metadata = new MetaData();
    private final Parcels parcels = new Parcels(metadata);
    private final Stops stops = new Stops(metadata);
    private final Labels labels = new Labels(metadata);
    private final ParcelLabels parcelLabels = new ParcelLabels(metadata);
    private final Codes codes = new Codes(metadata);
    private final StatementRecorder sent = new StatementRecorder();
    private OpenDatabase database;
    private Session session;

    ManyChangesContract(DatabaseUnderTest under) {
        this.under = under;
    }

    private Registry mapped(boolean hasVersion) {
        ToMany<Parcel, Label> linked =
                ToMany.list(Parcel.class, "labels", Label.class, p -> p.labels, (p, v) -> p.labels = v);
        linked.secondary(parcelLabels);
        Registry registry = new Registry();
        var parcel = registry.map(Parcel.class, parcels)
                .construct(Parcel::new)
                .property(parcels.id, p -> p.id, (p, v) -> p.id = v)
                .property(parcels.name, p -> p.name, (p, v) -> p.name = v)
                .property(parcels.version, p -> p.version, (p, v) -> p.version = v)
                .relationships(linked);
        if (hasVersion) {
            parcel.version(parcels.version);
        }
        registry.map(Stop.class, stops)
                .construct(Stop::new)
                .property(stops.parcel, s -> s.parcel, (s, v) -> s.parcel = v)
                .property(stops.number, s -> s.number, (s, v) -> s.number = v);
        registry.map(Code.class, codes)
                .construct(Code::new)
                .property(codes.text, c -> c.text, (c, v) -> c.text = v)
                .property(codes.meaning, c -> c.meaning, (c, v) -> c.meaning = v);
        registry.map(Label.class, labels)
                .construct(Label::new)
                .property(labels.id, l -> l.id, (l, v) -> l.id = v)
                .property(labels.older, l -> l.older, (l, v) -> l.older = v);
        return registry;
    }

    @BeforeEach
    void open() {
        database = under.open(options -> options.listener(sent));
        metadata.createAll(database.engine());
        open(false);
    }

    private void open(boolean hasVersion) {
        if (session != null) {
            session.close();
        }
        session = SessionFactory.of(mapped(hasVersion)).bind(database.engine()).open();
    }

    @AfterEach
    void close() {
        session.close();
        database.close();
    }

    private List<Parcel> committed() {
        List<Parcel> all = new ArrayList<>();
        for (int number = 1; number <= MANY; number++) {
            Parcel parcel = new Parcel();
            parcel.id = number;
            parcel.name = "parcel " + number;
            all.add(parcel);
        }
        session.addAll(all);
        session.commit();
        session.refreshExpired();
        sent.clear();
        return all;
    }

    private List<@Nullable Object> ids() {
        return session.execute(select(parcels.id).from(parcels).orderBy(parcels.id))
                .scalars();
    }

    private List<String> deletes(String table) {
        return sent.lines().stream()
                .filter(line -> line.startsWith("DELETE FROM " + table))
                .map(line -> line.substring(0, line.indexOf('?') + 1))
                .toList();
    }

    /** As the dialect says: full chunks, and what is left in a batch or one by one. */
    private void assertSends(String table, int columns, int rows, String single, String many) {
        Dialect dialect = database.engine().dialect();
        int chunk = dialect.deleteChunk(columns);
        int together = chunk > 1 ? rows / chunk : 0;
        int left = rows - together * chunk * Integer.signum(together);
        boolean isBatch = dialect.has(Capability.BATCH_UPDATE_COUNTS);
        List<String> expected = new ArrayList<>();
        IntStream.range(0, together).forEach(number -> expected.add(many));
        IntStream.range(0, isBatch ? Integer.signum(left) : left).forEach(number -> expected.add(single));
        assertThat(deletes(table)).isEqualTo(expected);
        assertThat(sent.lines().contains("RELEASE SAVEPOINT mercator_savepoint_1"))
                .isEqualTo(together > 0);
    }

    @Test
    void aFlushDeletesThemAll() {
        List<Parcel> all = committed();
        all.stream().filter(parcel -> parcel.id != 13).forEach(session::delete);
        session.flush();
        assertSends(
                "parcels",
                1,
                MANY - 1,
                "DELETE FROM parcels WHERE parcels.id = ?",
                "DELETE FROM parcels WHERE parcels.id IN (?");
        assertThat(ids()).containsExactly(13);
        assertThat(session.state(all.get(0))).isEqualTo(ObjectState.DELETED);
        session.rollback();
        assertThat(ids()).hasSize(MANY);
        assertThat(session.state(all.get(0))).isEqualTo(ObjectState.PERSISTENT);
    }

    @Test
    void theRowThatIsGoneIsNamedAndTheOthersStay() {
        List<Parcel> all = committed();
        session.execute(text("DELETE FROM parcels WHERE id = 57"));
        assertThatOneIsNamedAndAllStay(all, "Flush deleted 0 rows of 'parcels' where 1 was expected (Parcel(id=57))");
    }

    private void assertThatOneIsNamedAndAllStay(List<Parcel> all, String message) {
        all.forEach(session::delete);
        assertThatThrownBy(session::flush)
                .isInstanceOf(StaleDataException.class)
                .hasMessageContaining(message);
        session.rollback();
        assertThat(ids()).hasSize(MANY);
        all.forEach(session::delete);
        session.commit();
        assertThat(ids()).isEmpty();
    }

    @Test
    void aRowOfAnotherVersionIsNamedAndTheOthersStay() {
        open(true);
        List<Parcel> all = committed();
        session.execute(text("UPDATE parcels SET version = 99 WHERE id = 57"));
        assertThatOneIsNamedAndAllStay(
                all, "Flush deleted 0 rows of 'parcels' where 1 was expected (Parcel(id=57), version=");
    }

    @Test
    void aRowThatIsReferredToIsRefusedAndAllStay() {
        List<Parcel> all = committed();
        Stop stop = new Stop();
        stop.parcel = 57;
        session.bulk().insertWithoutKeys(List.of(stop));
        session.commit();
        all.forEach(session::delete);
        assertThatThrownBy(session::flush).isInstanceOf(IntegrityException.class);
        session.rollback();
        assertThat(ids()).hasSize(MANY);
        assertThat(session.state(all.get(0))).isEqualTo(ObjectState.PERSISTENT);
    }

    @Test
    void keysOfSeveralColumnsMayGoTogetherToo() {
        List<Parcel> all = committed();
        List<Stop> visited = new ArrayList<>();
        for (int number = 1; number <= MANY; number++) {
            Stop stop = new Stop();
            stop.parcel = all.get(number / 2).id;
            stop.number = number;
            visited.add(stop);
        }
        session.addAll(visited);
        session.commit();
        session.refreshExpired();
        visited.stream().filter(stop -> stop.number != 7).forEach(session::delete);
        sent.clear();
        session.flush();
        assertThat(session.execute(select(stops.number).from(stops)).scalars()).containsExactly(7);
        assertThat(deletes("stops")).hasSizeLessThanOrEqualTo(MANY - 1).isNotEmpty();
    }

    @Test
    void linksOfSecondaryTablesAreCountedToo() {
        List<Parcel> all = committed();
        Label label = new Label();
        all.forEach(parcel -> parcel.labels.add(label));
        session.commit();
        all.forEach(parcel -> parcel.labels.clear());
        session.commit();
        assertThat(session.execute(select(parcelLabels.parcel).from(parcelLabels))
                        .scalars())
                .isEmpty();
        all.forEach(parcel -> parcel.labels.add(label));
        session.commit();
        assertThat(all).allSatisfy(parcel -> assertThat(parcel.labels).hasSize(1));
        session.connection().execute(text("DELETE FROM parcel_labels WHERE parcel_id = 57"));
        all.forEach(parcel -> parcel.labels.clear());
        assertThatThrownBy(session::flush)
                .isInstanceOf(StaleDataException.class)
                .hasMessageContaining("Flush deleted 0 rows of 'parcel_labels' where 1 was expected");
        session.rollback();
        assertThat(session.execute(select(parcelLabels.parcel).from(parcelLabels))
                        .scalars())
                .hasSize(MANY);
    }

    /** Keys of letters that a collation might take for the same. */
    @Test
    void stringsAsKeysFindTheirOwnRowsAlone() {
        List<Code> all = new ArrayList<>();
        for (int number = 0; number < MANY; number++) {
            Code code = new Code();
            code.text = List.of("a", "A", "\u00e4", "a ").get(number % 4) + number / 4;
            all.add(code);
        }
        session.addAll(all);
        session.commit();
        session.refreshExpired();
        IntStream.range(0, MANY).forEach(number -> all.get(number).meaning = number + 1);
        session.commit();
        session.refreshExpired();
        assertThat(all)
                .extracting(code -> code.meaning)
                .isEqualTo(IntStream.rangeClosed(1, MANY).boxed().toList());
        all.subList(1, MANY).forEach(session::delete);
        session.commit();
        assertThat(session.execute(select(codes.text).from(codes)).scalars()).containsExactly("a0");
    }

    @Test
    void rowsThatReferToOthersOfTheirTableGoInTheirOrder() {
        List<Label> chain = new ArrayList<>();
        for (int number = 1; number <= MANY; number++) {
            Label label = new Label();
            label.id = number;
            label.older = number == 1 ? null : number - 1;
            chain.add(label);
        }
        chain.forEach(label -> {
            session.add(label);
            session.flush();
        });
        session.commit();
        chain.forEach(session::delete);
        session.commit();
        assertThat(session.query(Label.class).all()).isEmpty();
    }

    @Test
    void keysGivenInBulkAreCountedOneByOne() {
        committed();
        List<Integer> keys =
                new ArrayList<>(IntStream.rangeClosed(1, MANY).boxed().toList());
        assertThat(session.bulk().delete(parcels, keys)).isEqualTo(MANY);
        assertThat(ids()).isEmpty();
        session.rollback();
        keys.set(99, 17);
        assertThatThrownBy(() -> session.bulk().delete(parcels, keys))
                .isInstanceOf(StaleDataException.class)
                .hasMessageContaining("met 0 rows of 'parcels' where 1 was expected (id=17)");
        session.rollback();
        assertThat(ids()).hasSize(MANY);
    }
}

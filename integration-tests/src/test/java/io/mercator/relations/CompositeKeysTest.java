package io.mercator.relations;

import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.mapping.Registry;
import io.mercator.api.mapping.ToMany;
import io.mercator.api.mapping.ToOne;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.session.Load;
import io.mercator.api.session.Session;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A store is told by country and number, which its tills refer to: two columns that only together are a foreign key. */
class CompositeKeysTest {
    private static final class Store {
        String country;
        Integer number;
        List<Till> tills = new ArrayList<>();

        Store() {}

        Store(String country, int number, Till... tills) {
            this.country = country;
            this.number = number;
            this.tills.addAll(List.of(tills));
        }
    }

    private static final class Till {
        Integer id;
        Store store;
    }

    private static final class Tills extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey());
        final Column<String> country = column("store_country", STRING.length(2));
        final Column<Integer> number = column("store_number", INTEGER);

        Tills(Model model) {
            super(model.metadata, "tills");
            foreignKey(country, number).references(model.country, model.number);
        }
    }

    private static final class Model {
        final MetaData metadata = new MetaData();
        final Table stores = Table.of(
                metadata,
                "stores",
                column("country", STRING.length(2), primaryKey()),
                column("number", INTEGER, primaryKey()));
        final Column<String> country = stores.get("country", STRING);
        final Column<Integer> number = stores.get("number", INTEGER);
        final Tills tills = new Tills(this);
        final ToMany<Store, Till> storeTills =
                ToMany.list(Store.class, "tills", Till.class, it -> it.tills, (it, all) -> it.tills = all);
        final ToOne<Till, Store> store =
                ToOne.of(Till.class, "store", Store.class, it -> it.store, (it, value) -> it.store = value);

        Fresh open(String kind) {
            storeTills.backPopulates(store).orderBy(tills.id);
            Registry registry = new Registry();
            registry.map(Store.class, stores)
                    .construct(Store::new)
                    .property(country, it -> it.country, (it, value) -> it.country = value)
                    .property(number, it -> it.number, (it, value) -> it.number = value)
                    .relationships(storeTills);
            registry.map(Till.class, tills)
                    .construct(Till::new)
                    .property(tills.id, it -> it.id, (it, value) -> it.id = value)
                    .relationships(store);
            return new Fresh(kind, metadata, registry);
        }

        List<String> rows(Fresh database) {
            return database.rows(tills.id, tills.country, tills.number);
        }
    }

    private static Fresh filled(String kind, Model model) {
        Fresh database = model.open(kind);
        database.sessions.transaction(session -> session.addAll(
                new Store("fr", 1, new Till(), new Till()), new Store("fr", 2, new Till()), new Store("it", 1)));
        return database;
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void bothColumnsAreSetAndTakenBackTogether(String kind) {
        Model model = new Model();
        try (Fresh database = filled(kind, model);
                Session session = database.sessions.open()) {
            assertThat(model.rows(database)).containsExactly("[1, fr, 1]", "[2, fr, 1]", "[3, fr, 2]");
            Store one = session.get(Store.class, "fr", 1);
            Till first = one.tills.get(0);
            Till second = one.tills.get(1);
            first.store = session.get(Store.class, "it", 1);
            second.store = null;
            session.commit();
            assertThat(model.rows(database)).containsExactly("[1, it, 1]", "[2, null, null]", "[3, fr, 2]");
            session.delete(session.get(Store.class, "fr", 2));
            session.commit();
            assertThat(model.rows(database)).containsExactly("[1, it, 1]", "[2, null, null]", "[3, null, null]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void manyKeysAreAskedForByPairs(String kind) {
        Model model = new Model();
        try (Fresh database = filled(kind, model);
                Session session = database.sessions.open()) {
            database.sent.assertSends(
                    () -> assertThat(session.query(Store.class)
                                    .orderBy(model.country, model.number)
                                    .options(Load.selectin(model.storeTills))
                                    .all())
                            .extracting(it -> it.tills.size())
                            .containsExactly(2, 1, 0),
                    "BEGIN",
                    "SELECT stores.country AS stores_country, stores.number AS stores_number FROM stores ORDER BY"
                            + " stores.country, stores.number ()",
                    "SELECT tills.store_country AS tills_store_country, tills.store_number AS tills_store_number,"
                            + " tills.id AS tills_id FROM tills WHERE tills.store_country = ? AND tills.store_number ="
                            + " ? OR tills.store_country = ? AND tills.store_number = ? OR tills.store_country = ? AND"
                            + " tills.store_number = ? ORDER BY tills.store_country, tills.store_number, tills.id"
                            + " ('fr', 1, 'fr', 2, 'it', 1)");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void referencesOfAResultAreAskedForOnceForEachPair(String kind) {
        Model model = new Model();
        try (Fresh database = filled(kind, model);
                Session session = database.sessions.open()) {
            database.sent.assertSends(
                    () -> assertThat(session.query(Till.class)
                                    .orderBy(model.tills.id)
                                    .all())
                            .extracting(it -> it.store.number)
                            .containsExactly(1, 1, 2),
                    "BEGIN",
                    "SELECT tills.id AS tills_id, tills.store_country AS tills_store_country, tills.store_number AS"
                            + " tills_store_number FROM tills ORDER BY tills.id ()",
                    "SELECT stores.country AS stores_country, stores.number AS stores_number FROM stores WHERE"
                            + " stores.country = ? AND stores.number = ? OR stores.country = ? AND stores.number = ?"
                            + " ('fr', 1, 'fr', 2)");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void conditionsCompareBothColumns(String kind) {
        Model model = new Model();
        try (Fresh database = filled(kind, model);
                Session session = database.sessions.open()) {
            Store one = session.get(Store.class, "fr", 1);
            Till third = session.get(Till.class, 3);
            assertThat(session.query(Till.class).filter(model.store.is(one)).count())
                    .isEqualTo(2);
            assertThat(session.query(Till.class).filter(model.store.isNot(one)).all())
                    .containsExactly(third);
            assertThat(session.query(Till.class)
                            .withParent(one, model.storeTills)
                            .count())
                    .isEqualTo(2);
            assertThat(session.query(Store.class).withParent(third, model.store).one().number)
                    .isEqualTo(2);
            assertThat(session.query(Store.class)
                            .filter(model.storeTills.contains(third))
                            .one()
                            .number)
                    .isEqualTo(2);
            assertThat(session.query(Store.class)
                            .filter(model.storeTills.any(model.tills.id.eq(1)))
                            .one())
                    .isSameAs(one);
            assertThat(session.query(Store.class).join(model.storeTills).count())
                    .isEqualTo(3);
            assertThat(session.query(Store.class)
                            .outerJoin(model.storeTills)
                            .filter(model.tills.id.isNull())
                            .one()
                            .country)
                    .isEqualTo("it");
        }
    }
}

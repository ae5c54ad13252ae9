package io.mercator.relations;

import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.schema.Columns.unique;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.mapping.Cascade;
import io.mercator.api.mapping.Registry;
import io.mercator.api.mapping.ToOne;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.session.Load;
import io.mercator.api.session.Session;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pilot has one badge and a badge one pilot; the badge's row has the foreign key, which is unique. */
class OneToOneTest {
    private static final class Pilot {
        Integer id;
        String name;
        Badge badge;

        Pilot() {}

        Pilot(String name) {
            this.name = name;
        }
    }

    private static final class Badge {
        Integer id;
        String code;
        Pilot pilot;

        Badge() {}

        Badge(String code) {
            this.code = code;
        }
    }

    private static final class Model {
        final MetaData metadata = new MetaData();
        final Table pilots =
                Table.of(metadata, "pilots", column("id", INTEGER, primaryKey()), column("name", STRING.length(20)));
        final Column<Integer> pilotId = pilots.get("id", INTEGER);
        final Column<String> name = pilots.get("name", STRING);
        final Table badges = Table.of(
                metadata,
                "badges",
                column("id", INTEGER, primaryKey()),
                column("code", STRING.length(20)),
                column("pilot_id", INTEGER, references(pilotId), unique()));
        final Column<Integer> badgeId = badges.get("id", INTEGER);
        final Column<String> code = badges.get("code", STRING);
        final Column<Integer> badgePilot = badges.get("pilot_id", INTEGER);
        final ToOne<Pilot, Badge> badge =
                ToOne.of(Pilot.class, "badge", Badge.class, pilot -> pilot.badge, (pilot, it) -> pilot.badge = it);
        final ToOne<Badge, Pilot> pilot =
                ToOne.of(Badge.class, "pilot", Pilot.class, badge -> badge.pilot, (badge, it) -> badge.pilot = it);

        Fresh open(String kind) {
            badge.backPopulates(pilot);
            Registry registry = new Registry();
            registry.map(Pilot.class, pilots)
                    .construct(Pilot::new)
                    .property(pilotId, it -> it.id, (it, value) -> it.id = value)
                    .property(name, it -> it.name, (it, value) -> it.name = value)
                    .relationships(badge);
            registry.map(Badge.class, badges)
                    .construct(Badge::new)
                    .property(badgeId, it -> it.id, (it, value) -> it.id = value)
                    .property(code, it -> it.code, (it, value) -> it.code = value)
                    .relationships(pilot);
            return new Fresh(kind, metadata, registry);
        }

        List<String> rows(Fresh database) {
            return database.rows(badgeId, code, badgePilot);
        }
    }

    private static Pilot pilot(String name, String code) {
        Pilot pilot = new Pilot(name);
        pilot.badge = new Badge(code);
        return pilot;
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void eitherSideSavesTheOther(String kind) {
        Model model = new Model();
        try (Fresh database = model.open(kind);
                Session session = database.sessions.open()) {
            Pilot ada = pilot("ada", "A");
            session.add(ada);
            assertThat(ada.badge.pilot).isSameAs(ada);
            Badge second = new Badge("B");
            second.pilot = new Pilot("bob");
            session.add(second);
            assertThat(second.pilot.badge).isSameAs(second);
            session.commit();
            assertThat(model.rows(database)).containsExactly("[1, A, 1]", "[2, B, 2]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void theSideWithoutTheForeignKeyLoadsForAllObjectsInOneStatement(String kind) {
        Model model = new Model();
        try (Fresh database = model.open(kind)) {
            database.sessions.transaction(
                    session -> session.addAll(pilot("ada", "A"), pilot("bob", "B"), new Pilot("cyd")));
            try (Session session = database.sessions.open()) {
                database.sent.assertSends(
                        () -> assertThat(session.query(Pilot.class)
                                        .orderBy(model.pilotId)
                                        .map(it -> it)
                                        .all())
                                .extracting(it -> it.badge == null ? null : it.badge.code)
                                .containsExactly("A", "B", null),
                        "BEGIN",
                        "SELECT pilots.id AS pilots_id, pilots.name AS pilots_name FROM pilots ORDER BY pilots.id ()",
                        "SELECT badges.pilot_id AS badges_pilot_id, badges.id AS badges_id, badges.code AS badges_code"
                                + " FROM badges WHERE badges.pilot_id IN (?, ?, ?) (1, 2, 3)");
            }
            try (Session session = database.sessions.open()) {
                database.sent.assertSends(
                        () -> assertThat(session.query(Pilot.class)
                                        .options(Load.joined(model.badge))
                                        .orderBy(model.pilotId)
                                        .all())
                                .extracting(it -> it.badge == null ? null : it.badge.pilot.name)
                                .containsExactly("ada", "bob", null),
                        "BEGIN",
                        "SELECT pilots.id AS pilots_id, pilots.name AS pilots_name, badges_1.id AS badges_1_id,"
                                + " badges_1.code AS badges_1_code, badges_1.pilot_id AS badges_1_pilot_id FROM pilots"
                                + " LEFT OUTER JOIN badges AS badges_1 ON pilots.id = badges_1.pilot_id ORDER BY"
                                + " pilots.id ()");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aReplacedPartnerLosesItsForeignKeyFirst(String kind) {
        Model model = new Model();
        try (Fresh database = model.open(kind);
                Session session = database.sessions.open()) {
            Pilot ada = pilot("ada", "A");
            session.add(ada);
            session.commit();
            Badge old = session.get(Badge.class, 1);
            ada.badge = new Badge("C");
            session.flush();
            assertThat(old.pilot).isNull();
            assertThat(ada.badge.pilot).isSameAs(ada);
            session.commit();
            assertThat(model.rows(database)).containsExactly("[1, A, null]", "[2, C, 1]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aReplacedPartnerThatIsAnOrphanIsDeleted(String kind) {
        Model model = new Model();
        model.badge.cascade(Cascade.allAndDeleteOrphan());
        try (Fresh database = model.open(kind);
                Session session = database.sessions.open()) {
            Pilot ada = pilot("ada", "A");
            session.add(ada);
            session.commit();
            session.refresh(ada);
            ada.badge = new Badge("C");
            session.commit();
            assertThat(database.rows(model.code, model.badgePilot)).containsExactly("[C, 1]");
            session.delete(ada);
            session.commit();
            assertThat(model.rows(database)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aPartnerTakenFromAnotherLeavesThatOneWithout(String kind) {
        Model model = new Model();
        try (Fresh database = model.open(kind)) {
            database.sessions.transaction(session -> session.addAll(pilot("ada", "A"), pilot("bob", "B")));
            try (Session session = database.sessions.open()) {
                // whichever class the session knew first
                Badge first = session.get(Badge.class, 1);
                Pilot bob = session.get(Pilot.class, 2);
                take(model, database, session, first, bob);
            }
            try (Session session = database.sessions.open()) {
                Pilot ada = session.get(Pilot.class, 1);
                Badge first = session.get(Badge.class, 1);
                ada.badge = first;
                session.commit();
                assertThat(model.rows(database)).containsExactly("[1, A, 1]", "[2, B, null]");
                assertThat(first.pilot).isSameAs(ada);
                assertThat(session.get(Pilot.class, 2).badge).isNull();
            }
        }
    }

    private static void take(Model model, Fresh database, Session session, Badge first, Pilot bob) {
        Pilot ada = first.pilot;
        Badge second = bob.badge;
        bob.badge = first;
        session.flush();
        assertThat(ada.badge).isNull();
        assertThat(first.pilot).isSameAs(bob);
        assertThat(second.pilot).isNull();
        session.commit();
        assertThat(model.rows(database)).containsExactly("[1, A, 2]", "[2, B, null]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void partnersAreSwapped(String kind) {
        Model model = new Model();
        try (Fresh database = model.open(kind);
                Session session = database.sessions.open()) {
            Pilot ada = pilot("ada", "A");
            Pilot bob = pilot("bob", "B");
            session.addAll(ada, bob);
            session.commit();
            session.query(Pilot.class).all();
            Badge first = ada.badge;
            ada.badge = bob.badge;
            bob.badge = first;
            session.commit();
            assertThat(model.rows(database)).containsExactly("[1, A, 2]", "[2, B, 1]");
            assertThat(first.pilot).isSameAs(bob);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void deletingTheOneThatIsReferredToFreesItsPartner(String kind) {
        Model model = new Model();
        try (Fresh database = model.open(kind);
                Session session = database.sessions.open()) {
            session.add(pilot("ada", "A"));
            session.commit();
            session.delete(session.get(Pilot.class, 1));
            session.commit();
            assertThat(model.rows(database)).containsExactly("[1, A, null]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void conditionsWorkFromBothSides(String kind) {
        Model model = new Model();
        try (Fresh database = model.open(kind);
                Session session = database.sessions.open()) {
            Pilot ada = pilot("ada", "A");
            session.addAll(ada, new Pilot("cyd"));
            session.flush();
            assertThat(session.query(Pilot.class).filter(model.badge.isNull()).one().name)
                    .isEqualTo("cyd");
            assertThat(session.query(Pilot.class)
                            .filter(model.badge.isNot(null))
                            .one()
                            .name)
                    .isEqualTo("ada");
            assertThat(session.query(Pilot.class)
                            .filter(model.badge.is(ada.badge))
                            .one()
                            .name)
                    .isEqualTo("ada");
            assertThat(session.query(Pilot.class)
                            .filter(model.badge.isNot(ada.badge))
                            .one()
                            .name)
                    .isEqualTo("cyd");
            assertThat(session.query(Badge.class).filter(model.pilot.is(ada)).one())
                    .isSameAs(ada.badge);
            assertThat(session.query(Badge.class).withParent(ada, model.badge).one())
                    .isSameAs(ada.badge);
            assertThat(session.query(Pilot.class)
                            .withParent(ada.badge, model.pilot)
                            .one())
                    .isSameAs(ada);
        }
    }
}

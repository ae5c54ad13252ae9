package io.mercator.woven;

import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.sql.Sql.update;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.engine.Engine;
import io.mercator.api.mapping.Loading;
import io.mercator.api.mapping.Registry;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.session.AutoflushMode;
import io.mercator.api.session.ExpireMode;
import io.mercator.api.session.Load;
import io.mercator.api.session.ObjectState;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import io.mercator.woven.Studio.Artist;
import io.mercator.woven.Studio.Desk;
import io.mercator.woven.Studio.Picture;
import io.mercator.woven.Studio.Style;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What once went wrong with woven objects. */
@Tag("woven")
class WovenRegressionTest {
    private static Integer artistOf(Studio studio, int picture) {
        try (Session session = studio.sessions.open()) {
            return session.query(studio.pictureArtist)
                    .filter(studio.pictureId.eq(picture))
                    .one()
                    .value1();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void nullIsSavedInAReferenceThatWasNeverRead(String kind) {
        try (Studio studio = new Studio(kind).filled()) {
            try (Session session = studio.sessions.open()) {
                Picture a = session.get(Picture.class, 1);
                studio.sent.assertSends(() -> {
                    a.setArtist(null);
                    assertThat(a.getArtist()).isNull();
                    assertThat(session.dirty()).containsExactly(a);
                });
                studio.sent.assertSends(
                        session::flush, "UPDATE pictures SET artist_id=? WHERE pictures.id = ? (null, 1)");
                session.rollback();
                assertThat(a.getArtist()).hasToString("ada");
                a.setArtist(null);
                session.revert(a);
                assertThat(a.getArtist()).hasToString("ada");
            }
            try (Session session = studio.sessions.open()) {
                session.get(Picture.class, 1).setArtist(null);
                session.commit();
            }
            assertThat(artistOf(studio, 1)).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aReferenceThatWasAssignedIsNotRefusedNorLacking(String kind) {
        try (Studio studio = new Studio(kind).filled()) {
            Picture a;
            Picture b;
            Artist bob;
            try (Session session = studio.sessions.open()) {
                bob = session.get(Artist.class, 2);
                a = session.query(Picture.class)
                        .filter(studio.title.eq("a"))
                        .options(Load.raise(studio.artist))
                        .one();
                a.setArtist(bob);
                assertThat(a.getArtist()).isSameAs(bob);
                b = session.get(Picture.class, 2);
                b.setArtist(null);
            }
            assertThat(a.getArtist()).isSameAs(bob);
            assertThat(b.getArtist()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void whatIsAssignedToADetachedObjectIsThere(String kind) {
        try (Studio studio = new Studio(kind).filled()) {
            Artist ada;
            Artist bob;
            Picture a;
            Picture b;
            try (Session session = studio.sessions.open()) {
                ada = session.get(Artist.class, 1);
                bob = session.get(Artist.class, 2);
                bob.setBio("before");
                a = session.get(Picture.class, 1);
                b = session.get(Picture.class, 2);
                assertThat(b.getArtist()).isSameAs(ada);
            }
            assertThat(bob.getBio()).isEqualTo("before");
            ada.setBio("after");
            assertThat(ada.getBio()).isEqualTo("after");
            a.setArtist(null);
            assertThat(a.getArtist()).isNull();
            b.setArtist(null);
            try (Session session = studio.sessions.open()) {
                session.merge(ada);
                session.merge(bob);
                session.merge(a);
                assertThat(session.merge(b).getArtist()).isNull();
                session.commit();
                assertThat(session.get(Artist.class, 1).getBio()).isEqualTo("after");
                assertThat(session.get(Artist.class, 2).getBio()).isEqualTo("before");
            }
            assertThat(artistOf(studio, 1)).isNull();
            assertThat(artistOf(studio, 2)).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aMergedObjectThatLacksItsReferenceLeavesTheRowsAsItIs(String kind) {
        try (Studio studio = new Studio(kind).filled()) {
            Picture a;
            try (Session session = studio.sessions.open()) {
                a = session.get(Picture.class, 1);
            }
            try (Session session = studio.sessions.open()) {
                Artist ada = session.get(Artist.class, 1);
                assertThat(session.get(Picture.class, 1).getArtist()).isSameAs(ada);
                assertThat(session.merge(a).getArtist()).isSameAs(ada);
                studio.sent.assertSends(session::commit, "COMMIT");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void anObjectWhoseInsertIsRolledBackLacksNothing(String kind) {
        try (Studio studio = new Studio(kind).filled();
                Session session = studio.sessions.open()) {
            Picture n = new Picture("n");
            n.setKeeperId(2);
            session.add(n);
            session.flush();
            session.rollback();
            assertThat(n.getKeeperId()).isEqualTo(2);
            assertThat(n.getKeeper()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aReferenceThatIsAssignedWhileItsObjectIsExpiredIsWrittenWhateverTheRowHas(String kind) {
        try (Studio studio = new Studio(kind).filled();
                Session session = studio.sessions.open()) {
            Artist ada = session.get(Artist.class, 1);
            Picture a = session.get(Picture.class, 1);
            Picture b = session.get(Picture.class, 2);
            assertThat(a.getArtist()).isSameAs(ada);
            assertThat(b.getArtist()).isSameAs(ada);
            session.commit();
            studio.engine.begin(c -> c.execute(update(studio.pictures).set(studio.pictureArtist, 2)));
            studio.sent.assertSends(() -> {
                a.setArtist(ada);
                b.setArtist(ada);
            });
            assertThat(a.getTitle()).isEqualTo("a");
            assertThat(a.getArtist()).isSameAs(ada);
            studio.sent.assertSends(
                    session::flush, "UPDATE pictures SET artist_id=? WHERE pictures.id = ? (1, 1), (1, 2)");
            session.rollback();
            assertThat(a.getArtist()).hasToString("bob");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aRollbackMakesADeferredColumnDeferredAgain(String kind) {
        try (Studio studio = new Studio(kind).filled();
                Session session = studio.sessions.open(o -> o.expire(ExpireMode.NEVER))) {
            Artist ada = session.get(Artist.class, 1);
            ada.setBio("mine");
            session.flush();
            session.rollback();
            assertThat(ada.getBio()).isEqualTo("long");
            session.expire(ada, studio.name);
            ada.setName("mine");
            session.flush();
            session.rollback();
            studio.engine.begin(c -> c.execute(update(studio.artists).set(studio.name, "new")));
            assertThat(ada.getName()).isEqualTo("new");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void afterARollbackAndTheSessionsEndWhatWasExpiredIsAsItWasLast(String kind) {
        try (Studio studio = new Studio(kind).filled()) {
            Artist ada;
            Picture a;
            try (Session session = studio.sessions.open()) {
                ada = session.get(Artist.class, 1);
                a = session.get(Picture.class, 1);
                assertThat(a.getArtist()).isSameAs(ada);
                session.commit();
                ada.setName("mine");
                a.setArtist(null);
                session.flush();
                session.rollback();
            }
            assertThat(ada.getName()).isEqualTo("ada");
            assertThat(a.getArtist()).isSameAs(ada);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aReloadAsksTheMappingAgainHowAReferenceIsLoaded(String kind) {
        try (Studio studio = new Studio(kind).filled();
                Session session = studio.sessions.open()) {
            Picture a = session.query(Picture.class)
                    .filter(studio.title.eq("a"))
                    .options(Load.none(studio.artist))
                    .one();
            assertThat(a.getArtist()).isNull();
            session.commit();
            assertThat(a.getTitle()).isEqualTo("a");
            assertThat(a.getArtist()).hasToString("ada");
        }
        try (Studio studio = new Studio(kind, Loading.NONE).filled();
                Session session = studio.sessions.open()) {
            Picture a = session.get(Picture.class, 1);
            assertThat(a.getArtist()).isNull();
            session.commit();
            assertThat(a.getArtist()).isNull();
        }
    }

    private static final String DESK =
            "SELECT desks.artist_id AS desks_artist_id, desks.id AS desks_id, desks.place AS desks_place FROM desks"
                    + " WHERE desks.artist_id = ? (1,)";

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void anObjectLetsItsUnreadPartnerGoWhenItGetsAnother(String kind) {
        try (Studio studio = new Studio(kind).filled();
                Session session = studio.sessions.open()) {
            Artist ada = session.get(Artist.class, 1);
            Desk e = new Desk("e");
            studio.sent.assertSends(() -> ada.setDesk(e), DESK);
            assertThat(e.getArtist()).isSameAs(ada);
            assertThat(session.get(Desk.class, 1).getArtist()).isNull();
            session.commit();
            assertThat(ada.getDesk()).isSameAs(e);
            ada.setDesk(null);
            session.commit();
            assertThat(e.getArtist()).isNull();
        }
        try (Studio studio = new Studio(kind).filled();
                Session session = studio.sessions.open()) {
            Desk d = session.get(Desk.class, 1);
            Artist ada = session.get(Artist.class, 1);
            Desk e = new Desk("e");
            session.add(e);
            studio.sent.assertSends(() -> e.setArtist(ada), DESK);
            assertThat(ada.getDesk()).isSameAs(e);
            assertThat(d.getArtist()).isNull();
            session.commit();
            assertThat(d.getArtist()).isNull();
            assertThat(e.getArtist()).isSameAs(ada);
        }
        try (Studio studio = new Studio(kind).filled();
                Session session = studio.sessions.open()) {
            session.get(Artist.class, 1).setDesk(null);
            session.commit();
            assertThat(session.get(Desk.class, 1).getArtist()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aPartnerThatWasNotReadIsGoneFromBothSides(String kind) {
        try (Studio studio = new Studio(kind).filled();
                Session session = studio.sessions.open()) {
            Artist ada = session.get(Artist.class, 1);
            Desk d = session.get(Desk.class, 1);
            d.setArtist(null);
            assertThat(session.<Boolean>noAutoflush(() -> ada.getDesk() == null))
                    .isTrue();
            session.commit();
            assertThat(ada.getDesk()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void anElementWhoseReferenceWasNotReadLeavesItsOwner(String kind) {
        try (Studio studio = new Studio(kind).filled();
                Session session = studio.sessions.open()) {
            Picture a = session.get(Picture.class, 1);
            Artist ada = session.get(Artist.class, 1);
            Artist bob = session.get(Artist.class, 2);
            bob.getPictures().add(a);
            session.noAutoflush(() -> assertThat(ada.getPictures()).hasToString("[b]"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void anExpiredCollectionIsReadAgainThoughAnElementCameIn(String kind) {
        try (Studio studio = new Studio(kind).filled()) {
            Artist ada;
            try (Session session = studio.sessions.open(o -> o.autoflush(AutoflushMode.OFF))) {
                ada = session.get(Artist.class, 1);
                Picture a = session.get(Picture.class, 1);
                Picture c = session.get(Picture.class, 3);
                assertThat(ada.getPictures()).hasToString("[a, b]");
                session.commit();
                studio.sessions.transaction(
                        other -> other.get(Artist.class, 1).getPictures().add(new Picture("n")));
                c.setArtist(ada);
                a.setArtist(null);
                assertThat(ada.getPictures()).hasToString("[b, n, c]");
                session.rollback();
                assertThat(ada.getPictures()).hasToString("[a, b, n]");
                session.commit();
                c.setArtist(ada);
            }
            assertThat(ada.getPictures()).hasToString("[a, b, n, c]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void anAssignedCollectionIsInStepAtOnceThoughTheOldOneWasNotRead(String kind) {
        try (Studio studio = new Studio(kind).filled();
                Session session = studio.sessions.open()) {
            Artist ada = session.get(Artist.class, 1);
            Picture a = session.get(Picture.class, 1);
            Picture b = session.get(Picture.class, 2);
            Picture n = new Picture("n");
            ada.setPictures(new ArrayList<>(List.of(b, n)));
            studio.sent.assertSends(() -> {
                assertThat(a.getArtist()).isNull();
                assertThat(b.getArtist()).isSameAs(ada);
                assertThat(n.getArtist()).isSameAs(ada);
                assertThat(session.state(n)).isEqualTo(ObjectState.PENDING);
            });
            session.commit();
            assertThat(ada.getPictures()).hasToString("[b, n]");
            assertThat(a.getArtist()).isNull();
            Style t = new Style("t");
            Style s = session.get(Style.class, 1);
            ada.setStyles(new LinkedHashSet<>(List.of(t)));
            studio.sent.assertSends(() -> assertThat(session.state(t)).isEqualTo(ObjectState.PENDING));
            assertThat(t.getArtists()).containsExactly(ada);
            assertThat(session.<Boolean>noAutoflush(() -> s.getArtists().isEmpty()))
                    .isTrue();
            session.rollback();
            assertThat(ada.getStyles()).containsExactly(s);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aMergeBringsBothSidesIntoStep(String kind) {
        try (Studio studio = new Studio(kind).filled()) {
            Picture given;
            try (Session session = studio.sessions.open()) {
                given = session.get(Picture.class, 1);
                given.setArtist(null);
            }
            try (Session session = studio.sessions.open()) {
                Artist ada = session.get(Artist.class, 1);
                assertThat(ada.getPictures()).hasToString("[a, b]");
                Picture a = session.merge(given);
                assertThat(a.getArtist()).isNull();
                assertThat(ada.getPictures()).hasToString("[b]");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void whatWentElsewhereBeforeItsOwnerCameIsNotAmongItsElements(String kind) {
        try (Studio studio = new Studio(kind).filled();
                Session session = studio.sessions.open(o -> o.autoflush(AutoflushMode.OFF))) {
            Picture a = session.get(Picture.class, 1);
            Desk d = session.get(Desk.class, 1);
            a.setArtist(null);
            d.setArtist(null);
            Artist ada = session.get(Artist.class, 1);
            assertThat(ada.getPictures()).hasToString("[b]");
            assertThat(ada.getDesk()).isNull();
            session.commit();
            assertThat(ada.getPictures()).hasToString("[b]");
            assertThat(ada.getDesk()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void anExpiredElementThatComesInIsWrittenWhateverItsRowHas(String kind) {
        try (Studio studio = new Studio(kind).filled()) {
            try (Session session = studio.sessions.open()) {
                Artist ada = session.get(Artist.class, 1);
                Picture a = session.get(Picture.class, 1);
                assertThat(a.getArtist()).isSameAs(ada);
                session.commit();
                studio.engine.begin(c -> c.execute(update(studio.pictures).set(studio.pictureArtist, 2)));
                ada.getPictures().add(a);
                session.commit();
                assertThat(a.getArtist()).isSameAs(ada);
            }
            assertThat(artistOf(studio, 1)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aRollbackFindsAReferenceAnewThatAReloadFoundChanged(String kind) {
        try (Studio studio = new Studio(kind).filled();
                Session session = studio.sessions.open()) {
            Artist ada = session.get(Artist.class, 1);
            Picture a = session.get(Picture.class, 1);
            assertThat(a.getArtist()).isSameAs(ada);
            session.commit();
            studio.engine.begin(c -> c.execute(update(studio.pictures).set(studio.pictureArtist, 2)));
            a.setKeeper(ada);
            assertThat(a.getTitle()).isEqualTo("a");
            session.rollback();
            assertThat(a.getArtist()).hasToString("bob");
        }
    }

    /** Is shown by its nickname, or by its label where it has none. */
    static final class Box {
        private Integer id;
        private String label;
        private String nickname;

        String getShown() {
            return nickname != null ? nickname : label;
        }

        void setLabel(String label) {
            this.label = label;
        }

        String getNickname() {
            return nickname;
        }

        void setNickname(String nickname) {
            this.nickname = nickname;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aGetterMayReadOtherFieldsThanOnTheFirstObject(String kind) {
        MetaData metadata = new MetaData();
        Table boxes = Table.of(
                metadata,
                "boxes",
                column("id", INTEGER, primaryKey()),
                column("label", STRING.length(100)),
                column("nickname", STRING.length(100)));
        Registry registry = new Registry();
        registry.map(Box.class, boxes)
                .construct(Box::new)
                .property(boxes.get("id", INTEGER), box -> box.id, (box, id) -> box.id = id)
                .property(boxes.get("nickname", STRING), Box::getNickname, Box::setNickname)
                .property(boxes.get("label", STRING), Box::getShown, Box::setLabel)
                .requireWoven();
        String url = kind.equals("sqlite") ? "sqlite::memory:" : "derby:memory:boxes";
        try (Engine engine = Engine.create(url)) {
            metadata.createAll(engine);
            SessionFactory sessions = SessionFactory.of(registry).bind(engine);
            sessions.transaction(session -> {
                Box first = new Box();
                first.setNickname("n");
                session.add(first);
                Box second = new Box();
                second.setLabel("old");
                session.add(second);
            });
            try (Session session = sessions.open()) {
                Box second = session.get(Box.class, 2);
                second.setLabel("new");
                assertThat(session.dirty()).containsExactly(second);
                session.commit();
                engine.begin(c -> c.execute(update(boxes).set(boxes.get("label", STRING), "other")));
                assertThat(second.getShown()).isEqualTo("other");
            }
        }
    }
}

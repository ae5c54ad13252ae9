package io.mercator.woven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.error.QueryBudgetException;
import io.mercator.api.error.ResourceClosedException;
import io.mercator.api.error.SessionException;
import io.mercator.api.mapping.Loading;
import io.mercator.api.session.Load;
import io.mercator.api.session.QueryBudget;
import io.mercator.api.session.Session;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** References and columns that woven objects load when they are first read. */
@Tag("woven")
class WovenLoadingTest {
    private static final String BIO = "SELECT writers.bio AS writers_bio FROM writers WHERE writers.id = ?";

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aLazyReferenceIsLoadedByItsGetterOnce(String kind) {
        try (Letters letters = new Letters(kind).filled();
                Session session = letters.sessions.open()) {
            Essay a = session.get(Essay.class, 1);
            assertThat(session.isLoaded(a, letters.writer)).isFalse();
            letters.sent.assertSends(() -> assertThat(a.getTitle()).isEqualTo("a"));
            letters.sent.assertSends(
                    () -> {
                        assertThat(a.getWriter().getName()).isEqualTo("ada");
                        assertThat(a.getWriter().getBio()).isEqualTo("long");
                    },
                    Letters.WRITER + " (1,)");
            assertThat(session.isLoaded(a, letters.writer)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aLazyReferenceToWhatTheSessionHasSendsNothing(String kind) {
        try (Letters letters = new Letters(kind).filled();
                Session session = letters.sessions.open()) {
            Writer ada = session.get(Writer.class, 1);
            List<Essay> all = session.query(Essay.class)
                    .filter(letters.essayId.lt(3))
                    .orderBy(letters.essayId)
                    .all();
            letters.sent.assertSends(() -> assertThat(all)
                    .allSatisfy(essay -> assertThat(essay.getWriter()).isSameAs(ada)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aLazyReferenceToNothingSendsNothing(String kind) {
        try (Letters letters = new Letters(kind).filled();
                Session session = letters.sessions.open()) {
            session.add(new Essay("orphan"));
            session.commit();
            session.expunge(session.get(Essay.class, 4));
            Essay orphan = session.get(Essay.class, 4);
            letters.sent.assertSends(() -> assertThat(orphan.getWriter()).isNull());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aQuerySaysOtherwise(String kind) {
        try (Letters letters = new Letters(kind).filled();
                Session session = letters.sessions.open()) {
            List<Essay> all = session.query(Essay.class)
                    .options(Load.selectin(letters.writer))
                    .orderBy(letters.essayId)
                    .all();
            letters.sent.assertSends(() -> assertThat(all)
                    .extracting(essay -> essay.getWriter().getName())
                    .containsExactly("ada", "ada", "bob"));
        }
        try (Letters letters = new Letters(kind, Loading.SELECTIN, (all, mapping) -> {}).filled();
                Session session = letters.sessions.open()) {
            Essay c = session.query(Essay.class)
                    .filter(letters.title.eq("c"))
                    .options(Load.lazy(letters.writer))
                    .one();
            letters.sent.assertSends(() -> assertThat(c.getWriter()).hasToString("bob"), Letters.WRITER + " (2,)");
            session.expunge(c);
            Essay refused = session.query(Essay.class)
                    .filter(letters.title.eq("a"))
                    .options(Load.raise(letters.writer))
                    .one();
            assertThatThrownBy(refused::getWriter)
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("The reference Essay.writer of Essay(id=1) is not loaded")
                    .hasMessageContaining("RAISE");
            session.expunge(refused);
            Essay without = session.query(Essay.class)
                    .filter(letters.title.eq("a"))
                    .options(Load.none(letters.writer))
                    .one();
            letters.sent.assertSends(() -> assertThat(without.getWriter()).isNull());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void manyAreLoadedAtOnceBeforeALoop(String kind) {
        try (Letters letters = new Letters(kind).filled();
                Session session = letters.sessions.open()) {
            List<Essay> all =
                    session.query(Essay.class).orderBy(letters.essayId).all();
            letters.sent.assertSends(
                    () -> {
                        session.load(all, Load.selectin(letters.writer));
                        assertThat(all)
                                .allSatisfy(essay ->
                                        assertThat(essay.getWriter().getName()).isNotNull());
                    },
                    Letters.WRITER.replace("writers.id = ?", "writers.id IN (?, ?)") + " (1, 2)");
            session.commit();
            letters.sent.assertSends(
                    () -> {
                        session.refreshExpired();
                        assertThat(all).allSatisfy(essay -> {
                            assertThat(essay.getTitle()).isNotNull();
                            assertThat(essay.getWriter().getName()).isNotNull();
                        });
                    },
                    "BEGIN",
                    Letters.ESSAY.replace("essays.id = ?", "essays.id IN (?, ?, ?)") + " (1, 2, 3)",
                    Letters.WRITER.replace("writers.id = ?", "writers.id IN (?, ?)") + " (1, 2)");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aBudgetTellsOfALoop(String kind) {
        try (Letters letters = new Letters(kind).filled();
                Session session = letters.sessions.open()) {
            List<Essay> all =
                    session.query(Essay.class).orderBy(letters.essayId).all();
            try (QueryBudget budget = session.budget(1)) {
                assertThat(all.get(0).getWriter()).hasToString("ada");
                assertThat(budget.used()).isEqualTo(1);
                assertThatThrownBy(() -> all.get(2).getWriter())
                        .isInstanceOf(QueryBudgetException.class)
                        .hasMessageContaining("FROM writers WHERE writers.id = ?");
            }
            assertThat(all.get(2).getWriter()).hasToString("bob");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void anExpiredReferenceFollowsItsRow(String kind) {
        try (Letters letters = new Letters(kind).filled();
                Session session = letters.sessions.open()) {
            Essay a = session.get(Essay.class, 1);
            assertThat(a.getWriter()).hasToString("ada");
            session.commit();
            letters.engine.begin(connection -> connection.execute(
                    io.mercator.api.sql.Sql.update(letters.essays).set(letters.essayWriter, 2)));
            letters.sent.assertSends(
                    () -> assertThat(a.getWriter().getId()).isEqualTo(2),
                    "BEGIN",
                    Letters.ESSAY + " (1,)",
                    Letters.WRITER + " (2,)");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void anExpiredCollectionNeedsNoRowOfItsOwner(String kind) {
        try (Letters letters = new Letters(kind).filled();
                Session session = letters.sessions.open()) {
            Writer ada = session.get(Writer.class, 1);
            session.commit();
            letters.sent.assertSends(
                    () -> assertThat(ada.getEssays()).hasToString("[a, b]"),
                    "BEGIN",
                    Letters.ESSAY.replace(
                                    "essays.id = ?",
                                    (kind.equals("derby") ? "CAST(? AS INTEGER)" : "?") + " = essays.writer_id")
                            + " ORDER BY essays.id (1,)");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aDeferredColumnIsReadByItsGetterWithItsGroup(String kind) {
        try (Letters letters = new Letters(kind, Loading.LAZY, (all, mapping) -> mapping.defer(all.bio)).filled();
                Session session = letters.sessions.open()) {
            Writer ada = session.get(Writer.class, 1);
            letters.sent.assertSends(() -> assertThat(ada.getName()).isEqualTo("ada"));
            letters.sent.assertSends(
                    () -> {
                        assertThat(ada.getBio()).isEqualTo("long");
                        assertThat(ada.getBio()).isEqualTo("long");
                    },
                    BIO + " (1,)");
            assertThat(session.dirty()).isEmpty();
        }
        try (Letters letters = new Letters(
                                kind, Loading.LAZY, (all, mapping) -> mapping.deferGroup("more", all.bio, all.photo))
                        .filled();
                Session session = letters.sessions.open()) {
            Writer ada = session.get(Writer.class, 1);
            letters.sent.assertSends(
                    () -> {
                        assertThat(ada.getBio()).isEqualTo("long");
                        assertThat(ada.getPhoto()).containsExactly(1, 2);
                    },
                    "SELECT writers.bio AS writers_bio, writers.photo AS writers_photo FROM writers WHERE writers.id = ?"
                            + " (1,)");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aDeferredColumnThatIsAssignedIsSavedAndNotRead(String kind) {
        try (Letters letters = new Letters(kind, Loading.LAZY, (all, mapping) -> mapping.defer(all.bio)).filled();
                Session session = letters.sessions.open()) {
            Writer ada = session.get(Writer.class, 1);
            letters.sent.assertSends(() -> {
                ada.setBio(null);
                assertThat(ada.getBio()).isNull();
            });
            letters.sent.assertSends(session::flush, "UPDATE writers SET bio=? WHERE writers.id = ? (null, 1)");
            letters.sent.assertSends(() -> assertThat(ada.getBio()).isNull());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void whatIsNotLoadedWhenTheSessionClosesIsNoNull(String kind) {
        try (Letters letters = new Letters(kind, Loading.LAZY, (all, mapping) -> mapping.defer(all.bio)).filled()) {
            Essay a;
            Writer bob;
            Writer gone;
            try (Session session = letters.sessions.open()) {
                a = session.get(Essay.class, 1);
                bob = session.get(Writer.class, 2);
                gone = session.get(Writer.class, 1);
                session.expunge(gone);
                assertThatThrownBy(gone::getBio)
                        .isInstanceOf(SessionException.class)
                        .hasMessageContaining(
                                "Property 'bio' of Writer(id=1) is not loaded, and the object is detached");
            }
            assertThat(a.getTitle()).isEqualTo("a");
            assertThatThrownBy(a::getWriter)
                    .isInstanceOf(ResourceClosedException.class)
                    .hasMessageContaining(
                            "The reference Essay.writer of Essay(id=1) is not loaded, and its session is" + " closed")
                    .hasMessageContaining("Load.selectin");
            assertThat(bob.getName()).isEqualTo("bob");
            assertThatThrownBy(bob::getBio)
                    .isInstanceOf(ResourceClosedException.class)
                    .hasMessageContaining("Property 'bio' of Writer(id=2)")
                    .hasMessageContaining("Load.undefer");
            try (Session session = letters.sessions.open()) {
                Essay again = session.merge(a);
                assertThat(again.getWriter()).hasToString("ada");
                assertThat(session.dirty()).isEmpty();
            }
        }
    }
}

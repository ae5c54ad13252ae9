package io.mercator.woven;

import static io.mercator.api.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.error.ObjectDeletedException;
import io.mercator.api.error.PendingRollbackException;
import io.mercator.api.error.StatementException;
import io.mercator.api.session.ExpireMode;
import io.mercator.api.session.Session;
import io.mercator.api.sql.Sql;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Woven objects that expired are reloaded by the first read of a property. */
@Tag("woven")
class WovenExpiryTest {
    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void theFirstReadAfterACommitBeginsATransactionAndReloadsTheRow(String kind) {
        try (Letters letters = new Letters(kind).filled();
                Session session = letters.sessions.open()) {
            Writer ada = session.get(Writer.class, 1);
            session.commit();
            letters.engine.begin(c -> c.execute(update(letters.writers).set(letters.bio, "new")));
            letters.sent.assertSends(
                    () -> {
                        assertThat(ada.getId()).isEqualTo(1);
                        assertThat(ada.getBio()).isEqualTo("new");
                        assertThat(ada.getName()).isEqualTo("ada");
                    },
                    "BEGIN",
                    Letters.WRITER + " (1,)");
            letters.sent.assertSends(session::commit, "COMMIT");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void onAccessIsTheSameForClassesThatAreAllWoven(String kind) {
        try (Letters letters = new Letters(kind).filled();
                Session session = letters.sessions.open(o -> o.expire(ExpireMode.ON_ACCESS))) {
            Writer ada = session.get(Writer.class, 1);
            session.rollback();
            letters.sent.assertSends(
                    () -> assertThat(ada.getName()).isEqualTo("ada"), "BEGIN", Letters.WRITER + " (1,)");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aReadThatBeginsATransactionReloadsAllWhereThatIsSaid(String kind) {
        try (Letters letters = new Letters(kind).filled();
                Session session = letters.sessions.open(o -> o.expire(ExpireMode.ON_BEGIN))) {
            Writer ada = session.get(Writer.class, 1);
            Writer bob = session.get(Writer.class, 2);
            session.commit();
            letters.sent.assertSends(
                    () -> {
                        assertThat(ada.getName()).isEqualTo("ada");
                        assertThat(bob.getName()).isEqualTo("bob");
                    },
                    "BEGIN",
                    Letters.WRITER.replace("writers.id = ?", "writers.id IN (?, ?)") + " (1, 2)");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void whatNeverExpiresIsNotReloaded(String kind) {
        try (Letters letters = new Letters(kind).filled();
                Session session = letters.sessions.open(o -> o.expire(ExpireMode.NEVER))) {
            Writer ada = session.get(Writer.class, 1);
            session.commit();
            letters.sent.assertSends(() -> assertThat(ada.getName()).isEqualTo("ada"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void anAssignmentToAnExpiredObjectLoadsNothingAndIsWrittenWhateverTheRowHas(String kind) {
        try (Letters letters = new Letters(kind).filled();
                Session session = letters.sessions.open()) {
            Writer ada = session.get(Writer.class, 1);
            session.commit();
            letters.engine.begin(c -> c.execute(update(letters.writers).set(letters.name, "else")));
            letters.sent.assertSends(() -> {
                ada.setName("ada");
                assertThat(ada.getName()).isEqualTo("ada");
            });
            assertThat(session.dirty()).containsExactly(ada);
            letters.sent.assertSends(
                    session::flush, "BEGIN", "UPDATE writers SET name=? WHERE writers.id = ? ('ada', 1)");
            letters.sent.assertSends(() -> assertThat(ada.getBio()).isEqualTo("long"), Letters.WRITER + " (1,)");
            assertThat(ada.getName()).isEqualTo("ada");
            letters.sent.assertSends(session::commit, "COMMIT");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void whatWasAssignedStaysWhenTheRestIsReloaded(String kind) {
        try (Letters letters = new Letters(kind).filled();
                Session session = letters.sessions.open()) {
            Writer ada = session.get(Writer.class, 1);
            session.commit();
            letters.engine.begin(c ->
                    c.execute(update(letters.writers).set(letters.name, "else").set(letters.bio, "new")));
            ada.setName("mine");
            assertThat(ada.getBio()).isEqualTo("new");
            assertThat(ada.getName()).isEqualTo("mine");
            assertThat(session.changes(ada)).singleElement().satisfies(change -> {
                assertThat(change.property()).isEqualTo("name");
                assertThat(change.oldValue()).isEqualTo("else");
                assertThat(change.newValue()).isEqualTo("mine");
            });
            letters.sent.assertSends(
                    session::commit, "UPDATE writers SET name=? WHERE writers.id = ? ('mine', 1)", "COMMIT");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void fieldsThatAreNotMappedAreNobodysBusiness(String kind) {
        try (Letters letters = new Letters(kind).filled();
                Session session = letters.sessions.open()) {
            Writer ada = session.get(Writer.class, 1);
            session.commit();
            letters.sent.assertSends(() -> assertThat(ada.shown()).isEqualTo(1));
            assertThat(session.dirty()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aSetReadsItsElementsByThePersonsOwnEquals(String kind) {
        try (Letters letters = new Letters(kind).filled();
                Session session = letters.sessions.open()) {
            Writer ada = session.get(Writer.class, 1);
            session.commit();
            Set<Writer> set = new HashSet<>();
            letters.sent.assertSends(() -> set.add(ada), "BEGIN", Letters.WRITER + " (1,)");
            assertThat(set).contains(new Writer("ada"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void oneColumnExpiresAlone(String kind) {
        try (Letters letters = new Letters(kind).filled();
                Session session = letters.sessions.open()) {
            Writer ada = session.get(Writer.class, 1);
            session.expire(ada, letters.name);
            letters.sent.assertSends(() -> assertThat(ada.getBio()).isEqualTo("long"));
            letters.sent.assertSends(() -> assertThat(ada.getName()).isEqualTo("ada"), Letters.WRITER + " (1,)");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aRowThatIsGoneIsToldByTheGetter(String kind) {
        try (Letters letters = new Letters(kind).filled();
                Session session = letters.sessions.open()) {
            Writer bob = session.get(Writer.class, 2);
            session.commit();
            letters.engine.begin(c -> {
                c.execute(Sql.delete(letters.essays));
                c.execute(Sql.delete(letters.writers));
            });
            assertThatThrownBy(bob::getName)
                    .isInstanceOf(ObjectDeletedException.class)
                    .hasMessageContaining("The row of Writer(id=2) is gone")
                    .hasMessageContaining("expunge(...)");
            session.expunge(bob);
            assertThat(bob.getName()).isEqualTo("bob");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void afterTheSessionClosedObjectsShowWhatTheyLastHad(String kind) {
        try (Letters letters = new Letters(kind).filled()) {
            Writer ada;
            try (Session session = letters.sessions.open()) {
                ada = session.get(Writer.class, 1);
                session.commit();
            }
            letters.sent.assertSends(() -> assertThat(ada.getName()).isEqualTo("ada"));
            ada.setName("free");
            assertThat(ada.getName()).isEqualTo("free");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void afterAFailureObjectsShowWhatTheyLastHadUntilTheRollback(String kind) {
        try (Letters letters = new Letters(kind).filled();
                Session session = letters.sessions.open()) {
            Writer ada = session.get(Writer.class, 1);
            Writer second = new Writer("second");
            second.setId(2);
            session.add(second);
            assertThatThrownBy(session::flush).isInstanceOf(StatementException.class);
            letters.sent.assertSends(() -> assertThat(ada).hasToString("ada"));
            assertThatThrownBy(session::commit).isInstanceOf(PendingRollbackException.class);
            session.rollback();
            letters.sent.assertSends(() -> assertThat(ada).hasToString("ada"), "BEGIN", Letters.WRITER + " (1,)");
        }
    }
}

package io.mercator.woven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.error.ForeignSessionException;
import io.mercator.api.mapping.Loading;
import io.mercator.api.session.History;
import io.mercator.api.session.ObjectState;
import io.mercator.api.session.Session;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes of woven objects: what is seen, what is saved, what is put back. */
@Tag("woven")
class WovenChangesTest {
    private static Letters filled(String kind) {
        return new Letters(kind).filled();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void anAssignmentMakesDirtyAndOneBackMakesClean(String kind) {
        try (Letters letters = filled(kind);
                Session session = letters.sessions.open()) {
            Writer ada = session.get(Writer.class, 1);
            ada.setName("x");
            assertThat(session.dirty()).containsExactly(ada);
            ada.setName("ada");
            assertThat(session.dirty()).isEmpty();
            letters.sent.assertSends(session::flush);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aRollbackPutsBackWhatWasFlushedAndWhatWasNot(String kind) {
        try (Letters letters = filled(kind);
                Session session = letters.sessions.open()) {
            Writer ada = session.get(Writer.class, 1);
            Writer bob = session.get(Writer.class, 2);
            Writer eve = new Writer("eve");
            session.add(eve);
            ada.setName("x");
            session.flush();
            ada.setName("y");
            bob.setName("z");
            session.rollback();
            assertThat(ada.getName()).isEqualTo("ada");
            assertThat(bob.getName()).isEqualTo("bob");
            assertThat(eve.getId()).isNull();
            assertThat(session.state(eve)).isEqualTo(ObjectState.TRANSIENT);
            assertThat(session.dirty()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void flushesFollowEachOther(String kind) {
        try (Letters letters = filled(kind);
                Session session = letters.sessions.open()) {
            Writer ada = session.get(Writer.class, 1);
            Writer eve = new Writer("eve");
            session.add(eve);
            session.flush();
            ada.setName("x");
            eve.setName("y");
            letters.sent.assertSends(
                    session::flush, "UPDATE writers SET name=? WHERE writers.id = ? ('x', 1), ('y', 3)");
            ada.setName("ada");
            letters.sent.assertSends(session::flush, "UPDATE writers SET name=? WHERE writers.id = ? ('ada', 1)");
            session.commit();
            eve.setBio("b");
            letters.sent.assertSends(
                    session::commit, "BEGIN", "UPDATE writers SET bio=? WHERE writers.id = ? ('b', 3)", "COMMIT");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aValueThatIsChangedInPlaceIsSeenOnceItWasHandedOut(String kind) {
        try (Letters letters = filled(kind);
                Session session = letters.sessions.open()) {
            Writer ada = session.get(Writer.class, 1);
            ada.getPhoto()[0] = 9;
            assertThat(session.dirty()).containsExactly(ada);
            session.commit();
            assertThat(ada.getPhoto()).containsExactly(9, 2);
            session.read(ada, letters.photo)[1] = 8;
            session.commit();
            byte[] own = {5};
            ada.setPhoto(own);
            session.commit();
            own[0] = 6;
            session.commit();
            assertThat(session.get(Writer.class, 1).getPhoto()).containsExactly(6);
            Writer eve = new Writer("eve");
            eve.setPhoto(own);
            session.add(eve);
            session.flush();
            own[0] = 7;
            session.commit();
            session.expunge(eve);
            assertThat(session.get(Writer.class, 3).getPhoto()).containsExactly(7);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void theUsersWorkWithinTheSessionsIsSeen(String kind) {
        try (Letters letters = filled(kind);
                Session session = letters.sessions.open()) {
            Writer ada = session.get(Writer.class, 1);
            session.noAutoflush(() -> {
                ada.setName("x");
                return ada;
            });
            try (Stream<Writer> all = session.query(Writer.class).orderBy(letters.writerId).stream()) {
                all.forEach(writer -> writer.setBio("seen"));
            }
            session.commit();
            assertThat(session.query(letters.name, letters.bio)
                            .orderBy(letters.writerId)
                            .all())
                    .extracting(row -> row.value1() + row.value2())
                    .containsExactly("xseen", "bobseen");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void anObjectOfAnotherOpenSessionIsAlwaysTold(String kind) {
        try (Letters letters = filled(kind);
                Session first = letters.sessions.open()) {
            Writer ada = first.get(Writer.class, 1);
            first.commit();
            try (Session second = letters.sessions.open()) {
                assertThatThrownBy(() -> second.add(ada))
                        .isInstanceOf(ForeignSessionException.class)
                        .hasMessageContaining("belongs to another open session")
                        .hasMessageContaining("expunge(...)");
                assertThatThrownBy(() -> second.bulk().update(List.of(ada)))
                        .isInstanceOf(ForeignSessionException.class);
                assertThat(second.contains(ada)).isFalse();
            }
            Writer eve = new Writer("eve");
            first.add(eve);
            first.expunge(eve);
            try (Session second = letters.sessions.open()) {
                second.add(eve);
                second.commit();
                assertThat(second.contains(eve)).isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aCopyIsAnotherObject(String kind) {
        try (Letters letters = filled(kind);
                Session session = letters.sessions.open()) {
            Writer ada = session.get(Writer.class, 1);
            Writer copy = ada.clone();
            assertThat(session.state(copy)).isEqualTo(ObjectState.TRANSIENT);
            copy.setName("copy");
            assertThat(session.dirty()).isEmpty();
            session.commit();
            letters.sent.assertSends(() -> assertThat(copy.getName()).isEqualTo("copy"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void anObjectOfAnotherSessionIsMergedWithoutItsHearingOfIt(String kind) {
        try (Letters letters = new Letters(kind, Loading.LAZY, (all, mapping) -> mapping.defer(all.bio)).filled();
                Session first = letters.sessions.open()) {
            Writer ada = first.get(Writer.class, 1);
            ada.setName("changed");
            first.rollback();
            try (Session second = letters.sessions.open()) {
                Writer merged = second.merge(ada);
                assertThat(merged).isNotSameAs(ada);
                assertThat(first.isInTransaction()).isFalse();
                assertThat(second.dirty()).isEmpty();
                assertThat(merged.getBio()).isEqualTo("long");
                second.commit();
            }
            assertThat(first.contains(ada)).isTrue();
            assertThat(ada.getBio()).isEqualTo("long");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void historyTellsWhatCameStayedAndWent(String kind) {
        try (Letters letters = filled(kind);
                Session session = letters.sessions.open()) {
            Writer ada = session.get(Writer.class, 1);
            assertThat(session.history(ada, letters.name))
                    .isEqualTo(new History<>(List.of(), List.of("ada"), List.of()));
            ada.setName("x");
            assertThat(session.history(ada, letters.name))
                    .isEqualTo(new History<>(List.of("x"), List.of(), List.of("ada")));
            assertThat(session.history(ada, letters.name).hasChanges()).isTrue();
            session.commit();
            assertThat(session.history(ada, letters.name)).isEqualTo(new History<>(List.of(), List.of(), List.of()));
            ada.setName("y");
            assertThat(session.history(ada, letters.name)).isEqualTo(new History<>(List.of("y"), List.of(), List.of()));
            assertThat(session.isInTransaction()).isFalse();
            Essay a = ada.getEssays().get(0);
            Essay b = ada.getEssays().remove(1);
            Essay n = new Essay("n");
            ada.getEssays().add(n);
            assertThat(session.history(ada, letters.written))
                    .isEqualTo(new History<>(List.of(n), List.of(a), List.of(b)));
            assertThat(session.history(b, letters.writer)).isEqualTo(new History<>(List.of(), List.of(), List.of(ada)));
            assertThat(session.history(n, letters.title)).isEqualTo(new History<>(List.of("n"), List.of(), List.of()));
        }
    }
}

package io.mercator.woven;

import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.mapping.Loading;
import io.mercator.api.session.ObjectState;
import io.mercator.api.session.Session;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both sides of a relationship are in step from the moment of an assignment on. */
@Tag("woven")
class WovenRelationshipsTest {
    private static Letters filled(String kind) {
        return new Letters(kind, Loading.SELECTIN, (all, mapping) -> {}).filled();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void anAssignedReferenceMovesItsObjectAtOnce(String kind) {
        try (Letters letters = filled(kind);
                Session session = letters.sessions.open()) {
            Writer ada = session.get(Writer.class, 1);
            Writer bob = session.get(Writer.class, 2);
            Essay a = ada.getEssays().get(0);
            assertThat(bob.getEssays()).hasToString("[c]");
            letters.sent.assertSends(() -> {
                a.setWriter(bob);
                assertThat(ada.getEssays()).hasToString("[b]");
                assertThat(bob.getEssays()).hasToString("[c, a]");
                a.setWriter(null);
                assertThat(bob.getEssays()).hasToString("[c]");
                a.setWriter(bob);
            });
            assertThat(session.dirty()).containsExactlyInAnyOrder(ada, bob, a);
            letters.sent.assertSends(session::flush, "UPDATE essays SET writer_id=? WHERE essays.id = ? (2, 1)");
            session.rollback();
            assertThat(ada.getEssays()).hasToString("[a, b]");
            assertThat(bob.getEssays()).hasToString("[c]");
            assertThat(a.getWriter()).isSameAs(ada);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void anAssignedReferenceWaitsForACollectionThatIsNotLoaded(String kind) {
        try (Letters letters = new Letters(kind).filled();
                Session session = letters.sessions.open()) {
            Writer bob = session.get(Writer.class, 2);
            Essay a = session.get(Essay.class, 1);
            letters.sent.assertSends(() -> a.setWriter(bob));
            session.noAutoflush(() -> assertThat(bob.getEssays()).hasToString("[c, a]"));
            session.commit();
            assertThat(bob.getEssays()).hasToString("[a, c]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aNewObjectThatIsReferredToIsPendingAtOnce(String kind) {
        try (Letters letters = filled(kind);
                Session session = letters.sessions.open()) {
            Essay a = session.get(Essay.class, 1);
            Writer eve = new Writer("eve");
            a.setWriter(eve);
            assertThat(session.state(eve)).isEqualTo(ObjectState.PENDING);
            assertThat(eve.getEssays()).containsExactly(a);
            session.commit();
            assertThat(eve.getId()).isEqualTo(3);
            assertThat(a.getWriter()).isSameAs(eve);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void anAssignedCollectionTellsItsElementsAndWhatIsAddedToItLaterIsSavedToo(String kind) {
        try (Letters letters = filled(kind);
                Session session = letters.sessions.open()) {
            Writer ada = session.get(Writer.class, 1);
            Essay a = ada.getEssays().get(0);
            Essay b = ada.getEssays().get(1);
            Essay c = session.get(Essay.class, 3);
            Essay late = new Essay("late");
            List<Essay> own = new ArrayList<>(List.of(b, c));
            ada.setEssays(own);
            assertThat(a.getWriter()).isNull();
            assertThat(b.getWriter()).isSameAs(ada);
            assertThat(c.getWriter()).isSameAs(ada);
            own.add(late);
            session.commit();
            assertThat(late.getWriter()).isSameAs(ada);
            assertThat(ada.getEssays()).hasToString("[b, c, late]");
            assertThat(session.get(Writer.class, 2).getEssays()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void anUnknownReferenceLeavesTheCollectionThatTheSessionHas(String kind) {
        try (Letters letters = new Letters(kind).filled();
                Session session = letters.sessions.open()) {
            Essay a = session.get(Essay.class, 1);
            Writer ada = session.get(Writer.class, 1);
            assertThat(ada.getEssays()).hasToString("[a, b]");
            letters.sent.assertSends(() -> {
                a.setWriter(null);
                assertThat(ada.getEssays()).hasToString("[b]");
            });
        }
    }
}

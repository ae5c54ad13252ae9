package io.mercator.woven;

import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.session.Load;
import io.mercator.api.session.Session;
import io.mercator.woven.Studio.Artist;
import io.mercator.woven.Studio.Picture;
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
}

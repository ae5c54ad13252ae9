package io.mercator.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.session.ObjectState;
import io.mercator.api.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import mercator.examples.domain.Address;
import mercator.examples.domain.User;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stream's references bring is let go with their portion; objects that stay may go on referring to it. */
class PassingReferencesTest {
    private static void with(String kind, BiConsumer<BlogDatabase, Session> test) {
        try (BlogDatabase database = new BlogDatabase(kind);
                Session session = database.sessions.open()) {
            test.accept(database, session);
        }
    }

    /** Streams all addresses, one or more in a portion, and returns them in the order of their keys. */
    private static List<Address> stream(BlogDatabase database, Session session, int portion, Consumer<Address> action) {
        List<Address> all = new ArrayList<>();
        try (Stream<Address> stream =
                session.query(Address.class).orderBy(database.model.addressId).yieldPer(portion).stream()) {
            stream.peek(action).forEach(all::add);
        }
        database.sent.clear();
        return all;
    }

    private static void change(Address address) {
        if (address.getEmailAddress().startsWith("ed@")) {
            address.setEmailAddress(address.getEmailAddress() + "!");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aChangedObjectStaysAndItsUnchangedReferenceFlushesNothing(String kind) {
        with(kind, (database, session) -> {
            List<Address> all = stream(database, session, 1, PassingReferencesTest::change);

            assertThat(all)
                    .extracting(session::state)
                    .containsExactly(ObjectState.PERSISTENT, ObjectState.PERSISTENT, ObjectState.DETACHED);
            assertThat(all)
                    .extracting(address -> session.state(address.getUser()))
                    .containsOnly(ObjectState.DETACHED);
            assertThat(all.get(0).getUser()).isNotSameAs(all.get(1).getUser());
            database.sent.assertSends(
                    session::commit,
                    "UPDATE addresses SET email_address=? WHERE addresses.id = ? ('ed@one!', 1), ('ed@two!', 2)",
                    "COMMIT");
            assertThat(session.pending()).isEmpty();
            all.get(0).getUser().setName("nobody's");
            session.refreshExpired();
            database.sent.assertSends(session::commit, "COMMIT");
            User ed = session.get(User.class, 1);
            assertThat(ed.getName()).isEqualTo("ed");
            assertThat(ed).isNotSameAs(all.get(0).getUser());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aReferenceToWhatWasLetGoCanBeChanged(String kind) {
        with(kind, (database, session) -> {
            User mary = session.get(User.class, 3);
            List<Address> all = stream(database, session, 1, PassingReferencesTest::change);
            all.get(0).setUser(null); // an orphan now
            all.get(1).setUser(mary);
            database.sent.assertSends(
                    session::flush,
                    "UPDATE addresses SET email_address=?, user_id=? WHERE addresses.id = ? ('ed@two!', 3, 2)",
                    "DELETE FROM addresses WHERE addresses.id = ? (1,)");
            session.commit();
            assertThat(mary.getAddresses()).containsExactly(all.get(1));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void anObjectThatStaysIsDeletedAndRolledBackAsAnyOther(String kind) {
        with(kind, (database, session) -> {
            List<Address> all = stream(database, session, 1, PassingReferencesTest::change);
            session.delete(all.get(0));
            database.sent.assertSends(
                    session::flush,
                    "UPDATE addresses SET email_address=? WHERE addresses.id = ? ('ed@two!', 2)",
                    "DELETE FROM addresses WHERE addresses.id = ? (1,)");
            session.rollback();
            assertThat(all.get(0).getEmailAddress()).isEqualTo("ed@one");
            assertThat(session.state(all.get(0))).isEqualTo(ObjectState.PERSISTENT);
            session.delete(session.get(User.class, 1));
            session.commit();
            assertThat(session.query(Address.class).all())
                    .extracting(Address::getEmailAddress)
                    .containsExactly("wendy@one");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void whatIsChangedOrAskedForOtherwiseStays(String kind) {
        with(kind, (database, session) -> {
            List<Address> all = stream(database, session, 1, address -> {
                if (address.getEmailAddress().equals("ed@one")) {
                    address.getUser().setNickname("new");
                } else if (address.getEmailAddress().equals("wendy@one")) {
                    assertThat(session.get(User.class, 2)).isSameAs(address.getUser());
                }
            });
            assertThat(all).extracting(session::state).containsOnly(ObjectState.DETACHED);
            assertThat(all)
                    .extracting(address -> session.state(address.getUser()))
                    .containsOnly(ObjectState.PERSISTENT);
            assertThat(all.get(1).getUser()).isSameAs(all.get(0).getUser());
            database.sent.assertSends(
                    session::commit, "UPDATE users SET nickname=? WHERE users.id = ? ('new', 1)", "COMMIT");
        });
    }
}

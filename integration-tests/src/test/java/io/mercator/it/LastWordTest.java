package io.mercator.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import io.mercator.it.docs.shop.Address;
import io.mercator.it.docs.shop.Item;
import io.mercator.it.docs.shop.Shop;
import io.mercator.it.docs.shop.Tag;
import io.mercator.it.docs.shop.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One object moved several times before a flush, by either side: what was said last counts. */
class LastWordTest {
    private final Shop shop = new Shop();
    private final SessionFactory sessions = shop.open();
    private Session session;
    private User ed;
    private User wendy;
    private Address address;

    @BeforeEach
    void fill() {
        session = sessions.open();
        ed = new User("ed");
        wendy = new User("wendy");
        address = new Address("home");
        session.addAll(ed, wendy);
    }

    @AfterEach
    void close() {
        session.close();
        shop.close();
    }

    private void assertBelongsTo(User user) {
        session.flush();
        assertThat(address.getUser()).isSameAs(user);
        assertThat(ed.getAddresses().contains(address)).isEqualTo(user == ed);
        assertThat(wendy.getAddresses().contains(address)).isEqualTo(user == wendy);
        session.expire(address);
        assertThat(session.read(address, shop.addressTable.userId)).isEqualTo(user == null ? null : user.getId());
    }

    private void begin(boolean persistent) {
        if (persistent) {
            session.add(address);
            session.commit();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aReferenceThatIsSetAfterTheCollectionWasChanged(boolean persistent) {
        begin(persistent);
        ed.getAddresses().add(address);
        address.setUser(wendy);
        assertBelongsTo(wendy);
        ed.getAddresses().add(address);
        address.setUser(null);
        assertBelongsTo(null);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aReferenceThatIsSetAgainAfterItWasFollowed(boolean persistent) {
        begin(persistent);
        session.add(address);
        address.setUser(ed);
        session.plan(); // brings both sides into step, sends nothing
        address.setUser(wendy);
        assertBelongsTo(wendy);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCollectionThatIsChangedAfterTheReference(boolean persistent) {
        begin(persistent);
        address.setUser(ed);
        session.add(address);
        wendy.getAddresses().add(address);
        assertBelongsTo(wendy);
    }

    @Test
    void aReferenceThatIsSetBackAfterTheCollectionLetItGo() {
        ed.getAddresses().add(address);
        session.commit();
        ed.getAddresses().remove(address);
        address.setUser(ed);
        assertBelongsTo(ed);
        address.setUser(wendy);
        session.plan();
        address.setUser(ed);
        assertBelongsTo(ed);
    }

    @Test
    void aNewElementOfACollectionHasItsOtherSideAtOnce() {
        Item bolt = new Item("bolt");
        session.add(bolt);
        Tag steel = new Tag("steel");
        bolt.tags().add(steel);
        assertThat(steel.items()).containsExactly(bolt);
        steel.items().remove(bolt);
        assertThat(bolt.tags()).isEmpty();
    }
}

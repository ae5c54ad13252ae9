package mercator.examples.tutorial;

import static io.mercator.api.sql.Sql.constant;
import static io.mercator.api.sql.Sql.exists;
import static io.mercator.api.sql.Sql.not;
import static io.mercator.api.sql.Sql.select;

import io.mercator.api.mapping.ToMany;
import io.mercator.api.mapping.ToOne;
import io.mercator.api.session.Session;
import io.mercator.api.sql.Condition;
import mercator.examples.domain.Address;
import mercator.examples.domain.User;

/** Conditions on related rows: EXISTS, and what relationships say in its place. */
final class RelatedConditions {
    private final Transcript transcript;
    private final Session session;
    private final Users users;
    private final Addresses addresses;
    private final ToMany<User, Address> userAddresses;
    private final ToOne<Address, User> addressUser;

    RelatedConditions(Transcript transcript, Session session, AddressBook book) {
        this.transcript = transcript;
        this.session = session;
        this.users = book.users();
        this.addresses = book.addresses();
        this.userAddresses = book.userAddresses();
        this.addressUser = book.addressUser();
    }

    void run(User jack) {
        transcript.title("Using EXISTS");
        existing();
        transcript.title("Common Relationship Operators");
        references(jack);
        collections(jack);
    }

    private void existing() {
        transcript.type("""
                Condition hasAddress = exists(select(constant(1)).from(addresses).where(addresses.userId.eq(users.id)));""");
        Condition hasAddress = exists(select(constant(1)).from(addresses).where(addresses.userId.eq(users.id)));
        transcript.type("session.query(users.name).filter(hasAddress).all()");
        transcript.show(session.query(users.name).filter(hasAddress).all());
        transcript.type("session.query(users.name).filter(userAddresses.any()).all()");
        transcript.show(session.query(users.name).filter(userAddresses.any()).all());
        transcript.type("""
                session.query(users.name)
                        .filter(userAddresses.any(addresses.emailAddress.like("%google%")))
                        .all()""");
        transcript.show(session.query(users.name)
                .filter(userAddresses.any(addresses.emailAddress.like("%google%")))
                .all());
        transcript.type("session.query(Address.class).filter(not(addressUser.has(users.name.eq(\"jack\")))).all()");
        transcript.show(session.query(Address.class)
                .filter(not(addressUser.has(users.name.eq("jack"))))
                .all());
    }

    private void references(User jack) {
        transcript.type("session.query(Address.class).filter(addressUser.is(jack)).all()");
        transcript.show(
                session.query(Address.class).filter(addressUser.is(jack)).all());
        transcript.type("session.query(Address.class).filter(addressUser.isNot(jack)).all()");
        transcript.show(
                session.query(Address.class).filter(addressUser.isNot(jack)).all());
        transcript.type("session.query(Address.class).filter(addressUser.isNull()).all()");
        transcript.show(
                session.query(Address.class).filter(addressUser.isNull()).all());
    }

    private void collections(User jack) {
        transcript.type("Address google = jack.getAddresses().get(0);");
        Address google = jack.getAddresses().get(0);
        transcript.type("session.query(User.class).filter(userAddresses.contains(google)).all()");
        transcript.show(
                session.query(User.class).filter(userAddresses.contains(google)).all());
        transcript.type("session.query(Address.class).withParent(jack, userAddresses).all()");
        transcript.show(
                session.query(Address.class).withParent(jack, userAddresses).all());
    }
}

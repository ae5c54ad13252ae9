package mercator.examples.tutorial;

import io.mercator.api.mapping.Registry;
import io.mercator.api.session.Session;
import mercator.examples.domain.Address;
import mercator.examples.domain.User;

/** Deleting: the rows that refer to a deleted one lose it, or go with it. */
final class Deleting {
    private final Transcript transcript;
    private final Addresses addresses;

    Deleting(Transcript transcript, Addresses addresses) {
        this.transcript = transcript;
        this.addresses = addresses;
    }

    /** Deletes a user whose addresses stay. */
    void nulling(Session session, User jack) {
        transcript.title("Deleting");
        transcript.type("session.delete(jack);");
        session.delete(jack);
        countUsers(session);
        countAddresses(session);
        transcript.remark("the addresses are there still, without a user; closing the session takes all that back");
        transcript.type("session.close();");
        session.close();
    }

    /** Maps the addresses as parts of their user. */
    Registry map(AddressBook book) {
        transcript.title("Configuring delete/delete-orphan Cascade");
        transcript.type("""
                ToMany<User, Address> userAddresses = ToMany.list(
                                User.class, "addresses", Address.class, User::getAddresses, User::setAddresses)
                        .cascade(Cascade.allAndDeleteOrphan());
                ToOne<Address, User> addressUser = ToOne.of(
                                Address.class, "user", User.class, Address::getUser, Address::setUser)
                        .backPopulates(userAddresses);""");
        transcript.type("Registry registry = new Registry();");
        Registry registry = new Registry();
        transcript.remark("registry.map(...) of Address and User, as before");
        book.map(registry);
        return registry;
    }

    /** Takes an address from a user, then deletes the user. */
    void cascading(Session session, User known) {
        transcript.type("User jack = session.get(User.class, " + known.getId() + ");");
        User jack = session.get(User.class, known.getId());
        transcript.type("jack.getAddresses().remove(1)");
        transcript.show(jack.getAddresses().remove(1));
        transcript.remark("an address that is no user's is deleted");
        countAddresses(session);
        transcript.type("session.delete(jack);");
        session.delete(jack);
        countUsers(session);
        countAddresses(session);
        transcript.type("session.commit();");
        session.commit();
    }

    private void countUsers(Session session) {
        transcript.type("session.query(User.class).filterBy(\"name\", \"jack\").count()");
        transcript.show(session.query(User.class).filterBy("name", "jack").count());
    }

    private void countAddresses(Session session) {
        transcript.type("""
                session.query(Address.class)
                        .filter(addresses.emailAddress.in("jack@google.com", "j25@yahoo.com"))
                        .count()""");
        transcript.show(session.query(Address.class)
                .filter(addresses.emailAddress.in("jack@google.com", "j25@yahoo.com"))
                .count());
    }
}

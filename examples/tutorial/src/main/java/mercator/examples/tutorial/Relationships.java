package mercator.examples.tutorial;

import io.mercator.api.engine.Engine;
import io.mercator.api.mapping.Registry;
import io.mercator.api.schema.MetaData;
import io.mercator.api.session.Session;
import java.util.ArrayList;
import java.util.List;
import mercator.examples.domain.Address;
import mercator.examples.domain.User;

/** Building a relationship, and working with the objects that it relates. */
final class Relationships {
    private final Transcript transcript;
    private final Engine engine;

    Relationships(Transcript transcript, Engine engine) {
        this.transcript = transcript;
        this.engine = engine;
    }

    /** Describes addresses and how users have them. */
    AddressBook build(MetaData metadata, Users users) {
        transcript.title("Building a Relationship");
        transcript.type("Addresses addresses = new Addresses(metadata, users);");
        Addresses addresses = new Addresses(metadata, users);
        transcript.type("addresses");
        transcript.show(addresses);
        transcript.type("""
                ToMany<User, Address> userAddresses = ToMany.list(
                                User.class, "addresses", Address.class, User::getAddresses, User::setAddresses)
                        .orderBy(addresses.id);
                ToOne<Address, User> addressUser = ToOne.of(
                                Address.class, "user", User.class, Address::getUser, Address::setUser)
                        .backPopulates(userAddresses);""");
        AddressBook book = AddressBook.of(users, addresses);
        transcript.type("metadata.createAll(engine);");
        metadata.createAll(engine);
        return book;
    }

    /** Maps the relationship: what sessions use is complete, so the larger mapping is a new one of the same tables. */
    Registry map(AddressBook book) {
        transcript.remark("a mapping that sessions use is complete: the larger one is a new one, of the same tables");
        transcript.type("Registry registry = new Registry();");
        Registry registry = new Registry();
        transcript.type("""
                registry.map(Address.class, addresses)
                        .construct(Address::new)
                        .property(addresses.id, Address::getId, Address::setId)
                        .property(addresses.emailAddress, Address::getEmailAddress, Address::setEmailAddress)
                        .property(addresses.userId, Address::getUserId, Address::setUserId)
                        .relationships(addressUser);""");
        transcript.type(
                "mapUser(registry, users).relationships(userAddresses);  // registry.map(User.class, ...), as before");
        book.map(registry);
        return registry;
    }

    /** Saves a user with addresses, and finds them again. */
    User work(Session session) {
        transcript.title("Working with Related Objects");
        transcript.type("User jack = new User(\"jack\", \"Jack Bean\", \"gjffdd\");");
        User jack = new User("jack", "Jack Bean", "gjffdd");
        transcript.type("jack.getAddresses()");
        transcript.show(jack.getAddresses());
        transcript.type("""
                jack.setAddresses(new ArrayList<>(List.of(
                        new Address("jack@google.com"),
                        new Address("j25@yahoo.com"))));""");
        jack.setAddresses(new ArrayList<>(List.of(new Address("jack@google.com"), new Address("j25@yahoo.com"))));
        transcript.type("jack.getAddresses().get(1)");
        transcript.show(jack.getAddresses().get(1));
        transcript.remark("a plain object's list tells nobody: the session sets the other side when it hears of it");
        transcript.type("session.add(jack);");
        session.add(jack);
        transcript.type("jack.getAddresses().get(1).getUser()");
        transcript.show(jack.getAddresses().get(1).getUser());
        transcript.type("session.commit();");
        session.commit();
        return again(session);
    }

    private User again(Session session) {
        transcript.type("User jack = session.query(User.class).filterBy(\"name\", \"jack\").one();");
        User jack = session.query(User.class).filterBy("name", "jack").one();
        transcript.type("jack");
        transcript.show(jack);
        transcript.remark("the addresses are read when they are looked at");
        transcript.type("jack.getAddresses()");
        transcript.show(jack.getAddresses());
        return jack;
    }
}

package mercator.examples.tutorial;

import io.mercator.api.mapping.ToMany;
import io.mercator.api.mapping.ToOne;
import io.mercator.api.session.Load;
import io.mercator.api.session.Session;
import java.util.List;
import mercator.examples.domain.Address;
import mercator.examples.domain.User;

/** Eager loading: related objects that come with the query. */
final class EagerLoading {
    private final Transcript transcript;
    private final Session session;
    private final Users users;
    private final Addresses addresses;
    private final ToMany<User, Address> userAddresses;
    private final ToOne<Address, User> addressUser;

    EagerLoading(Transcript transcript, Session session, AddressBook book) {
        this.transcript = transcript;
        this.session = session;
        this.users = book.users();
        this.addresses = book.addresses();
        this.userAddresses = book.userAddresses();
        this.addressUser = book.addressUser();
    }

    User run(User jack) {
        transcript.title("Eager Loading");
        User referred = references(jack, jack.getAddresses().get(0));
        transcript.title("Selectin Load");
        User selected = selectin(referred);
        transcript.title("Joined Load");
        User joined = joined(selected);
        transcript.title("Explicit Join + Eagerload");
        contained();
        return joined;
    }

    private User references(User jack, Address google) {
        transcript.remark(
                "a plain object cannot notice that its getter is called: the objects that it refers to come with it,\n"
                        + "those that the session does not have by one more statement for all objects of the query");
        transcript.type("session.expunge(google);\nsession.expunge(jack);");
        session.expunge(google);
        session.expunge(jack);
        transcript.type("""
                List<Address> googles = session.query(Address.class)
                        .filter(addresses.emailAddress.like("%google%"))
                        .all();""");
        List<Address> googles = session.query(Address.class)
                .filter(addresses.emailAddress.like("%google%"))
                .all();
        transcript.type("googles.get(0).getUser()");
        transcript.show(googles.get(0).getUser());
        transcript.remark("a collection does notice: it is read when it is looked at, unless it came with the query");
        return googles.get(0).getUser();
    }

    private User selectin(User known) {
        forget(known);
        transcript.type("""
                User jack = session.query(User.class)
                        .options(Load.selectin(userAddresses))
                        .filterBy("name", "jack")
                        .one();""");
        User jack = session.query(User.class)
                .options(Load.selectin(userAddresses))
                .filterBy("name", "jack")
                .one();
        show(jack);
        return jack;
    }

    private User joined(User known) {
        forget(known);
        transcript.type("""
                User jack = session.query(User.class)
                        .options(Load.joined(userAddresses))
                        .filterBy("name", "jack")
                        .one();""");
        User jack = session.query(User.class)
                .options(Load.joined(userAddresses))
                .filterBy("name", "jack")
                .one();
        show(jack);
        return jack;
    }

    private void forget(User jack) {
        transcript.remark("what the session has is not loaded again, so it forgets jack first");
        transcript.type("session.expunge(jack);");
        session.expunge(jack);
    }

    private void show(User jack) {
        transcript.type("jack");
        transcript.show(jack);
        transcript.type("jack.getAddresses()");
        transcript.show(jack.getAddresses());
    }

    private void contained() {
        transcript.type("""
                List<Address> jacksAddresses = session.query(Address.class)
                        .join(addressUser)
                        .filter(users.name.eq("jack"))
                        .options(Load.containsEager(addressUser))
                        .all();""");
        List<Address> jacksAddresses = session.query(Address.class)
                .join(addressUser)
                .filter(users.name.eq("jack"))
                .options(Load.containsEager(addressUser))
                .all();
        transcript.type("jacksAddresses");
        transcript.show(jacksAddresses);
        transcript.type("jacksAddresses.get(0).getUser()");
        transcript.show(jacksAddresses.get(0).getUser());
    }
}

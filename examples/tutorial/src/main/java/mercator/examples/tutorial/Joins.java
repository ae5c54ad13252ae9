package mercator.examples.tutorial;

import static io.mercator.api.sql.Sql.count;
import static io.mercator.api.sql.Sql.select;

import io.mercator.api.mapping.Entity;
import io.mercator.api.mapping.ToMany;
import io.mercator.api.session.Session;
import io.mercator.api.sql.Alias;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.Subquery;
import java.io.PrintStream;
import mercator.examples.domain.Address;
import mercator.examples.domain.User;

/** Querying with joins: along foreign keys and relationships, to aliases and to subqueries. */
final class Joins {
    private final Transcript transcript;
    private final PrintStream out;
    private final Session session;
    private final Users users;
    private final Addresses addresses;
    private final ToMany<User, Address> userAddresses;

    Joins(Transcript transcript, Session session, AddressBook book) {
        this.transcript = transcript;
        this.out = transcript.out();
        this.session = session;
        this.users = book.users();
        this.addresses = book.addresses();
        this.userAddresses = book.userAddresses();
    }

    void run() {
        transcript.title("Querying with Joins");
        implicit();
        joined();
        transcript.title("Using Aliases");
        aliased();
        transcript.title("Using Subqueries");
        counted();
        transcript.title("Selecting Entities from Subqueries");
        entities();
    }

    private void implicit() {
        transcript.type("""
                session.query(User.class, Address.class)
                        .filter(users.id.eq(addresses.userId))
                        .filter(addresses.emailAddress.eq("jack@google.com"))
                        .all()
                        .forEach(row -> out.println(row.value1() + " " + row.value2()));""");
        session.query(User.class, Address.class)
                .filter(users.id.eq(addresses.userId))
                .filter(addresses.emailAddress.eq("jack@google.com"))
                .all()
                .forEach(row -> out.println(row.value1() + " " + row.value2()));
    }

    private void joined() {
        transcript.type("""
                session.query(User.class)
                        .join(addresses)
                        .filter(addresses.emailAddress.eq("jack@google.com"))
                        .all()""");
        transcript.show(session.query(User.class)
                .join(addresses)
                .filter(addresses.emailAddress.eq("jack@google.com"))
                .all());
        transcript.type("session.query(User.class).join(addresses, users.id.eq(addresses.userId)).all()");
        transcript.show(session.query(User.class)
                .join(addresses, users.id.eq(addresses.userId))
                .all());
        transcript.type("session.query(User.class).join(userAddresses).all()");
        transcript.show(session.query(User.class).join(userAddresses).all());
        transcript.type("session.query(User.class).outerJoin(userAddresses).all().forEach(out::println);");
        session.query(User.class).outerJoin(userAddresses).all().forEach(out::println);
    }

    private void aliased() {
        transcript.type("""
                Alias<Addresses> one = Alias.of(addresses, "addresses_1");
                Alias<Addresses> two = Alias.of(addresses, "addresses_2");""");
        Alias<Addresses> one = Alias.of(addresses, "addresses_1");
        Alias<Addresses> two = Alias.of(addresses, "addresses_2");
        transcript.type("""
                session.query(users.name, one.c(addresses.emailAddress), two.c(addresses.emailAddress))
                        .from(users)
                        .join(userAddresses.to(one))
                        .join(userAddresses.to(two))
                        .filter(one.c(addresses.emailAddress).eq("jack@google.com"))
                        .filter(two.c(addresses.emailAddress).eq("j25@yahoo.com"))
                        .all()""");
        transcript.show(session.query(users.name, one.c(addresses.emailAddress), two.c(addresses.emailAddress))
                .from(users)
                .join(userAddresses.to(one))
                .join(userAddresses.to(two))
                .filter(one.c(addresses.emailAddress).eq("jack@google.com"))
                .filter(two.c(addresses.emailAddress).eq("j25@yahoo.com"))
                .all());
    }

    private void counted() {
        transcript.type("""
                Expression<Long> addressCount = count().as("address_count");
                Subquery counts = select(addresses.userId, addressCount).groupBy(addresses.userId).as("anon_1");""");
        Expression<Long> addressCount = count().as("address_count");
        Subquery counts =
                select(addresses.userId, addressCount).groupBy(addresses.userId).as("anon_1");
        transcript.type("""
                session.query(Entity.of(User.class), counts.c(addressCount))
                        .from(users)
                        .outerJoin(counts, users.id.eq(counts.c(addresses.userId)))
                        .orderBy(users.id)
                        .all()
                        .forEach(row -> out.println(row.value1() + " " + row.value2()));""");
        session.query(Entity.of(User.class), counts.c(addressCount))
                .from(users)
                .outerJoin(counts, users.id.eq(counts.c(addresses.userId)))
                .orderBy(users.id)
                .all()
                .forEach(row -> out.println(row.value1() + " " + row.value2()));
    }

    private void entities() {
        transcript.type("""
                Subquery others = select(addresses.id, addresses.emailAddress, addresses.userId)
                        .where(addresses.emailAddress.ne("j25@yahoo.com"))
                        .as("anon_1");""");
        Subquery others = select(addresses.id, addresses.emailAddress, addresses.userId)
                .where(addresses.emailAddress.ne("j25@yahoo.com"))
                .as("anon_1");
        transcript.type("""
                session.query(Entity.of(User.class), Entity.of(Address.class, others))
                        .join(userAddresses.to(others))
                        .all()
                        .forEach(row -> out.println(row.value1() + " " + row.value2()));""");
        session.query(Entity.of(User.class), Entity.of(Address.class, others))
                .join(userAddresses.to(others))
                .all()
                .forEach(row -> out.println(row.value1() + " " + row.value2()));
    }
}

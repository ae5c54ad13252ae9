package mercator.examples.tutorial;

import io.mercator.api.mapping.Entity;
import io.mercator.api.session.Session;
import io.mercator.api.sql.Alias;
import java.io.PrintStream;
import mercator.examples.domain.User;

/** Querying: for objects, for columns, for both; from an alias, by the slice, with conditions added one by one. */
final class Querying {
    private final Transcript transcript;
    private final PrintStream out;
    private final Session session;
    private final Users users;

    Querying(Transcript transcript, Session session, Users users) {
        this.transcript = transcript;
        this.out = transcript.out();
        this.session = session;
        this.users = users;
    }

    void run() {
        transcript.title("Querying");
        transcript.type("session.query(User.class).orderBy(users.id).all().forEach(out::println);");
        session.query(User.class).orderBy(users.id).all().forEach(out::println);
        columns();
        aliased();
        sliced();
        filtered();
    }

    private void columns() {
        transcript.type("session.query(users.name, users.fullname).all().forEach(out::println);");
        session.query(users.name, users.fullname).all().forEach(out::println);
        transcript.type("""
                session.query(User.class, users.name)
                        .all()
                        .forEach(row -> out.println(row.value1() + " " + row.value2()));""");
        session.query(User.class, users.name).all().forEach(row -> out.println(row.value1() + " " + row.value2()));
        transcript.type("session.query(users.name.as(\"name_label\")).all()");
        transcript.show(session.query(users.name.as("name_label")).all());
    }

    private void aliased() {
        transcript.type("Alias<Users> userAlias = Alias.of(users, \"user_alias\");");
        Alias<Users> userAlias = Alias.of(users, "user_alias");
        transcript.type("""
                session.query(Entity.of(User.class, userAlias), userAlias.c(users.name))
                        .all()
                        .forEach(row -> out.println(row.value1()));""");
        session.query(Entity.of(User.class, userAlias), userAlias.c(users.name))
                .all()
                .forEach(row -> out.println(row.value1()));
    }

    private void sliced() {
        transcript.type("session.query(User.class).orderBy(users.id).limit(2).offset(1).all().forEach(out::println);");
        session.query(User.class).orderBy(users.id).limit(2).offset(1).all().forEach(out::println);
    }

    private void filtered() {
        transcript.type("session.query(users.name).filterBy(users.fullname, \"Ed Jones\").all()");
        transcript.show(
                session.query(users.name).filterBy(users.fullname, "Ed Jones").all());
        transcript.type("session.query(users.name).filter(users.fullname.eq(\"Ed Jones\")).all()");
        transcript.show(
                session.query(users.name).filter(users.fullname.eq("Ed Jones")).all());
        transcript.type("""
                session.query(User.class)
                        .filter(users.name.eq("ed"))
                        .filter(users.fullname.eq("Ed Jones"))
                        .all()""");
        transcript.show(session.query(User.class)
                .filter(users.name.eq("ed"))
                .filter(users.fullname.eq("Ed Jones"))
                .all());
    }
}

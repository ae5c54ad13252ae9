package mercator.examples.tutorial;

import static io.mercator.api.sql.Sql.and;
import static io.mercator.api.sql.Sql.or;
import static io.mercator.api.sql.Sql.select;

import io.mercator.api.session.Query;
import io.mercator.api.session.Session;
import java.io.PrintStream;
import mercator.examples.domain.User;

/** The conditions that queries have most often. */
final class FilterOperators {
    private final Transcript transcript;
    private final PrintStream out;
    private final Session session;
    private final Users users;

    FilterOperators(Transcript transcript, Session session, Users users) {
        this.transcript = transcript;
        this.out = transcript.out();
        this.session = session;
        this.users = users;
    }

    void run() {
        transcript.title("Common Filter Operators");
        transcript.type("Query<User> query = session.query(User.class);");
        Query<User> query = session.query(User.class);
        compared(query);
        listed(query);
        joined(query);
    }

    private void compared(Query<User> query) {
        transcript.type("query.filter(users.name.eq(\"ed\")).all()");
        transcript.show(query.filter(users.name.eq("ed")).all());
        transcript.type("query.filter(users.name.ne(\"ed\")).all().forEach(out::println);");
        query.filter(users.name.ne("ed")).all().forEach(out::println);
        transcript.type("query.filter(users.name.like(\"%ed%\")).all().forEach(out::println);");
        query.filter(users.name.like("%ed%")).all().forEach(out::println);
        transcript.type("query.filter(users.name.ilike(\"%ED%\")).all().forEach(out::println);  // whatever the case");
        query.filter(users.name.ilike("%ED%")).all().forEach(out::println);
        transcript.type("query.filter(users.name.isNull()).all()");
        transcript.show(query.filter(users.name.isNull()).all());
        transcript.type("query.filter(users.name.isNotNull()).all().forEach(out::println);");
        query.filter(users.name.isNotNull()).all().forEach(out::println);
    }

    private void listed(Query<User> query) {
        transcript.type("query.filter(users.name.in(\"ed\", \"wendy\", \"jack\")).all().forEach(out::println);");
        query.filter(users.name.in("ed", "wendy", "jack")).all().forEach(out::println);
        transcript.type("""
                query.filter(users.name.in(select(users.name).where(users.name.like("%ed%"))))
                        .all()
                        .forEach(out::println);""");
        query.filter(users.name.in(select(users.name).where(users.name.like("%ed%"))))
                .all()
                .forEach(out::println);
        transcript.type("query.filter(users.name.notIn(\"ed\", \"wendy\", \"jack\")).all().forEach(out::println);");
        query.filter(users.name.notIn("ed", "wendy", "jack")).all().forEach(out::println);
    }

    private void joined(Query<User> query) {
        transcript.type("query.filter(and(users.name.eq(\"ed\"), users.fullname.eq(\"Ed Jones\"))).all()");
        transcript.show(query.filter(and(users.name.eq("ed"), users.fullname.eq("Ed Jones")))
                .all());
        transcript.type("query.filter(users.name.eq(\"ed\"), users.fullname.eq(\"Ed Jones\")).all()");
        transcript.show(
                query.filter(users.name.eq("ed"), users.fullname.eq("Ed Jones")).all());
        transcript.type(
                "query.filter(or(users.name.eq(\"ed\"), users.name.eq(\"wendy\"))).all().forEach(out::println);");
        query.filter(or(users.name.eq("ed"), users.name.eq("wendy"))).all().forEach(out::println);
    }
}

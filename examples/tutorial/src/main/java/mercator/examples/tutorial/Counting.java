package mercator.examples.tutorial;

import static io.mercator.api.sql.Sql.count;
import static io.mercator.api.sql.Sql.select;

import io.mercator.api.session.Session;
import mercator.examples.domain.User;

/** Counting rows: those of a query, in groups, of a table. */
final class Counting {
    private final Transcript transcript;
    private final Session session;
    private final Users users;

    Counting(Transcript transcript, Session session, Users users) {
        this.transcript = transcript;
        this.session = session;
        this.users = users;
    }

    void run() {
        transcript.title("Counting");
        transcript.type("session.query(User.class).filter(users.name.like(\"%ed\")).count()");
        transcript.show(session.query(User.class).filter(users.name.like("%ed")).count());
        transcript.type("session.query(count(users.name), users.name).groupBy(users.name).all()");
        transcript.show(
                session.query(count(users.name), users.name).groupBy(users.name).all());
        transcript.type("session.query(select(count()).from(users)).one().value1()");
        transcript.show(session.query(select(count()).from(users)).one().value1());
        transcript.type("session.query(count(users.id)).one().value1()");
        transcript.show(session.query(count(users.id)).one().value1());
    }
}

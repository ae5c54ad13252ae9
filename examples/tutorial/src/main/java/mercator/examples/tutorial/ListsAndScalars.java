package mercator.examples.tutorial;

import io.mercator.api.session.Query;
import io.mercator.api.session.Session;
import mercator.examples.domain.User;

/** What a query gives: a list, the first, the only one, a value. */
final class ListsAndScalars {
    private final Transcript transcript;
    private final Session session;
    private final Users users;

    ListsAndScalars(Transcript transcript, Session session, Users users) {
        this.transcript = transcript;
        this.session = session;
        this.users = users;
    }

    void run() {
        transcript.title("Returning Lists and Scalars");
        transcript.type(
                "Query<User> query = session.query(User.class).filter(users.name.like(\"%ed\")).orderBy(users.id);");
        Query<User> query =
                session.query(User.class).filter(users.name.like("%ed")).orderBy(users.id);
        transcript.type("query.all()");
        transcript.show(query.all());
        transcript.type("query.first().orElseThrow()");
        transcript.show(query.first().orElseThrow());
        transcript.remark("one() wants exactly one row");
        transcript.type("query.one()");
        transcript.showRefusal(() -> query.one());
        transcript.type("query.filter(users.id.eq(99)).one()");
        transcript.showRefusal(() -> query.filter(users.id.eq(99)).one());
        transcript.type("query.filter(users.id.eq(99)).oneOrEmpty()");
        transcript.show(query.filter(users.id.eq(99)).oneOrEmpty());
        transcript.type("session.query(users.id).filter(users.name.eq(\"ed\")).orderBy(users.id).one().value1()");
        transcript.show(session.query(users.id)
                .filter(users.name.eq("ed"))
                .orderBy(users.id)
                .one()
                .value1());
    }
}

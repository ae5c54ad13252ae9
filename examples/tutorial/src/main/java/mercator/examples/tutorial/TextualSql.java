package mercator.examples.tutorial;

import static io.mercator.api.sql.Sql.text;

import io.mercator.api.session.Session;
import java.io.PrintStream;
import mercator.examples.domain.User;

/** SQL that is written by hand: in conditions, or as the whole statement. */
final class TextualSql {
    private final Transcript transcript;
    private final PrintStream out;
    private final Session session;
    private final Users users;

    TextualSql(Transcript transcript, Session session, Users users) {
        this.transcript = transcript;
        this.out = transcript.out();
        this.session = session;
        this.users = users;
    }

    void run() {
        transcript.title("Using Textual SQL");
        transcript.type("""
                session.query(User.class)
                        .filter(text("id<224"))
                        .orderBy(text("id"))
                        .all()
                        .forEach(out::println);""");
        session.query(User.class)
                .filter(text("id<224"))
                .orderBy(text("id"))
                .all()
                .forEach(out::println);
        transcript.type("""
                session.query(User.class)
                        .filter(text("id<:value and name=:name").bind("value", 224).bind("name", "fred"))
                        .orderBy(users.id)
                        .one()""");
        transcript.show(session.query(User.class)
                .filter(text("id<:value and name=:name").bind("value", 224).bind("name", "fred"))
                .orderBy(users.id)
                .one());
        statements();
    }

    private void statements() {
        transcript.type("""
                session.query(User.class)
                        .fromStatement(text("SELECT * FROM users where name=:name").bind("name", "ed"))
                        .all()""");
        transcript.show(session.query(User.class)
                .fromStatement(text("SELECT * FROM users where name=:name").bind("name", "ed"))
                .all());
        transcript.remark("columns are found by their names, in whichever order");
        transcript.type("""
                session.query(User.class)
                        .fromStatement(text("SELECT name, id, fullname, nickname FROM users where name=:name")
                                .bind("name", "ed"))
                        .all()""");
        transcript.show(session.query(User.class)
                .fromStatement(text("SELECT name, id, fullname, nickname FROM users where name=:name")
                        .bind("name", "ed"))
                .all());
        transcript.type("""
                session.query(users.id, users.name)
                        .fromStatement(text("SELECT name, id FROM users where name=:name").bind("name", "ed"))
                        .all()""");
        transcript.show(session.query(users.id, users.name)
                .fromStatement(
                        text("SELECT name, id FROM users where name=:name").bind("name", "ed"))
                .all());
    }
}

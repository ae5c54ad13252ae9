package mercator.examples.tutorial;

import io.mercator.api.session.Session;
import mercator.examples.domain.User;

/** Rolling back: objects are put back, and new ones are forgotten. */
final class RollingBack {
    private final Transcript transcript;
    private final Session session;
    private final Users users;
    private final boolean isWoven;

    RollingBack(Transcript transcript, Session session, Users users, boolean isWoven) {
        this.transcript = transcript;
        this.session = session;
        this.users = users;
        this.isWoven = isWoven;
    }

    void run(User edUser) {
        transcript.title("Rolling Back");
        transcript.type("edUser.setName(\"Edwardo\");");
        edUser.setName("Edwardo");
        transcript.type("User fakeUser = new User(\"fakeuser\", \"Invalid\", \"12345\");\nsession.add(fakeUser);");
        User fakeUser = new User("fakeuser", "Invalid", "12345");
        session.add(fakeUser);
        transcript.type("session.query(User.class).filter(users.name.in(\"Edwardo\", \"fakeuser\")).all()");
        transcript.show(session.query(User.class)
                .filter(users.name.in("Edwardo", "fakeuser"))
                .all());

        transcript.type("session.rollback();");
        session.rollback();
        lookAtName(edUser);
        transcript.type("session.contains(fakeUser)");
        transcript.show(session.contains(fakeUser));
        transcript.type("session.query(User.class).filter(users.name.in(\"ed\", \"fakeuser\")).all()");
        transcript.show(session.query(User.class)
                .filter(users.name.in("ed", "fakeuser"))
                .all());
    }

    private void lookAtName(User edUser) {
        if (!isWoven) {
            transcript.remark("the rollback itself puts a plain object back, so its getter needs no SQL;\n"
                    + "session.read looks into the database");
        }
        transcript.type("edUser.getName()");
        transcript.show(edUser.getName());
        if (!isWoven) {
            transcript.type("session.read(edUser, users.name)");
            transcript.show(session.read(edUser, users.name));
        }
    }
}

package mercator.examples.tutorial;

import static io.mercator.api.session.InsertMode.ROW_BY_ROW;

import io.mercator.api.Mercator;
import io.mercator.api.engine.Engine;
import io.mercator.api.mapping.Registry;
import io.mercator.api.mapping.Tracker;
import io.mercator.api.schema.MetaData;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import java.io.PrintStream;
import java.util.regex.Pattern;
import mercator.examples.domain.User;

/** The object-relational tutorial, statement for statement. */
public final class Tutorial {
    private static final Pattern PASSWORD =
            Pattern.compile("(?<=//[^/@:]{1,100}:)[^/@]*(?=@)|(?<=[?&;]password=)[^&;]*");

    private final Transcript transcript;
    private final String url;

    private Tutorial(String url, PrintStream out) {
        this.url = url;
        this.transcript = new Transcript(out);
    }

    /**
     * Runs the tutorial and prints it.
     *
     * @param arguments the URL of the database; {@code sqlite::memory:} when none is given
     */
    public static void main(String[] arguments) {
        run(arguments.length == 0 ? "sqlite::memory:" : arguments[0], System.out);
    }

    /**
     * Runs the tutorial on a database and leaves it as it was: the tables that it makes it drops in the end.
     *
     * @param url the URL of the database
     * @param out gets what is typed, the SQL that it sends, and the results
     * @throws IllegalStateException if the database has a table of a name that one of the tutorial's has
     */
    public static void run(String url, PrintStream out) {
        Vacancy.require(url);
        new Tutorial(url, out).run();
    }

    private void run() {
        transcript.title("Version Check");
        transcript.type("Mercator.version()");
        transcript.show(Mercator.version());

        transcript.title("Connecting");
        transcript.type("Engine engine = Engine.create(\"" + shown(url) + "\", o -> o.echo(out::println));");
        try (Engine engine = Engine.create(url, o -> o.echo(transcript::show))) {
            transcript.title("Declare a Mapping");
            MetaData metadata = new MetaData();
            Users users = isMinimal() ? Users.minimal(metadata) : Users.full(metadata);
            Registry registry = map(users);
            transcript.type("users");
            transcript.show(users);

            transcript.title("Create a Schema");
            transcript.type("metadata.createAll(engine);");
            metadata.createAll(engine);

            transcript.title("Create an Instance of the Mapped Class");
            createAnInstance();

            transcript.title("Creating a Session");
            transcript.type("SessionFactory sessions = SessionFactory.of(registry, o -> o.inserts(ROW_BY_ROW));");
            SessionFactory sessions = SessionFactory.of(registry, o -> o.inserts(ROW_BY_ROW));
            transcript.type("sessions.configure(engine);  // once the engine is available");
            sessions.configure(engine);
            transcript.type("Session session = sessions.open();");
            try (Session session = sessions.open()) {
                transcript.title("Adding and Updating Objects");
                boolean isWoven = registry.mapper(User.class).tracker() == Tracker.WOVEN;
                User edUser = addAndUpdate(session);
                readExpired(session, users, edUser, isWoven);
                new RollingBack(transcript, session, users, isWoven).run(edUser);
                query(session, users);
            }
            relate(engine, metadata, users);

            transcript.title("Cleaning Up");
            transcript.type("metadata.dropAll(engine);");
            metadata.dropAll(engine);
        }
    }

    /** Returns a URL without its password. */
    static String shown(String url) {
        return PASSWORD.matcher(url).replaceAll("***");
    }

    private boolean isMinimal() {
        return url.startsWith("sqlite") || url.startsWith("jdbc:sqlite");
    }

    private Registry map(Users users) {
        transcript.type("""
                registry.map(User.class, users)
                        .construct(User::new)
                        .property(users.id, User::getId, User::setId)
                        .property(users.name, User::getName, User::setName)
                        .property(users.fullname, User::getFullname, User::setFullname)
                        .property(users.nickname, User::getNickname, User::setNickname);""");
        Registry registry = new Registry();
        AddressBook.mapUser(registry, users);
        return registry;
    }

    private void createAnInstance() {
        transcript.type("User edUser = new User(\"ed\", \"Ed Jones\", \"edsnickname\");");
        User edUser = new User("ed", "Ed Jones", "edsnickname");
        transcript.type("edUser.getName()");
        transcript.show(edUser.getName());
        transcript.type("edUser.getNickname()");
        transcript.show(edUser.getNickname());
        transcript.type("String.valueOf(edUser.getId())");
        transcript.show(String.valueOf(edUser.getId()));
    }

    private User addAndUpdate(Session session) {
        transcript.type("User edUser = new User(\"ed\", \"Ed Jones\", \"edsnickname\");\nsession.add(edUser);");
        User edUser = new User("ed", "Ed Jones", "edsnickname");
        session.add(edUser);

        transcript.type("User ourUser = session.query(User.class).filterBy(\"name\", \"ed\").first().orElseThrow();");
        User ourUser = session.query(User.class).filterBy("name", "ed").first().orElseThrow();
        transcript.type("ourUser");
        transcript.show(ourUser);
        transcript.type("edUser == ourUser");
        transcript.show(edUser == ourUser);

        transcript.type("""
                session.addAll(
                        new User("wendy", "Wendy Williams", "windy"),
                        new User("mary", "Mary Contrary", "mary"),
                        new User("fred", "Fred Flintstone", "freddy"));""");
        session.addAll(
                new User("wendy", "Wendy Williams", "windy"),
                new User("mary", "Mary Contrary", "mary"),
                new User("fred", "Fred Flintstone", "freddy"));

        transcript.type("edUser.setNickname(\"eddie\");");
        edUser.setNickname("eddie");
        transcript.type("session.dirty()");
        transcript.show(session.dirty());
        transcript.type("session.pending()");
        transcript.show(session.pending());

        transcript.type("session.commit();");
        session.commit();
        return edUser;
    }

    /** Reads what the commit has expired; the getter of a woven class asks for it by itself. */
    private void readExpired(Session session, Users users, User edUser, boolean isWoven) {
        if (isWoven) {
            transcript.type("edUser.getId()");
            transcript.show(edUser.getId());
        } else {
            transcript.type("session.read(edUser, users.id)");
            transcript.show(session.read(edUser, users.id));
        }
    }

    private void query(Session session, Users users) {
        new Querying(transcript, session, users).run();
        new FilterOperators(transcript, session, users).run();
        new ListsAndScalars(transcript, session, users).run();
        new TextualSql(transcript, session, users).run();
        new Counting(transcript, session, users).run();
        transcript.type("session.close();");
        session.close();
    }

    private void relate(Engine engine, MetaData metadata, Users users) {
        Relationships relationships = new Relationships(transcript, engine);
        AddressBook book = relationships.build(metadata, users);
        Deleting deleting = new Deleting(transcript, book.addresses());
        User jack;
        try (Session session = open(engine, relationships.map(book))) {
            jack = relationships.work(session);
            new Joins(transcript, session, book).run();
            new RelatedConditions(transcript, session, book).run(jack);
            jack = new EagerLoading(transcript, session, book).run(jack);
            deleting.nulling(session, jack);
        }
        try (Session session = open(engine, deleting.map(AddressBook.cascading(users, book.addresses())))) {
            deleting.cascading(session, jack);
        }
        write(engine, metadata, AddressBook.cascading(users, book.addresses()));
    }

    private void write(Engine engine, MetaData metadata, AddressBook book) {
        ManyToMany manyToMany = new ManyToMany(transcript, engine, metadata);
        Blog blog = manyToMany.build(book);
        try (Session session = open(engine, manyToMany.map(blog))) {
            manyToMany.work(session, blog);
        }
    }

    private Session open(Engine engine, Registry registry) {
        transcript.type(
                "SessionFactory sessions = SessionFactory.of(registry, o -> o.inserts(ROW_BY_ROW)).bind(engine);");
        SessionFactory sessions =
                SessionFactory.of(registry, o -> o.inserts(ROW_BY_ROW)).bind(engine);
        transcript.type("Session session = sessions.open();");
        Session session = sessions.open();
        return session;
    }
}

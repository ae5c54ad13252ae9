package io.mercator.session.flush;

import static io.mercator.api.schema.Columns.assigned;
import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.schema.Columns.notNull;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.schema.Columns.unique;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.mapping.Registry;
import io.mercator.api.mapping.ToOne;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.session.mapper.MapperPlan;
import io.mercator.session.mapper.MapperPlans;
import io.mercator.session.mapper.RelationPlan;
import io.mercator.session.mapper.Snapshot;
import io.mercator.session.relation.Assignment;
import io.mercator.session.relation.RelationWork;
import io.mercator.session.state.ObjectEntry;
import io.mercator.session.state.Workspace;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Unique values that move between rows which others refer to. */
class UniqueMovesTest {
    static final class User {
        Integer id;
        String email;

        static User of(int id, String email) {
            User user = new User();
            user.id = id;
            user.email = email;
            return user;
        }
    }

    static final class Note {
        Integer id;
        Integer user;
        Integer page;

        static Note of(int id, int user, int page) {
            Note note = new Note();
            note.id = id;
            note.user = user;
            note.page = page;
            return note;
        }
    }

    static final class Person {
        Integer id;
    }

    static final class Seat {
        Integer id;
        Integer personId;
        Integer row;
        Person person;

        static Seat of(int id, int person, int row) {
            Seat seat = new Seat();
            seat.id = id;
            seat.personId = person;
            seat.row = row;
            return seat;
        }
    }

    private static final class Seats extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey(), assigned());
        final Column<Integer> person = column("person_id", INTEGER, references("people.id"));
        final Column<Integer> row = column("row", INTEGER);

        Seats(MetaData metadata) {
            super(metadata, "seats");
            uniqueConstraint(person, row);
        }
    }

    private static final class Notes extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey(), assigned());
        final Column<Integer> user = column("user_id", INTEGER, notNull(), references("users.id"));
        final Column<Integer> page = column("page", INTEGER);

        Notes(MetaData metadata) {
            super(metadata, "notes");
            uniqueConstraint(user, page);
        }
    }

    private final MetaData metadata = new MetaData();
    private final Table users = Table.of(
            metadata, "users", column("id", INTEGER, primaryKey(), assigned()), column("email", STRING, unique()));
    private final Notes notes = new Notes(metadata);
    private final Table people = Table.of(metadata, "people", column("id", INTEGER, primaryKey()));
    private final Seats seats = new Seats(metadata);
    private final ToOne<Seat, Person> person =
            ToOne.of(Seat.class, "person", Person.class, seat -> seat.person, (seat, value) -> seat.person = value);
    private final RelationWork work = new RelationWork();
    private final FakeDatabase database = new FakeDatabase();
    private final Workspace workspace =
            new Workspace(new Object(), null, new MapperPlans(new Registry()), (entry, field, kind) -> {});
    private final MapperPlans plans;

    UniqueMovesTest() {
        Registry registry = new Registry();
        registry.map(User.class, users)
                .construct(User::new)
                .property(users.get("id", INTEGER), user -> user.id, (user, id) -> user.id = id)
                .property(users.get("email", STRING), user -> user.email, (user, email) -> user.email = email);
        registry.map(Note.class, notes)
                .construct(Note::new)
                .property(notes.id, note -> note.id, (note, id) -> note.id = id)
                .property("user", notes.user, note -> note.user, (note, user) -> note.user = user)
                .property(notes.page, note -> note.page, (note, page) -> note.page = page);
        registry.map(Person.class, people)
                .construct(Person::new)
                .property(people.get("id", INTEGER), person -> person.id, (person, id) -> person.id = id);
        registry.map(Seat.class, seats)
                .construct(Seat::new)
                .property(seats.id, seat -> seat.id, (seat, id) -> seat.id = id)
                .property("personId", seats.person, seat -> seat.personId, (seat, id) -> seat.personId = id)
                .property(seats.row, seat -> seat.row, (seat, row) -> seat.row = row)
                .relationships(person);
        plans = new MapperPlans(registry);
    }

    private void assign(ObjectEntry<Seat> seat, ObjectEntry<Person> to) {
        RelationPlan<Seat, Person> relation = plans.of(person);
        work.assign(new Assignment(
                seat, relation.local().get(0), to, relation.remote().get(0), relation));
    }

    private <E> ObjectEntry<E> load(E object) {
        MapperPlan<E> plan = plans.ofObject(object);
        Snapshot row = plan.capture(object);
        ObjectEntry<E> entry = ObjectEntry.loaded(object, plan, plan.keyOf(row), row);
        workspace.addLoaded(entry);
        return entry;
    }

    private <E> ObjectEntry<E> add(E object) {
        ObjectEntry<E> entry = ObjectEntry.pending(object, plans.ofObject(object));
        workspace.addPending(entry);
        return entry;
    }

    private List<String> flush() {
        return database.send(FlushPlan.of(workspace, plans, work), workspace);
    }

    @Test
    void aDeletedRowIsParkedWhereItsReferrersMoveToTheRowThatTakesItsValue() {
        ObjectEntry<User> old = load(User.of(1, "a@x"));
        Note note = Note.of(5, 1, 1);
        load(note);
        workspace.mark(old);
        add(User.of(2, "a@x"));
        note.user = 2;

        assertThat(flush())
                .containsExactly(
                        "UPDATE users email [null, 1]",
                        "INSERT users id, email [2, a@x]",
                        "UPDATE notes user_id [2, 5]",
                        "DELETE users [1]");
    }

    @Test
    void rowsThatReferToADeletedOneAreDeletedBeforeItsValueIsTaken() {
        workspace.mark(load(User.of(1, "a@x")));
        workspace.mark(load(Note.of(5, 1, 1)));
        add(User.of(2, "a@x"));
        add(User.of(3, "b@x"));

        assertThat(flush())
                .containsExactly("DELETE notes [5]", "DELETE users [1]", "INSERT users id, email [2, a@x][3, b@x]");
    }

    @Test
    void constraintsOfSeveralColumnsAreKeptToo() {
        load(User.of(1, "a@x"));
        Note first = Note.of(5, 1, 1);
        Note second = Note.of(6, 1, 2);
        load(first);
        load(second);
        first.page = 2;
        second.page = 3;
        add(Note.of(4, 1, 1));

        assertThat(flush())
                .containsExactly("UPDATE notes page [3, 6][2, 5]", "INSERT notes id, user_id, page [4, 1, 1]");
        first.page = 3;
        second.page = 2;
        assertThat(flush()).containsExactly("UPDATE notes page [null, 5][2, 6][3, 5]");
    }

    @Test
    void aValueIsFreeWhereItsRowTakesAKeyThatIsStillToBeGenerated() {
        Person first = new Person();
        first.id = 9;
        ObjectEntry<Person> kept = load(first);
        ObjectEntry<Seat> leaving = load(Seat.of(6, 9, 1));
        ObjectEntry<Seat> coming = load(Seat.of(5, 2, 1));
        assign(leaving, add(new Person()));
        assign(coming, kept);

        assertThat(flush()).containsExactly("INSERT people  []", "UPDATE seats person_id [1, 6][9, 5]");
    }
}

package io.mercator.graphs;

import static io.mercator.api.schema.Columns.assigned;
import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.schema.Columns.notNull;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.schema.Columns.unique;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;

import io.mercator.api.engine.Engine;
import io.mercator.api.engine.StatementEvent;
import io.mercator.api.engine.StatementListener;
import io.mercator.api.mapping.Cascade;
import io.mercator.api.mapping.MapperBuilder;
import io.mercator.api.mapping.Registry;
import io.mercator.api.mapping.ToMany;
import io.mercator.api.mapping.ToOne;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.session.SessionFactory;
import io.mercator.api.sql.Sql;
import io.mercator.graphs.Thing.Badge;
import io.mercator.graphs.Thing.Country;
import io.mercator.graphs.Thing.Course;
import io.mercator.graphs.Thing.Enrolment;
import io.mercator.graphs.Thing.Node;
import io.mercator.graphs.Thing.Person;
import io.mercator.graphs.Thing.Phone;
import io.mercator.graphs.Thing.Skill;
import io.mercator.graphs.Thing.Task;
import io.mercator.graphs.Thing.Team;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The tables of the graphs, whose foreign keys are enforced, and how the classes are mapped to them. */
final class GraphDatabase implements AutoCloseable {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    final MetaData metadata = new MetaData();
    final Table teams = Table.of(
            metadata, "teams", column("id", INTEGER, primaryKey()), column("tag", INTEGER), column("amount", INTEGER));
    final Table countries = Table.of(
            metadata,
            "countries",
            column("code", STRING.length(10), primaryKey()),
            column("tag", INTEGER),
            column("amount", INTEGER));
    final Table people = Table.of(
            metadata,
            "people",
            column("id", INTEGER, primaryKey()),
            column("tag", INTEGER),
            column("amount", INTEGER),
            column("code", STRING.length(10), unique()),
            column("team_id", INTEGER, references("teams.id")),
            column("country_code", STRING.length(10), references("countries.code")));
    final Table tasks = Table.of(
            metadata,
            "tasks",
            column("id", INTEGER, primaryKey()),
            column("tag", INTEGER),
            column("amount", INTEGER),
            column("person_id", INTEGER, notNull(), references("people.id")));
    final Table badges = Table.of(
            metadata,
            "badges",
            column("id", INTEGER, primaryKey()),
            column("tag", INTEGER),
            column("amount", INTEGER),
            column("person_id", INTEGER, unique(), references("people.id")));
    final Table phones = Table.of(
            metadata,
            "phones",
            column("id", INTEGER, primaryKey()),
            column("tag", INTEGER),
            column("amount", INTEGER),
            column("code", STRING.length(10), notNull()),
            column("person_id", INTEGER, references("people.id")));
    final Table skills = Table.of(
            metadata, "skills", column("id", INTEGER, primaryKey()), column("tag", INTEGER), column("amount", INTEGER));
    final Table personSkills = Table.of(
            metadata,
            "person_skills",
            column("person_id", INTEGER, primaryKey(), references("people.id")),
            column("skill_id", INTEGER, primaryKey(), references("skills.id")));
    final Table courses = Table.of(
            metadata,
            "courses",
            column("id", INTEGER, primaryKey()),
            column("tag", INTEGER),
            column("amount", INTEGER));
    final Table enrolments = Table.of(
            metadata,
            "enrolments",
            column("person_id", INTEGER, primaryKey(), assigned(), references("people.id")),
            column("course_id", INTEGER, primaryKey(), assigned(), references("courses.id")),
            column("tag", INTEGER),
            column("amount", INTEGER));
    final Table nodes = Table.of(
            metadata,
            "nodes",
            column("id", INTEGER, primaryKey()),
            column("tag", INTEGER),
            column("amount", INTEGER),
            column("parent_id", INTEGER, references("nodes.id")));

    final ToMany<Team, Person> members =
            ToMany.list(Team.class, "members", Person.class, team -> team.members, (team, all) -> team.members = all);
    final ToOne<Person, Team> team =
            ToOne.of(Person.class, "team", Team.class, person -> person.team, (person, team) -> person.team = team);
    final ToOne<Person, Country> country = ToOne.of(
            Person.class,
            "country",
            Country.class,
            person -> person.country,
            (person, country) -> person.country = country);
    final ToOne<Person, Badge> badge = ToOne.of(
            Person.class, "badge", Badge.class, person -> person.badge, (person, badge) -> person.badge = badge);
    final ToOne<Badge, Person> holder = ToOne.of(
            Badge.class, "person", Person.class, badge -> badge.person, (badge, person) -> badge.person = person);
    final ToMany<Person, Task> personTasks =
            ToMany.list(Person.class, "tasks", Task.class, person -> person.tasks, (person, all) -> person.tasks = all);
    final ToOne<Task, Person> taskPerson =
            ToOne.of(Task.class, "person", Person.class, task -> task.person, (task, person) -> task.person = person);
    final ToMany<Person, Skill> personSkillSet = ToMany.set(
            Person.class, "skills", Skill.class, person -> person.skills, (person, all) -> person.skills = all);
    final ToMany<Skill, Person> skillPeople =
            ToMany.list(Skill.class, "people", Person.class, skill -> skill.people, (skill, all) -> skill.people = all);
    final ToMany<Person, Phone> personPhones = ToMany.<Person, String, Phone>map(
            Person.class,
            "phones",
            Phone.class,
            phone -> phone.code,
            person -> person.phones,
            (person, all) -> person.phones = all);
    final ToMany<Person, Enrolment> personEnrolments = ToMany.list(
            Person.class,
            "enrolments",
            Enrolment.class,
            person -> person.enrolments,
            (person, all) -> person.enrolments = all);
    final ToMany<Course, Enrolment> courseEnrolments = ToMany.set(
            Course.class,
            "enrolments",
            Enrolment.class,
            course -> course.enrolments,
            (course, all) -> course.enrolments = all);
    final ToOne<Enrolment, Person> student = ToOne.of(
            Enrolment.class,
            "person",
            Person.class,
            enrolment -> enrolment.person,
            (enrolment, person) -> enrolment.person = person);
    final ToOne<Enrolment, Course> course = ToOne.of(
            Enrolment.class,
            "course",
            Course.class,
            enrolment -> enrolment.course,
            (enrolment, course) -> enrolment.course = course);
    final ToOne<Node, Node> parent =
            ToOne.of(Node.class, "parent", Node.class, node -> node.parent, (node, parent) -> node.parent = parent);
    final ToMany<Node, Node> children =
            ToMany.list(Node.class, "children", Node.class, node -> node.children, (node, all) -> node.children = all);

    final Engine engine;
    final SessionFactory sessions;
    private int rowsWritten;

    GraphDatabase(String kind) {
        engine = Engine.create(
                kind.equals("sqlite") ? "sqlite::memory:" : "derby:memory:graph" + NUMBER.incrementAndGet(),
                o -> o.listener(new StatementListener() {
                    @Override
                    public void before(StatementEvent event) {
                        if (!event.sql().startsWith("SELECT")) {
                            rowsWritten += event.parameters().size();
                        }
                    }
                }));
        metadata.createAll(engine);
        sessions = SessionFactory.of(registry(), o -> o.strict(true)).bind(engine);
    }

    private Registry registry() {
        members.backPopulates(team);
        badge.backPopulates(holder);
        personTasks.backPopulates(taskPerson).cascade(Cascade.allAndDeleteOrphan());
        personSkillSet.secondary(personSkills).backPopulates(skillPeople);
        skillPeople.secondary(personSkills);
        personEnrolments.backPopulates(student).cascade(Cascade.allAndDeleteOrphan());
        courseEnrolments.backPopulates(course).cascade(Cascade.allAndDeleteOrphan());
        children.backPopulates(parent);
        Registry registry = new Registry();
        map(registry, Team.class, teams).construct(Team::new).relationships(members);
        map(registry, Person.class, people)
                .construct(Person::new)
                .property(people.get("code", STRING), person -> person.code, (person, code) -> person.code = code)
                .property(
                        people.get("country_code", STRING),
                        person -> person.countryCode,
                        (person, code) -> person.countryCode = code)
                .relationships(team, country, badge, personTasks, personSkillSet, personPhones, personEnrolments);
        map(registry, Task.class, tasks)
                .construct(Task::new)
                .property(tasks.get("person_id", INTEGER), task -> task.personId, (task, id) -> task.personId = id)
                .relationships(taskPerson);
        map(registry, Badge.class, badges).construct(Badge::new).relationships(holder);
        map(registry, Phone.class, phones)
                .construct(Phone::new)
                .property(phones.get("code", STRING), phone -> phone.code, (phone, code) -> phone.code = code);
        map(registry, Skill.class, skills).construct(Skill::new).relationships(skillPeople);
        plain(registry, Country.class, countries)
                .construct(Country::new)
                .property(
                        countries.get("code", STRING), country -> country.code, (country, code) -> country.code = code);
        map(registry, Course.class, courses).construct(Course::new).relationships(courseEnrolments);
        plain(registry, Enrolment.class, enrolments)
                .construct(Enrolment::new)
                .property(
                        enrolments.get("person_id", INTEGER),
                        enrolment -> enrolment.personId,
                        (enrolment, id) -> enrolment.personId = id)
                .property(
                        enrolments.get("course_id", INTEGER),
                        enrolment -> enrolment.courseId,
                        (enrolment, id) -> enrolment.courseId = id)
                .relationships(student, course);
        map(registry, Node.class, nodes)
                .construct(Node::new)
                .property(nodes.get("parent_id", INTEGER), node -> node.parentId, (node, id) -> node.parentId = id)
                .relationships(parent, children);
        return registry;
    }

    private static <E extends Thing> MapperBuilder<E> map(Registry registry, Class<E> type, Table table) {
        return plain(registry, type, table)
                .property(table.get("id", INTEGER), thing -> thing.id, (thing, id) -> thing.id = id);
    }

    private static <E extends Thing> MapperBuilder<E> plain(Registry registry, Class<E> type, Table table) {
        return registry.map(type, table)
                .intProperty(table.get("tag", INTEGER), thing -> thing.tag, (thing, tag) -> thing.tag = tag)
                .intProperty(
                        table.get("amount", INTEGER), thing -> thing.amount, (thing, amount) -> thing.amount = amount);
    }

    /** Deletes all rows. */
    void clear() {
        engine.begin(connection -> {
            connection.execute(Sql.update(nodes).set(nodes.get("parent_id", INTEGER), (Integer) null));
            List.of(enrolments, personSkills, tasks, badges, phones, people, teams, countries, skills, courses, nodes)
                    .forEach(table -> connection.execute(Sql.delete(table)));
        });
    }

    /** Returns how many rows were inserted, updated and deleted by the work, as the driver was told. */
    int rowsWrittenBy(Runnable work) {
        int before = rowsWritten;
        work.run();
        return rowsWritten - before;
    }

    int connectionsInUse() {
        return engine.pool().inUse();
    }

    @Override
    public void close() {
        // where shrinking ran out of time a session is still open, which is not what the failure is about
        if (connectionsInUse() == 0) {
            engine.close();
        }
    }
}

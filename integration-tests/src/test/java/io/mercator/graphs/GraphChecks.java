package io.mercator.graphs;

import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.schema.Column;
import io.mercator.api.schema.Table;
import io.mercator.api.session.Session;
import io.mercator.api.sql.Row;
import io.mercator.api.sql.Select;
import io.mercator.api.sql.Sql;
import io.mercator.graphs.GraphModel.Facts;
import io.mercator.graphs.GraphModel.Kind;
import io.mercator.graphs.GraphModel.Role;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads what tables and objects have as the model says it, so that both can be compared with it. */
final class GraphChecks {
    private final GraphDatabase db;

    GraphChecks(GraphDatabase db) {
        this.db = db;
    }

    /** Compares all rows with the model, read by whatever runs a SELECT. */
    void rowsAre(GraphModel model, Function<Select<Row>, List<Row>> reader) {
        assertThat(rows(reader)).as("rows").isEqualTo(model.lines());
    }

    private Map<Integer, String> rows(Function<Select<Row>, List<Row>> reader) {
        GraphModel read = new GraphModel();
        Map<Object, Integer> teams = things(read, reader, Kind.TEAM, db.teams, "id");
        Map<Object, Integer> countries = things(read, reader, Kind.COUNTRY, db.countries, "code");
        Map<Object, Integer> people = things(read, reader, Kind.PERSON, db.people, "id");
        Map<Object, Integer> skills = things(read, reader, Kind.SKILL, db.skills, "id");
        Map<Object, Integer> courses = things(read, reader, Kind.COURSE, db.courses, "id");
        Map<Object, Integer> nodes = things(read, reader, Kind.NODE, db.nodes, "id");
        things(read, reader, Kind.TASK, db.tasks, "id");
        things(read, reader, Kind.BADGE, db.badges, "id");
        things(read, reader, Kind.PHONE, db.phones, "id");
        things(read, reader, Kind.ENROLMENT, db.enrolments, "person_id");
        refer(read, reader, Role.TEAM, db.people, "team_id", teams);
        refer(read, reader, Role.COUNTRY, db.people, "country_code", countries);
        refer(read, reader, Role.OWNER, db.tasks, "person_id", people);
        refer(read, reader, Role.HOLDER, db.badges, "person_id", people);
        refer(read, reader, Role.BEARER, db.phones, "person_id", people);
        refer(read, reader, Role.STUDENT, db.enrolments, "person_id", people);
        refer(read, reader, Role.COURSE, db.enrolments, "course_id", courses);
        refer(read, reader, Role.PARENT, db.nodes, "parent_id", nodes);
        for (Row row : reader.apply(Sql.select(List.copyOf(db.personSkills.columns())))) {
            read.get(tag(people, row.get(0))).skills.add(tag(skills, row.get(1)));
        }
        return read.lines();
    }

    private static int tag(Map<Object, Integer> tags, Object key) {
        return Objects.requireNonNull(tags.get(key), () -> "no row has the key " + key);
    }

    private static Map<Object, Integer> things(
            GraphModel read, Function<Select<Row>, List<Row>> reader, Kind kind, Table table, String key) {
        boolean coded =
                table.columns().stream().anyMatch(column -> column.name().equals("code"));
        List<Column<?>> columns = new ArrayList<>(List.of(
                table.get("tag", INTEGER),
                table.get("amount", INTEGER),
                key.equals("code") ? table.get(key, STRING) : table.get(key, INTEGER)));
        if (coded) {
            columns.add(table.get("code", STRING));
        }
        Map<Object, Integer> tags = new HashMap<>();
        for (Row row : reader.apply(Sql.select(List.copyOf(columns)))) {
            int tag = (Integer) row.get(0);
            assertThat(read.has(tag)).as("a second row of thing %s", tag).isFalse();
            Facts facts = read.add(tag, kind);
            facts.amount = (Integer) row.get(1);
            facts.code = coded ? (String) row.get(3) : null;
            tags.put(row.get(2), tag);
        }
        return tags;
    }

    private static void refer(
            GraphModel read,
            Function<Select<Row>, List<Row>> reader,
            Role role,
            Table table,
            String column,
            Map<Object, Integer> tags) {
        Column<?> key = column.endsWith("code") ? table.get(column, STRING) : table.get(column, INTEGER);
        for (Row row : reader.apply(Sql.select(List.of(table.get("tag", INTEGER), key)))) {
            if (row.get(1) != null) {
                read.refer((Integer) row.get(0), role, tag(tags, row.get(1)));
            }
        }
    }

    /** Compares all objects with the model: values, references by identity, collections without order and twins. */
    void objectsAre(GraphModel model, Map<Integer, Thing> objects, Session session) {
        Map<Integer, String> found = new TreeMap<>();
        model.things().forEach((tag, facts) -> {
            Thing thing = objects.get(tag);
            assertThat(session.contains(thing))
                    .as("%s is in the session", thing)
                    .isTrue();
            assertThat(thing.tag).isEqualTo(tag.intValue());
            found.put(tag, line(thing, facts));
        });
        assertThat(found).as("objects").isEqualTo(model.lines());
        model.things().forEach((tag, facts) -> {
            Thing thing = objects.get(tag);
            if (thing instanceof Team team) {
                are("members of " + team, team.members, model.referring(Role.TEAM, tag), objects);
            } else if (thing instanceof Person person) {
                are("tasks of " + person, person.tasks, model.referring(Role.OWNER, tag), objects);
                are("skills of " + person, person.skills, List.copyOf(facts.skills), objects);
                are("phones of " + person, person.phones.values(), model.referring(Role.BEARER, tag), objects);
                person.phones.forEach((code, phone) -> assertThat(phone.code).isEqualTo(code));
                are("enrolments of " + person, person.enrolments, model.referring(Role.STUDENT, tag), objects);
                are(
                        "badge of " + person,
                        person.badge == null ? List.of() : List.of(person.badge),
                        model.referring(Role.HOLDER, tag),
                        objects);
            } else if (thing instanceof Skill skill) {
                are("people of " + skill, skill.people, model.skilled(tag), objects);
            } else if (thing instanceof Course course) {
                are("enrolments of " + course, course.enrolments, model.referring(Role.COURSE, tag), objects);
            } else if (thing instanceof Node node) {
                are("children of " + node, node.children, model.referring(Role.PARENT, tag), objects);
            }
        });
        assertThat(session.dirty()).as("dirty objects").isEmpty();
    }

    private static void are(
            String what, Collection<? extends Thing> elements, List<Integer> tags, Map<Integer, Thing> objects) {
        List<Thing> expected = tags.stream().map(objects::get).toList();
        assertThat(List.<Thing>copyOf(elements))
                .as(what)
                .usingElementComparator((one, other) -> one == other ? 0 : 1)
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private static String line(Thing thing, Facts expected) {
        Facts facts = new Facts(expected.kind);
        facts.amount = thing.amount;
        if (thing instanceof Person person) {
            facts.code = person.code;
            refer(facts, Role.TEAM, person.team);
            refer(facts, Role.COUNTRY, person.country);
            assertThat(person.countryCode).isEqualTo(person.country == null ? null : person.country.code);
            person.skills.forEach(skill -> facts.skills.add(skill.tag));
        } else if (thing instanceof Task task) {
            refer(facts, Role.OWNER, task.person);
            assertThat(task.personId).isEqualTo(task.person.id);
        } else if (thing instanceof Badge badge) {
            refer(facts, Role.HOLDER, badge.person);
        } else if (thing instanceof Phone phone) {
            facts.code = phone.code;
            // a phone does not know whose it is: the map of that person does
            facts.refers.putAll(expected.refers);
        } else if (thing instanceof Country country) {
            facts.code = country.code;
        } else if (thing instanceof Enrolment enrolment) {
            refer(facts, Role.STUDENT, enrolment.person);
            refer(facts, Role.COURSE, enrolment.course);
            assertThat(enrolment.personId).isEqualTo(enrolment.person.id);
            assertThat(enrolment.courseId).isEqualTo(enrolment.course.id);
        } else if (thing instanceof Node node) {
            refer(facts, Role.PARENT, node.parent);
            assertThat(node.parentId).isEqualTo(node.parent == null ? null : node.parent.id);
        }
        return facts.toString();
    }

    private static void refer(Facts facts, Role role, Thing thing) {
        if (thing != null) {
            facts.refers.put(role, thing.tag);
        }
    }
}

package io.mercator.graphs;

import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.mapping.ToOne;
import io.mercator.api.session.AutoflushMode;
import io.mercator.api.session.InsertMode;
import io.mercator.api.session.Load;
import io.mercator.api.session.ObjectState;
import io.mercator.api.session.PlannedFlush;
import io.mercator.api.session.Query;
import io.mercator.api.session.Session;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Does steps with objects and with the model beside them. A plain object cannot tell which of two changes of one thing came
 * last, one of its reference and one of a collection that has it: between such two the session is asked for its plan, which
 * brings both sides into step.
 */
final class GraphRun {
    private final GraphDatabase db;
    private final GraphChecks checks;
    private final List<String> told = new ArrayList<>();
    private final InsertMode inserts;
    private final boolean autoflush;
    private Session session;
    private GraphModel model = new GraphModel();
    private GraphModel committed = new GraphModel();
    private final Map<Integer, Thing> objects = new TreeMap<>();
    private int lastTag;
    /** Things of which a reference was set since the last synchronization. */
    private final Set<Integer> referencesSet = new HashSet<>();
    /** Things that are, or were, in a collection that the user put in place of another since the last synchronization. */
    private final Set<Integer> replaced = new HashSet<>();
    /** Things that others began to refer to since the last flush; to delete one then is refused as a contradiction. */
    private final Set<Integer> referredTo = new HashSet<>();
    /** Persons of whom country or code was set since the last flush. */
    private final Map<Integer, String> countriesSet = new HashMap<>();

    GraphRun(GraphDatabase db, boolean batched, boolean autoflush) {
        this.autoflush = autoflush;
        this.db = db;
        this.checks = new GraphChecks(db);
        this.inserts = batched ? InsertMode.BATCHED : InsertMode.ROW_BY_ROW;
        this.session = open();
    }

    private Session open() {
        return db.sessions.open(o -> o.inserts(inserts).autoflush(autoflush ? AutoflushMode.SMART : AutoflushMode.OFF));
    }

    /** Does all steps and a commit in the end; a failure tells what was done until then. */
    void run(List<Step> steps, boolean populated) {
        try {
            if (populated) {
                populate();
            }
            steps.forEach(this::step);
            commit(true);
        } catch (RuntimeException | AssertionError failure) {
            throw new AssertionError("after " + String.join("; ", told), failure);
        } finally {
            session.close();
        }
    }

    /** Makes some things of each kind and commits them, so that steps have something to choose from the first on. */
    void populate() {
        for (int number = 0; number < 3; number++) {
            addTeam(0, 0);
            addCountry(number);
            session.add(make(new Course(), Kind.COURSE));
            addPerson(4, 0);
            addPerson(1, number);
        }
        for (int number = 0; number < 4; number++) {
            addTask(number, 0);
            addBadge(number, 1);
            addPhone(number, number);
            addSkill(number, 0);
            addNode(number, 1);
            enrol(number, number, 0);
        }
        commit(true);
    }

    private void tell(String what, Object... arguments) {
        told.add(String.format(what, arguments));
    }

    private void step(Step step) {
        int a = step.a();
        int b = step.b();
        int c = step.c();
        switch (step.action()) {
            case ADD_TEAM -> addTeam(a, b);
            case ADD_PERSON -> addPerson(a, b);
            case ADD_TASK -> addTask(a, b);
            case ADD_BADGE -> addBadge(a, b);
            case ADD_PHONE -> addPhone(a, b);
            case ADD_SKILL -> addSkill(a, b);
            case ADD_COUNTRY -> addCountry(a);
            case ADD_COURSE -> session.add(make(new Course(), Kind.COURSE));
            case ADD_NODE -> addNode(a, b);
            case ENROL -> enrol(a, b, c);
            case CHANGE_TEAM -> changeTeam(a, b, c);
            case CHANGE_TASK_OWNER -> changeTaskOwner(a, b, c);
            case REMOVE_TASK -> removeTask(a);
            case CHANGE_BADGE -> changeBadge(a, b, c);
            case CHANGE_PHONE -> changePhone(a, b);
            case CHANGE_SKILL -> changeSkill(a, b, c);
            case CHANGE_COUNTRY -> changeCountry(a, b, c);
            case CHANGE_COURSE -> changeCourse(a, b, c);
            case UNENROL -> unenrol(a, b);
            case CHANGE_PARENT -> changeParent(a, b, c);
            case REPLACE_COLLECTION -> replaceCollection(a, b, c);
            case CHANGE_AMOUNT -> changeAmount(a, b);
            case CHANGE_CODE -> changeCode(a, b);
            case SWAP_CODES -> swapCodes(a, b);
            case DELETE -> delete(a);
            case FLUSH -> flush();
            case PLAN_AND_FLUSH -> planAndFlush();
            case QUERY -> query(a, b);
            case LOOK -> look(a);
            case EXPIRE -> expire(a, b);
            case ROLLBACK -> rollback();
            case COMMIT -> commit(a % 2 == 0);
            case NEW_SESSION -> newSession(a);
        }
    }

    // ---- things

    private <T extends Thing> T make(T thing, Kind kind) {
        thing.tag = ++lastTag;
        thing.amount = lastTag % 7;
        objects.put(thing.tag, thing);
        model.add(thing.tag, kind).amount = thing.amount;
        tell("new %s", thing);
        return thing;
    }

    private Integer choose(Kind kind, int number) {
        List<Integer> tags = model.tags(kind);
        return tags.isEmpty() ? null : tags.get(number % tags.size());
    }

    /** Chooses a thing, or null as one more choice. */
    private Integer chooseOrNone(Kind kind, int number) {
        List<Integer> tags = model.tags(kind);
        int choice = number % (tags.size() + 1);
        return choice == tags.size() ? null : tags.get(choice);
    }

    private Team team(Integer tag) {
        return (Team) object(tag);
    }

    private Person person(Integer tag) {
        return (Person) object(tag);
    }

    private Node node(Integer tag) {
        return (Node) object(tag);
    }

    private Thing object(Integer tag) {
        return tag == null ? null : objects.get(tag);
    }

    /** Has the session see both sides of what was changed so far. */
    private void synchronize() {
        tell("plan");
        session.plan();
        synchronizedNow();
    }

    private void synchronizedNow() {
        referencesSet.clear();
        replaced.clear();
    }

    private void flushed() {
        synchronizedNow();
        countriesSet.clear();
        referredTo.clear();
    }

    private void refer(int tag, Role role, Integer to) {
        model.refer(tag, role, to);
        if (to != null) {
            referredTo.add(to);
        }
    }

    /** Before a thing's reference is set. */
    private void beforeReference(int... tags) {
        for (int tag : tags) {
            if (replaced.contains(tag)) {
                synchronize();
            }
        }
        for (int tag : tags) {
            referencesSet.add(tag);
        }
    }

    /** Before a thing comes into a collection of the session's own or goes out of one. */
    private void beforeCollection(int... tags) {
        for (int tag : tags) {
            if (referencesSet.contains(tag) || replaced.contains(tag)) {
                synchronize();
            }
        }
    }

    /** Before a collection of one of these is changed: one that the user put there tells nobody of it. */
    private void through(Integer... owners) {
        for (Integer owner : owners) {
            if (owner != null && replaced.contains(owner)) {
                synchronize();
            }
        }
    }

    /** Before a collection that has things is put in place of another. */
    private void beforeReplacing(int owner, List<Integer> before, List<Integer> now) {
        through(owner);
        before.forEach(this::beforeCollection);
        now.forEach(this::beforeCollection);
        replaced.add(owner);
        replaced.addAll(before);
        replaced.addAll(now);
    }

    /** A reference that was never loaded is null without having been changed to that. */
    private <E> void known(E object, ToOne<E, ?> reference) {
        if (session.state(object) == ObjectState.PERSISTENT) {
            session.read(object, reference);
        }
    }

    // ---- additions

    private void addTeam(int a, int b) {
        Team team = make(new Team(), Kind.TEAM);
        List<Integer> people = model.tags(Kind.PERSON);
        for (int index = 0; index < Math.min(a % 3, people.size()); index++) {
            int tag = people.get((b + index) % people.size());
            beforeCollection(tag);
            tell("%s joins %s in its own list", object(tag), team);
            team.members.add(person(tag));
            refer(tag, Role.TEAM, team.tag);
        }
        session.add(team);
    }

    private void addPerson(int a, int b) {
        Person person = make(new Person(), Kind.PERSON);
        person.code = a % 3 == 0 ? null : model.freeCode(Kind.PERSON, a);
        model.get(person.tag).code = person.code;
        Integer team = choose(Kind.TEAM, b);
        switch (a % 4) {
            case 0 -> session.add(person);
            case 1 -> {
                if (team == null) {
                    session.add(person);
                } else {
                    tell("%s joins %s by its members", person, object(team));
                    beforeCollection(person.tag);
                    through(team);
                    team(team).members.add(person);
                    refer(person.tag, Role.TEAM, team);
                }
            }
            case 2 -> {
                beforeReference(person.tag);
                person.team = team(team);
                session.add(person);
                refer(person.tag, Role.TEAM, team);
                tell("%s is added with %s", person, person.team);
            }
            default -> {
                beforeReference(person.tag);
                person.team = make(new Team(), Kind.TEAM);
                refer(person.tag, Role.TEAM, person.team.tag);
                session.add(person);
                tell("%s brings %s along", person, person.team);
            }
        }
    }

    private void addTask(int a, int b) {
        Integer owner = choose(Kind.PERSON, a);
        if (owner == null) {
            return;
        }
        Task task = make(new Task(), Kind.TASK);
        if (b % 2 == 0) {
            through(owner);
            tell("%s goes to the tasks of %s", task, object(owner));
            person(owner).tasks.add(task);
        } else {
            beforeReference(task.tag);
            task.person = person(owner);
            session.add(task);
            tell("%s is added with %s", task, task.person);
        }
        refer(task.tag, Role.OWNER, owner);
    }

    private void addBadge(int a, int b) {
        Integer holder = chooseOrNone(Kind.PERSON, a);
        boolean isTaken =
                holder != null && !model.referring(Role.HOLDER, holder).isEmpty();
        Badge badge = make(new Badge(), Kind.BADGE);
        if (holder == null || isTaken) {
            session.add(badge);
            return;
        }
        if (b % 2 == 0) {
            beforeReference(holder, badge.tag);
            known(person(holder), db.badge);
            tell("%s gets %s", object(holder), badge);
            person(holder).badge = badge;
            if (b % 4 == 0) {
                session.add(badge);
            }
        } else {
            beforeReference(holder, badge.tag);
            badge.person = person(holder);
            session.add(badge);
            tell("%s is added with %s", badge, badge.person);
        }
        refer(badge.tag, Role.HOLDER, holder);
    }

    private void addPhone(int a, int b) {
        Integer bearer = chooseOrNone(Kind.PERSON, a);
        Phone phone = make(new Phone(), Kind.PHONE);
        phone.code = model.freeCode(Kind.PHONE, b);
        model.get(phone.tag).code = phone.code;
        if (bearer == null) {
            session.add(phone);
            return;
        }
        tell("%s goes to the phones of %s", phone, object(bearer));
        through(bearer);
        person(bearer).phones.put(phone.code, phone);
        refer(phone.tag, Role.BEARER, bearer);
    }

    private void addSkill(int a, int b) {
        Integer person = chooseOrNone(Kind.PERSON, a);
        Skill skill = make(new Skill(), Kind.SKILL);
        if (person == null) {
            session.add(skill);
            return;
        }
        if (b % 2 == 0) {
            beforeCollection(skill.tag, person);
            tell("%s goes to the skills of %s", skill, object(person));
            person(person).skills.add(skill);
        } else {
            tell("%s is added with %s", skill, object(person));
            beforeCollection(skill.tag, person);
            skill.people.add(person(person));
            session.add(skill);
        }
        model.get(person).skills.add(skill.tag);
    }

    private void addCountry(int a) {
        Country country = make(new Country(), Kind.COUNTRY);
        country.code = model.freeCode(Kind.COUNTRY, a % 4);
        model.get(country.tag).code = country.code;
        tell("with code %s", country.code);
        session.add(country);
    }

    private void addNode(int a, int b) {
        Integer parent = chooseOrNone(Kind.NODE, a);
        Node node = make(new Node(), Kind.NODE);
        if (parent != null && parent == node.tag) {
            parent = null;
        }
        if (parent == null) {
            session.add(node);
        } else if (b % 2 == 0) {
            tell("%s goes below %s", node, object(parent));
            node(parent).children.add(node);
        } else {
            beforeReference(node.tag);
            node.parent = node(parent);
            session.add(node);
            tell("%s is added below %s", node, node.parent);
        }
        refer(node.tag, Role.PARENT, parent);
    }

    private boolean isEnrolled(int person, int course) {
        return model.referring(Role.STUDENT, person).stream()
                .anyMatch(tag -> model.get(tag).refers.get(Role.COURSE) == course);
    }

    private void enrol(int a, int b, int c) {
        Integer student = choose(Kind.PERSON, a);
        Integer course = choose(Kind.COURSE, b);
        if (student == null || course == null || isEnrolled(student, course)) {
            return;
        }
        // what brings the enrolment into the session is last, since a query in between would flush half of it
        Person person = person(student);
        Course of = (Course) object(course);
        person.enrolments.size();
        of.enrolments.size();
        Enrolment enrolment = make(new Enrolment(), Kind.ENROLMENT);
        tell("of %s in %s", person, of);
        switch (c % 3) {
            case 0 -> {
                beforeReference(enrolment.tag);
                enrolment.person = person;
                enrolment.course = of;
                session.add(enrolment);
            }
            case 1 -> {
                beforeReference(enrolment.tag);
                beforeCollection(enrolment.tag);
                enrolment.course = of;
                person.enrolments.add(enrolment);
            }
            default -> {
                beforeCollection(enrolment.tag);
                person.enrolments.add(enrolment);
                of.enrolments.add(enrolment);
            }
        }
        refer(enrolment.tag, Role.STUDENT, student);
        refer(enrolment.tag, Role.COURSE, course);
    }

    // ---- changes of relationships

    private void changeTeam(int a, int b, int c) {
        Integer who = choose(Kind.PERSON, a);
        if (who == null) {
            return;
        }
        Person person = person(who);
        Integer from = model.get(who).refers.get(Role.TEAM);
        Integer to = chooseOrNone(Kind.TEAM, b);
        if (c % 3 == 0) {
            beforeReference(who);
            known(person, db.team);
            tell("%s gets team %s", person, to);
            person.team = team(to);
        } else {
            if (from != null) {
                team(from).members.size();
            }
            if (to != null) {
                team(to).members.size();
            }
            beforeCollection(who);
            through(from, to);
            tell("%s moves from team %s to team %s by their members", person, from, to);
            if (from != null && (to == null || c % 3 == 1)) {
                assertThat(team(from).members.remove(person)).isTrue();
            }
            if (to != null && !team(to).members.contains(person)) {
                team(to).members.add(person);
            }
        }
        refer(who, Role.TEAM, to);
    }

    private void changeTaskOwner(int a, int b, int c) {
        Integer what = choose(Kind.TASK, a);
        Integer to = choose(Kind.PERSON, b);
        if (what == null || to == null) {
            return;
        }
        Task task = (Task) object(what);
        int from = model.get(what).refers.get(Role.OWNER);
        if (c % 3 == 0) {
            beforeReference(what);
            tell("%s gets %s", task, object(to));
            task.person = person(to);
        } else if (from != to) {
            // both are loaded first: a query in between would flush the task as an orphan
            person(from).tasks.size();
            person(to).tasks.size();
            beforeCollection(what);
            through(from, to);
            tell("%s moves from %s to %s by their tasks", task, object(from), object(to));
            if (c % 3 == 1) {
                assertThat(person(from).tasks.remove(task)).isTrue();
            }
            person(to).tasks.add(task);
        }
        refer(what, Role.OWNER, to);
    }

    private void removeTask(int a) {
        Integer what = choose(Kind.TASK, a);
        if (what == null) {
            return;
        }
        Person owner = person(model.get(what).refers.get(Role.OWNER));
        through(owner.tag);
        owner.tasks.size();
        beforeCollection(what);
        tell("%s is taken from %s", object(what), owner);
        assertThat(owner.tasks.remove((Task) object(what))).isTrue();
        model.delete(what);
    }

    private void changeBadge(int a, int b, int c) {
        Integer holder = choose(Kind.PERSON, a);
        if (holder == null) {
            return;
        }
        Person person = person(holder);
        Integer badge = chooseOrNone(Kind.BADGE, b);
        List<Integer> before = model.referring(Role.HOLDER, holder);
        if (badge != null && !before.isEmpty() && before.get(0).equals(badge)) {
            return;
        }
        Integer otherHolder = badge == null ? null : model.get(badge).refers.get(Role.HOLDER);
        if (!referencesSet.isEmpty()) {
            // a reference that is taken over may be on the other side of one just set
            synchronize();
        }
        known(person, db.badge);
        referencesSet.add(holder);
        if (c % 2 == 0 || badge == null || !before.isEmpty() || otherHolder != null) {
            if (otherHolder != null) {
                known(person(otherHolder), db.badge);
                known((Badge) object(badge), db.holder);
                person(otherHolder).badge = null;
            }
            tell("%s gets badge %s, which %s had", person, badge, otherHolder);
            person.badge = (Badge) object(badge);
            if (otherHolder != null) {
                ((Badge) object(badge)).person = person;
            }
        } else {
            Badge given = (Badge) object(badge);
            tell("%s gets %s", given, person);
            given.person = person;
        }
        before.forEach(tag -> refer(tag, Role.HOLDER, null));
        if (badge != null) {
            refer(badge, Role.HOLDER, holder);
        }
    }

    private void changePhone(int a, int b) {
        Integer what = choose(Kind.PHONE, a);
        if (what == null) {
            return;
        }
        Phone phone = (Phone) object(what);
        Integer from = model.get(what).refers.get(Role.BEARER);
        Integer to = chooseOrNone(Kind.PERSON, b);
        if (from != null) {
            person(from).phones.size();
        }
        if (to != null) {
            person(to).phones.size();
        }
        tell("%s moves from %s to %s", phone, object(from), object(to));
        beforeCollection(what);
        through(from, to);
        if (from != null) {
            assertThat(person(from).phones.remove(phone.code)).isSameAs(phone);
        }
        if (to != null) {
            person(to).phones.put(phone.code, phone);
        }
        refer(what, Role.BEARER, to);
    }

    private void changeSkill(int a, int b, int c) {
        Integer who = choose(Kind.PERSON, a);
        Integer what = choose(Kind.SKILL, b);
        if (who == null || what == null) {
            return;
        }
        beforeCollection(who, what);
        Person person = person(who);
        Skill skill = (Skill) object(what);
        boolean had = model.get(who).skills.contains(what);
        if (had) {
            tell("%s loses %s", person, skill);
            assertThat(c % 2 == 0 ? person.skills.remove(skill) : skill.people.remove(person))
                    .isTrue();
            model.get(who).skills.remove(what);
        } else {
            tell("%s learns %s", person, skill);
            assertThat(c % 2 == 0 ? person.skills.add(skill) : skill.people.add(person))
                    .isTrue();
            model.get(who).skills.add(what);
        }
    }

    private void changeCountry(int a, int b, int c) {
        Integer who = choose(Kind.PERSON, a);
        if (who == null) {
            return;
        }
        Integer to = chooseOrNone(Kind.COUNTRY, b);
        boolean byCode = c % 2 == 0;
        String how = byCode ? "code" : "reference";
        if (!countriesSet.getOrDefault(who, how).equals(how)) {
            return;
        }
        Person person = person(who);
        known(person, db.country);
        tell("%s gets country %s by its %s", person, to, how);
        countriesSet.put(who, how);
        if (byCode) {
            person.countryCode = to == null ? null : model.get(to).code;
        } else {
            person.country = (Country) object(to);
        }
        refer(who, Role.COUNTRY, to);
    }

    private void changeCourse(int a, int b, int c) {
        Integer what = choose(Kind.ENROLMENT, a);
        Integer to = choose(Kind.COURSE, b);
        if (what == null || isEnrolled(model.get(what).refers.get(Role.STUDENT), to)) {
            return;
        }
        Enrolment enrolment = (Enrolment) object(what);
        Course course = (Course) object(to);
        if (c % 2 == 0) {
            beforeReference(what);
            tell("%s gets %s", enrolment, course);
            enrolment.course = course;
        } else {
            course.enrolments.size();
            beforeCollection(what);
            tell("%s goes to the enrolments of %s", enrolment, course);
            course.enrolments.add(enrolment);
        }
        refer(what, Role.COURSE, to);
    }

    private void unenrol(int a, int b) {
        Integer what = choose(Kind.ENROLMENT, a);
        if (what == null) {
            return;
        }
        Enrolment enrolment = (Enrolment) object(what);
        Person person = person(model.get(what).refers.get(Role.STUDENT));
        Course course = (Course) object(model.get(what).refers.get(Role.COURSE));
        person.enrolments.size();
        course.enrolments.size();
        beforeCollection(what);
        tell("%s is taken out", enrolment);
        if (b % 2 == 0) {
            assertThat(person.enrolments.remove(enrolment)).isTrue();
        }
        if (b % 3 != 0 || b % 2 != 0) {
            // one that was pending left the session, and with that the course, when it became an orphan
            course.enrolments.remove(enrolment);
        }
        model.delete(what);
    }

    private void changeParent(int a, int b, int c) {
        Integer what = choose(Kind.NODE, a);
        if (what == null) {
            return;
        }
        Integer to = chooseOrNone(Kind.NODE, b);
        if (to != null && model.isBelow(to, what)) {
            to = null;
        }
        Node node = node(what);
        Integer from = model.get(what).refers.get(Role.PARENT);
        if (c % 3 == 0) {
            beforeReference(what);
            known(node, db.parent);
            tell("%s gets parent %s", node, to);
            node.parent = node(to);
        } else {
            if (from != null) {
                node(from).children.size();
            }
            if (to != null) {
                node(to).children.size();
            }
            beforeCollection(what);
            tell("%s moves from parent %s to parent %s by their children", node, from, to);
            if (from != null && (to == null || c % 3 == 1)) {
                assertThat(node(from).children.remove(node)).isTrue();
            }
            if (to != null && !node(to).children.contains(node)) {
                node(to).children.add(node);
            }
        }
        refer(what, Role.PARENT, to);
    }

    /** Puts a collection of the user's own in place of the session's: some of the elements there are, and one more. */
    private void replaceCollection(int a, int b, int c) {
        switch (a % 4) {
            case 0 -> replaceMembers(b, c);
            case 1 -> replaceTasks(b, c);
            case 2 -> replaceSkills(b, c);
            default -> replacePhones(b, c);
        }
    }

    private static List<Integer> half(List<Integer> tags, int number) {
        List<Integer> half = new ArrayList<>();
        for (int index = 0; index < tags.size(); index++) {
            if ((index + number) % 2 == 0) {
                half.add(tags.get(index));
            }
        }
        return half;
    }

    private void replaceMembers(int b, int c) {
        Integer where = choose(Kind.TEAM, b);
        if (where == null) {
            return;
        }
        List<Integer> before = model.referring(Role.TEAM, where);
        List<Integer> now = half(before, c);
        Integer more = choose(Kind.PERSON, c);
        if (more != null && !now.contains(more)) {
            now.add(more);
        }
        beforeReplacing(where, before, now);
        tell("%s gets a new list of members %s", object(where), now);
        List<Person> people = new ArrayList<>();
        now.forEach(tag -> people.add(person(tag)));
        team(where).members = people;
        before.forEach(tag -> refer(tag, Role.TEAM, null));
        now.forEach(tag -> refer(tag, Role.TEAM, where));
    }

    private void replaceTasks(int b, int c) {
        Integer owner = choose(Kind.PERSON, b);
        if (owner == null) {
            return;
        }
        List<Integer> before = model.referring(Role.OWNER, owner);
        List<Integer> now = half(before, c);
        beforeReplacing(owner, before, now);
        List<Task> tasks = new ArrayList<>();
        now.forEach(tag -> tasks.add((Task) object(tag)));
        if (c % 3 == 0) {
            Task task = make(new Task(), Kind.TASK);
            replaced.add(task.tag);
            tasks.add(task);
            refer(task.tag, Role.OWNER, owner);
        }
        tell("%s gets a new list of tasks %s", object(owner), tasks);
        person(owner).tasks = tasks;
        before.stream().filter(tag -> !now.contains(tag)).forEach(model::delete);
    }

    private void replaceSkills(int b, int c) {
        Integer who = choose(Kind.PERSON, b);
        if (who == null) {
            return;
        }
        List<Integer> before = List.copyOf(model.get(who).skills);
        List<Integer> now = half(before, c);
        Integer more = choose(Kind.SKILL, c);
        if (more != null && !now.contains(more)) {
            now.add(more);
        }
        beforeReplacing(who, before, now);
        tell("%s gets a new set of skills %s", object(who), now);
        Set<Skill> skills = new HashSet<>();
        now.forEach(tag -> skills.add((Skill) object(tag)));
        person(who).skills = skills;
        model.get(who).skills.clear();
        model.get(who).skills.addAll(now);
    }

    private void replacePhones(int b, int c) {
        Integer who = choose(Kind.PERSON, b);
        if (who == null) {
            return;
        }
        List<Integer> before = model.referring(Role.BEARER, who);
        List<Integer> now = half(before, c);
        beforeReplacing(who, before, now);
        tell("%s gets a new map of phones %s", object(who), now);
        Map<String, Phone> phones = new HashMap<>();
        now.forEach(tag -> phones.put(((Phone) object(tag)).code, (Phone) object(tag)));
        person(who).phones = phones;
        before.forEach(tag -> refer(tag, Role.BEARER, null));
        now.forEach(tag -> refer(tag, Role.BEARER, who));
    }

    // ---- changes of values

    private void changeAmount(int a, int b) {
        List<Integer> tags = List.copyOf(model.things().keySet());
        if (tags.isEmpty()) {
            return;
        }
        int tag = tags.get(a % tags.size());
        tell("amount of %s is %d", object(tag), b);
        object(tag).amount = b;
        model.get(tag).amount = b;
    }

    private void changeCode(int a, int b) {
        Integer who = choose(Kind.PERSON, a);
        if (who != null) {
            String code = b % 5 == 0 ? null : model.freeCode(Kind.PERSON, b);
            tell("code of %s is %s", object(who), code);
            person(who).code = code;
            model.get(who).code = code;
        }
    }

    private void swapCodes(int a, int b) {
        Integer one = choose(Kind.PERSON, a);
        Integer other = choose(Kind.PERSON, b);
        if (one == null || one.equals(other)) {
            return;
        }
        tell("%s and %s swap codes", object(one), object(other));
        String code = model.get(one).code;
        person(one).code = model.get(other).code;
        person(other).code = code;
        model.get(one).code = model.get(other).code;
        model.get(other).code = code;
    }

    // ---- the session's work

    private void delete(int a) {
        List<Integer> tags = List.copyOf(model.things().keySet());
        if (tags.isEmpty()) {
            return;
        }
        int tag = tags.get(a % tags.size());
        if (!model.mayGo(tag)) {
            return;
        }
        if (session.state(object(tag)) != ObjectState.PERSISTENT || referredTo.contains(tag)) {
            flush();
        }
        tell("delete %s", object(tag));
        session.delete(object(tag));
        model.delete(tag);
    }

    private void flush() {
        tell("flush");
        session.flush();
        flushed();
        assertThat(session.pending()).isEmpty();
        checks.rowsAre(model, select -> session.execute(select).all());
    }

    private void planAndFlush() {
        session.plan();
        Set<Object> pending = session.pending();
        Set<Object> dirty = session.dirty();
        Set<Object> deleted = session.deleted();
        PlannedFlush plan = session.plan();
        tell("flush of %d rows", plan.statements().size());
        assertThat(session.plan().toString()).isEqualTo(plan.toString());
        assertThat(session.pending()).isEqualTo(pending);
        assertThat(session.dirty()).isEqualTo(dirty);
        assertThat(session.deleted()).isEqualTo(deleted);
        int written = db.rowsWrittenBy(session::flush);
        if (inserts == InsertMode.ROW_BY_ROW) {
            assertThat(written)
                    .as("rows written by%n%s", plan)
                    .isEqualTo(plan.statements().size());
        }
        flush();
    }

    private <E extends Thing> void query(int a, int b) {
        Kind kind = Kind.values()[a % Kind.values().length];
        if (!autoflush) {
            flush();
        }
        tell("query %s", kind);
        List<? extends Thing> found = query(kind, b).all();
        assertThat(found.stream().map(thing -> thing.tag).toList())
                .containsExactlyInAnyOrderElementsOf(model.tags(kind));
        found.forEach(thing -> assertThat(thing).isSameAs(object(thing.tag)));
    }

    private Query<? extends Thing> query(Kind kind, int b) {
        return switch (kind) {
            case TEAM ->
                b % 2 == 0
                        ? session.query(Team.class)
                        : session.query(Team.class).options(Load.selectin(db.members));
            case PERSON ->
                switch (b % 3) {
                    case 0 -> session.query(Person.class);
                    case 1 ->
                        session.query(Person.class)
                                .options(Load.selectin(db.personTasks), Load.selectin(db.personSkillSet));
                    default ->
                        session.query(Person.class)
                                .options(Load.joined(db.team), Load.selectin(db.personPhones), Load.selectin(db.badge));
                };
            case TASK -> session.query(Task.class);
            case BADGE -> session.query(Badge.class);
            case PHONE -> session.query(Phone.class);
            case SKILL ->
                b % 2 == 0
                        ? session.query(Skill.class)
                        : session.query(Skill.class).options(Load.selectin(db.skillPeople));
            case COUNTRY -> session.query(Country.class);
            case COURSE -> session.query(Course.class);
            case ENROLMENT -> session.query(Enrolment.class);
            case NODE ->
                b % 2 == 0
                        ? session.query(Node.class)
                        : session.query(Node.class).options(Load.joined(db.children));
        };
    }

    private void look(int a) {
        List<Integer> tags = List.copyOf(model.things().keySet());
        if (tags.isEmpty()) {
            return;
        }
        Thing thing = object(tags.get(a % tags.size()));
        tell("look at %s", thing);
        if (thing instanceof Team team) {
            team.members.size();
        } else if (thing instanceof Person person) {
            person.tasks.size();
            person.skills.size();
            person.phones.size();
        } else if (thing instanceof Skill skill) {
            skill.people.size();
        } else if (thing instanceof Node node) {
            node.children.size();
        }
    }

    private void expire(int a, int b) {
        List<Integer> tags = List.copyOf(model.things().keySet());
        if (tags.isEmpty()) {
            return;
        }
        if (b % 3 == 0) {
            tell("expire all");
            session.expireAll();
            return;
        }
        Thing thing = object(tags.get(a % tags.size()));
        if (session.state(thing) == ObjectState.PERSISTENT) {
            tell("expire %s", thing);
            session.expire(thing);
        }
    }

    private void rollback() {
        tell("rollback");
        session.rollback();
        back();
        assertThat(session.pending()).isEmpty();
        assertThat(session.deleted()).isEmpty();
        assertThat(session.dirty()).isEmpty();
        compareObjects();
    }

    private void back() {
        model = committed.copy();
        objects.keySet().retainAll(model.things().keySet());
        flushed();
    }

    private void compareObjects() {
        session.refreshExpired();
        checks.objectsAre(model, objects, session);
    }

    private void commit(boolean withObjects) {
        tell("commit");
        session.commit();
        flushed();
        committed = model.copy();
        objects.keySet().retainAll(model.things().keySet());
        checks.rowsAre(
                model,
                select -> db.engine.inTransaction(
                        connection -> connection.execute(select).all()));
        if (withObjects) {
            compareObjects();
            session.commit();
        }
    }

    private void newSession(int a) {
        tell("new session");
        session.close();
        session = open();
        back();
        objects.clear();
        for (Kind kind : Kind.values()) {
            query(kind, a).all().forEach(thing -> objects.put(thing.tag, thing));
        }
        compareObjects();
    }
}

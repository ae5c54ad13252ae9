package io.mercator.graphs;

import static io.mercator.api.type.Types.INTEGER;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.schema.Table;
import io.mercator.api.session.ObjectState;
import io.mercator.api.session.Session;
import io.mercator.api.sql.Sql;
import io.mercator.graphs.Thing.Badge;
import io.mercator.graphs.Thing.Country;
import io.mercator.graphs.Thing.Course;
import io.mercator.graphs.Thing.Enrolment;
import io.mercator.graphs.Thing.Person;
import io.mercator.graphs.Thing.Skill;
import io.mercator.graphs.Thing.Task;
import io.mercator.graphs.Thing.Team;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What random work found about relationships, each as its shortest story. */
class RelationshipRegressionTest {
    private GraphDatabase db;
    private Session session;

    private void open(String kind, Object... things) {
        db = new GraphDatabase(kind);
        session = db.sessions.open();
        session.addAll(things);
        session.commit();
    }

    @AfterEach
    void close() {
        session.close();
        assertThat(db.connectionsInUse()).isZero();
        db.close();
    }

    private List<Integer> foreignKeys(Table table, String column) {
        List<Integer> keys = new ArrayList<>();
        session.execute(Sql.select(table.get(column, INTEGER))
                        .from(table)
                        .orderBy(table.columns().get(0)))
                .all()
                .forEach(row -> keys.add(row.value1()));
        return keys;
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aReferenceThatIsSetAfterTheCollectionWins(String kind) {
        Team team = new Team();
        Team other = new Team();
        Person person = new Person();
        open(kind, team, other, person);
        team.members.add(person);
        person.team = other;
        session.flush();
        assertThat(foreignKeys(db.people, "team_id")).containsExactly(other.id);
        assertThat(team.members).isEmpty();
        assertThat(other.members).containsExactly(person);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aReferenceThatIsSetBackAfterARemovalWins(String kind) {
        Team team = new Team();
        Person person = new Person();
        person.team = team;
        open(kind, person);
        team.members.remove(person);
        person.team = team;
        session.flush();
        assertThat(foreignKeys(db.people, "team_id")).containsExactly(team.id);
        assertThat(team.members).containsExactly(person);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void anElementThatMovesAndReturnsByItsReferenceIsNoOrphan(String kind) {
        Person from = new Person();
        Person to = new Person();
        Task task = new Task();
        from.tasks.add(task);
        open(kind, from, to);
        from.tasks.size();
        to.tasks.add(task);
        task.person = from;
        session.flush();
        assertThat(foreignKeys(db.tasks, "person_id")).containsExactly(from.id);
        assertThat(from.tasks).containsExactly(task);
        assertThat(to.tasks).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aReferenceBecomesNullWithTheRowThatADeletionLeavesAlone(String kind) {
        Team team = new Team();
        Person person = new Person();
        person.team = team;
        open(kind);
        session.add(person);
        session.flush();
        session.delete(team);
        session.flush();
        assertThat(person.team).isNull();
        session.rollback();
        session.close();

        session = db.sessions.open();
        Team saved = new Team();
        Person member = new Person();
        member.team = saved;
        session.add(member);
        session.commit();
        session.refreshExpired();
        session.delete(saved);
        session.flush();
        assertThat(member.team).isNull();
        session.rollback();
        assertThat(member.team).isSameAs(saved);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aReferenceFoundByAFlushedForeignKeyGoesBackWithARollback(String kind) {
        Country country = new Country();
        country.code = "ch";
        Person person = new Person();
        open(kind, country, person);
        session.refreshExpired();
        person.countryCode = "ch";
        session.flush();
        assertThat(session.read(person, db.country)).isSameAs(country);
        session.rollback();
        assertThat(person.countryCode).isNull();
        assertThat(person.country).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aPendingOrphanLeavesItsOtherCollectionsToo(String kind) {
        Person person = new Person();
        Course course = new Course();
        open(kind, person, course);
        course.enrolments.size();
        Enrolment enrolment = new Enrolment();
        enrolment.course = course;
        person.enrolments.add(enrolment);
        session.plan();
        person.enrolments.remove(enrolment);
        assertThat(session.pending()).isEmpty();
        assertThat(course.enrolments).isEmpty();
        session.flush();
        assertThat(foreignKeys(db.enrolments, "course_id")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aPendingElementOfACollectionThatIsReplacedIsAnOrphan(String kind) {
        Person person = new Person();
        open(kind, person);
        Task task = new Task();
        person.tasks.add(task);
        person.tasks = new ArrayList<>();
        session.flush();
        assertThat(session.state(task)).isEqualTo(ObjectState.TRANSIENT);
        assertThat(foreignKeys(db.tasks, "person_id")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aCollectionThatIsReplacedBeforeItWasLoadedLosesItsElements(String kind) {
        Person person = new Person();
        person.tasks.add(new Task());
        open(kind, person);
        session.close();
        session = db.sessions.open();
        Person loaded = session.get(Person.class, person.id);
        Task task = new Task();
        loaded.tasks = new ArrayList<>(List.of(task));
        session.commit();
        assertThat(session.query(Task.class).all()).containsExactly(task);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aNewElementOfAManyToManyKnowsItsOwnerAtOnce(String kind) {
        Person person = new Person();
        open(kind, person);
        Skill skill = new Skill();
        person.skills.add(skill);
        assertThat(skill.people).containsExactly(person);
        skill.people.remove(person);
        session.flush();
        assertThat(person.skills).isEmpty();
        assertThat(foreignKeys(db.personSkills, "person_id")).isEmpty();

        Person other = new Person();
        Skill of = new Skill();
        other.skills = new HashSet<>(Set.of(of));
        session.add(other);
        assertThat(of.people).containsExactly(other);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aManyToManyThatIsReplacedTakesBackWhatTheOtherSideBegan(String kind) {
        Person person = new Person();
        Skill skill = new Skill();
        open(kind, person, skill);
        skill.people.size();
        person.skills.add(skill);
        skill.people = new ArrayList<>();
        session.flush();
        assertThat(foreignKeys(db.personSkills, "person_id")).isEmpty();
        assertThat(person.skills).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void anElementThatIsDeletedAfterItCameNeedsNothing(String kind) {
        Team team = new Team();
        Person person = new Person();
        Skill skill = new Skill();
        open(kind, team, person, skill);
        team.members.add(person);
        skill.people.add(person);
        session.delete(person);
        session.flush();
        assertThat(foreignKeys(db.people, "id")).isEmpty();
        assertThat(foreignKeys(db.personSkills, "person_id")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void anObjectThatIsPutIntoACollectionIsNotDeletedAnyMore(String kind) {
        Team team = new Team();
        Person person = new Person();
        open(kind, team, person);
        // loaded first: the load would flush the deletion
        team.members.size();
        session.delete(person);
        team.members.add(person);
        session.flush();
        assertThat(foreignKeys(db.people, "team_id")).containsExactly(team.id);
        assertThat(session.contains(person)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aDeletionDoesNotReachWhatHasMovedByItsReference(String kind) {
        Person from = new Person();
        Person to = new Person();
        Task task = new Task();
        from.tasks.add(task);
        open(kind, from, to);
        task.person = to;
        session.delete(from);
        session.flush();
        assertThat(foreignKeys(db.tasks, "person_id")).containsExactly(to.id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aPairIsPartedByTheSideThatPutItTogether(String kind) {
        Person person = new Person();
        Badge badge = new Badge();
        open(kind, badge);
        person.badge = badge;
        session.add(person);
        assertThat(badge.person).isSameAs(person);
        person.badge = null;
        session.flush();
        assertThat(badge.person).isNull();
        assertThat(foreignKeys(db.badges, "person_id")).containsExactly((Integer) null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aBadgeThatIsTakenOverLeavesItsHolder(String kind) {
        Person first = new Person();
        Person second = new Person();
        Badge badge = new Badge();
        Badge old = new Badge();
        first.badge = badge;
        second.badge = old;
        open(kind, first, second);
        second.badge = badge;
        session.flush();
        assertThat(first.badge).isNull();
        assertThat(badge.person).isSameAs(second);
        assertThat(old.person).isNull();
        assertThat(foreignKeys(db.badges, "person_id")).containsExactlyInAnyOrder(second.id, null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aBadgeThatGoesToANewPersonIsFreeForAnother(String kind) {
        Person person = new Person();
        Badge first = new Badge();
        Badge second = new Badge();
        second.person = person;
        open(kind, first, second, person);
        Person added = new Person();
        second.person = added;
        first.person = person;
        session.flush();
        assertThat(foreignKeys(db.badges, "person_id")).containsExactlyInAnyOrder(person.id, added.id);
        assertThat(person.badge).isSameAs(first);
        assertThat(added.badge).isSameAs(second);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void anElementThatLeavesWhereItWentFromADeletedOneIsAnOrphan(String kind) {
        Person from = new Person();
        Person to = new Person();
        Task task = new Task();
        from.tasks.add(task);
        open(kind, from, to);
        to.tasks.size();
        task.person = to;
        session.delete(from);
        session.plan();
        assertThat(to.tasks.remove(task)).isTrue();
        session.flush();
        assertThat(foreignKeys(db.tasks, "id")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aNewObjectIsDeletedThatHadADeletedElementWhenItWasInserted(String kind) {
        Skill skill = new Skill();
        open(kind, skill);
        Person person = new Person();
        session.add(person);
        person.skills.add(skill);
        session.delete(skill);
        session.flush();
        session.delete(person);
        session.flush();
        assertThat(foreignKeys(db.people, "id")).isEmpty();
        assertThat(foreignKeys(db.personSkills, "person_id")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void bothEndsOfARowDeletedTogetherTakeItAlong(String kind) {
        Person person = new Person();
        Skill skill = new Skill();
        open(kind, person, skill);
        person.skills.add(skill);
        session.flush();
        session.delete(person);
        session.delete(skill);
        session.flush();
        assertThat(foreignKeys(db.personSkills, "person_id")).isEmpty();
        assertThat(foreignKeys(db.people, "id")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aNewPersonsFirstBadgeIsFreeWhenBothSidesNameAnother(String kind) {
        Person owner = new Person();
        Badge owned = new Badge();
        owned.person = owner;
        open(kind, owned, owner);
        Person added = new Person();
        Badge first = new Badge();
        session.add(added);
        session.add(first);
        added.badge = first;
        session.plan();
        owner.badge = null;
        added.badge = owned;
        owned.person = added;
        session.flush();
        assertThat(first.person).isNull();
        assertThat(foreignKeys(db.badges, "person_id")).containsExactlyInAnyOrder(added.id, null);
    }
}

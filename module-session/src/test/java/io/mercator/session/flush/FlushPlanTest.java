package io.mercator.session.flush;

import static io.mercator.api.schema.Columns.assigned;
import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.error.FlushException;
import io.mercator.api.mapping.Registry;
import io.mercator.api.mapping.ToMany;
import io.mercator.api.mapping.ToOne;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.session.ObjectState;
import io.mercator.api.session.PlannedFlush;
import io.mercator.session.mapper.EntityKey;
import io.mercator.session.mapper.MapperPlan;
import io.mercator.session.mapper.MapperPlans;
import io.mercator.session.mapper.PropertyPlan;
import io.mercator.session.mapper.RelationPlan;
import io.mercator.session.mapper.Snapshot;
import io.mercator.session.relation.Assignment;
import io.mercator.session.relation.Link;
import io.mercator.session.relation.RelationWork;
import io.mercator.session.state.ObjectEntry;
import io.mercator.session.state.Workspace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a flush sends for relationships, in which order, and what becomes of entries and objects. */
class FlushPlanTest {
    static final class Node {
        Integer id;
        Node parent;
    }

    static final class Person {
        Integer id;
        Ball favorite;
    }

    static final class Ball {
        Integer id;
        Person owner;
        Integer ownerId;
    }

    static final class Tag {
        String name;
        List<Node> nodes = new ArrayList<>();
    }

    static final class Detail {
        Integer number;
        Tag tag;
    }

    private final MetaData metadata = new MetaData();
    private final Table nodes = Table.of(
            metadata,
            "nodes",
            column("id", INTEGER, primaryKey()),
            column("parent_id", INTEGER, references("nodes.id")));
    private final Table people = Table.of(
            metadata,
            "people",
            column("id", INTEGER, primaryKey()),
            column("favorite_id", INTEGER, references("balls.id")));
    private final Table balls = Table.of(
            metadata,
            "balls",
            column("id", INTEGER, primaryKey()),
            column("owner_id", INTEGER, references("people.id")));
    private final Table tags = Table.of(metadata, "tags", column("name", STRING, primaryKey()));
    private final Table nodeTags = Table.of(
            metadata,
            "node_tags",
            column("node_id", INTEGER, references("nodes.id"), primaryKey()),
            column("tag_name", STRING, references("tags.name"), primaryKey()));
    private final Table details = Table.of(
            metadata,
            "details",
            column("tag_name", STRING, references("tags.name"), primaryKey()),
            column("number", INTEGER, primaryKey(), assigned()));
    private final ToOne<Node, Node> parent =
            ToOne.of(Node.class, "parent", Node.class, node -> node.parent, (node, value) -> node.parent = value);
    private final ToOne<Person, Ball> favorite = ToOne.of(
            Person.class,
            "favorite",
            Ball.class,
            person -> person.favorite,
            (person, value) -> person.favorite = value);
    private final ToOne<Ball, Person> owner =
            ToOne.of(Ball.class, "owner", Person.class, ball -> ball.owner, (ball, value) -> ball.owner = value);
    private final ToMany<Tag, Node> tagged = ToMany.list(
                    Tag.class, "nodes", Node.class, tag -> tag.nodes, (tag, value) -> tag.nodes = value)
            .secondary(nodeTags);
    private final ToOne<Detail, Tag> detailOf =
            ToOne.of(Detail.class, "tag", Tag.class, detail -> detail.tag, (detail, value) -> detail.tag = value);
    private final FakeDatabase database = new FakeDatabase();
    private final Workspace workspace =
            new Workspace(new Object(), null, new MapperPlans(new Registry()), (entry, field, kind) -> {});
    private RelationWork work = new RelationWork();
    private @Nullable MapperPlans plans;

    private MapperPlans plans() {
        if (plans == null) {
            Registry registry = new Registry();
            registry.map(Detail.class, details)
                    .construct(Detail::new)
                    .property(
                            details.get("number", INTEGER),
                            detail -> detail.number,
                            (detail, number) -> detail.number = number)
                    .relationships(detailOf);
            registry.map(Tag.class, tags)
                    .construct(Tag::new)
                    .property(tags.get("name", STRING), tag -> tag.name, (tag, name) -> tag.name = name)
                    .relationships(tagged);
            registry.map(Node.class, nodes)
                    .construct(Node::new)
                    .property(nodes.get("id", INTEGER), node -> node.id, (node, id) -> node.id = id)
                    .relationships(parent);
            registry.map(Person.class, people)
                    .construct(Person::new)
                    .property(people.get("id", INTEGER), person -> person.id, (person, id) -> person.id = id)
                    .relationships(favorite);
            registry.map(Ball.class, balls)
                    .construct(Ball::new)
                    .property(balls.get("id", INTEGER), ball -> ball.id, (ball, id) -> ball.id = id)
                    .property(
                            "ownerId",
                            balls.get("owner_id", INTEGER),
                            ball -> ball.ownerId,
                            (ball, id) -> ball.ownerId = id)
                    .relationships(owner);
            plans = new MapperPlans(registry);
        }
        return plans;
    }

    @SuppressWarnings("unchecked") // the class of the object is the entry's
    private <E> ObjectEntry<E> add(E object) {
        ObjectEntry<E> known = (ObjectEntry<E>) workspace.find(object);
        if (known == null) {
            known = ObjectEntry.pending(object, plans().ofObject(object));
            workspace.addPending(known);
        }
        return known;
    }

    private <E> ObjectEntry<E> load(E object, @Nullable Object foreignKey) {
        MapperPlan<E> plan = plans().ofObject(object);
        Snapshot row = plan.capture(object);
        for (PropertyPlan<E> property : plan.properties()) {
            if (property.property().isHidden() && foreignKey != null) {
                property.put(foreignKey, row);
            }
        }
        EntityKey key = plan.keyOf(row);
        ObjectEntry<E> entry = ObjectEntry.loaded(object, plan, key, row);
        workspace.addLoaded(entry);
        return entry;
    }

    private <E, T> void refer(ObjectEntry<E> entry, ToOne<E, T> relationship, @Nullable ObjectEntry<?> source) {
        RelationPlan<E, T> relation = plans().of(relationship);
        for (int index = 0; index < relation.local().size(); index++) {
            work.assign(new Assignment(
                    entry,
                    relation.local().get(index),
                    source,
                    relation.remote().get(index),
                    relation));
        }
    }

    private List<String> flush() {
        List<String> sent = database.send(FlushPlan.of(workspace, plans(), work), workspace);
        work = new RelationWork();
        return sent;
    }

    private Node node(Integer id) {
        Node node = new Node();
        node.id = id;
        return node;
    }

    @Test
    void rowsOfOneLevelAreSentTogether() {
        Node leaf = node(null);
        Node root = node(null);
        Node one = node(null);
        Node two = node(null);
        ObjectEntry<Node> leafEntry = add(leaf);
        ObjectEntry<Node> oneEntry = add(one);
        ObjectEntry<Node> twoEntry = add(two);
        refer(leafEntry, parent, twoEntry);
        refer(oneEntry, parent, add(root));
        refer(twoEntry, parent, add(root));

        assertThat(flush())
                .containsExactly(
                        "INSERT nodes parent_id [null]", "INSERT nodes parent_id [1][1]", "INSERT nodes parent_id [3]");
        assertThat(leaf.id).isEqualTo(4);
        assertThat(workspace.find(leaf).flushed()).isNotNull();
    }

    @Test
    void deletesGoFromTheLeavesInOneBatch() {
        Node root = node(1);
        load(root, null);
        List<ObjectEntry<Node>> entries = new ArrayList<>();
        entries.add(load(node(2), 1));
        entries.add(load(node(3), 1));
        entries.add(load(node(4), 2));
        workspace.mark(workspace.find(root));
        entries.forEach(work::delete);

        assertThat(flush()).containsExactly("DELETE nodes [4][3][2][1]");
        assertThat(entries.get(0).state()).isEqualTo(ObjectState.DELETED);
    }

    @Test
    void aChainOfManyRowsNeedsNoDeepStack() {
        ObjectEntry<Node> before = null;
        for (int number = 0; number < 100_000; number++) {
            ObjectEntry<Node> entry = add(node(null));
            refer(entry, parent, before);
            before = entry;
        }

        FlushPlan plan = FlushPlan.of(workspace, plans(), work);

        assertThat(plan.actions()).hasSize(100_000);
        assertThat(plan.actions().get(99_999).entry()).isSameAs(before);
    }

    @Test
    void manyChildrenOfOneDeletedRowAreDeletedBeforeIt() {
        ObjectEntry<Node> root = load(node(1), null);
        workspace.mark(root);
        for (int id = 2; id < 20_000; id++) {
            workspace.mark(load(node(id), 1));
        }

        FlushPlan plan = FlushPlan.of(workspace, plans(), work);

        assertThat(plan.actions().get(plan.actions().size() - 1).entry()).isSameAs(root);
    }

    @Test
    void rowsThatNeedEachOthersKeysAreToldBeforeAnySql() {
        Person person = new Person();
        Ball ball = new Ball();
        refer(add(person), favorite, add(ball));
        refer(add(ball), owner, add(person));

        assertThatThrownBy(() -> FlushPlan.of(workspace, plans(), work))
                .isInstanceOf(FlushException.class)
                .hasMessageContaining("Person@")
                .hasMessageContaining("Ball@")
                .hasMessageContaining("Person.favorite")
                .hasMessageContaining("Ball.owner")
                .hasMessageContaining("postUpdate()");
    }

    @Test
    void aPostUpdateRelationshipIsWrittenWhenBothRowsAreThereAndTakenAwayBeforeTheyGo() {
        favorite.postUpdate();
        Person person = new Person();
        Ball ball = new Ball();
        refer(add(person), favorite, add(ball));
        refer(add(ball), owner, add(person));

        assertThat(flush())
                .containsExactly(
                        "INSERT people favorite_id [null]",
                        "INSERT balls owner_id [1]",
                        "UPDATE people favorite_id [1, 1]");
        assertThat(ball.ownerId).isEqualTo(1);

        workspace.mark(workspace.find(person));
        workspace.mark(workspace.find(ball));
        assertThat(flush())
                .containsExactly("UPDATE people favorite_id [null, 1]", "DELETE balls [1]", "DELETE people [1]");
    }

    @Test
    void aRollbackTakesForeignKeysBackFromObjects() {
        Person person = new Person();
        Ball ball = new Ball();
        refer(add(ball), owner, add(person));
        flush();
        assertThat(ball.ownerId).isEqualTo(1);

        workspace.rolledBack(true);

        assertThat(ball.ownerId).isNull();
        assertThat(ball.id).isNull();
    }

    @Test
    void aForeignKeyIsUpdatedOnlyWhenItIsAnother() {
        ObjectEntry<Node> first = load(node(11), null);
        ObjectEntry<Node> second = load(node(12), null);
        ObjectEntry<Node> child = load(node(13), 11);
        refer(child, parent, first);
        assertThat(flush()).isEmpty();

        refer(child, parent, second);
        assertThat(flush()).containsExactly("UPDATE nodes parent_id [12, 13]");

        refer(child, parent, add(node(null)));
        assertThat(flush()).containsExactly("INSERT nodes parent_id [null]", "UPDATE nodes parent_id [1, 13]");
    }

    @Test
    void aRowThatIsDeletedIsLeftByThoseThatReferredToItFirst() {
        ObjectEntry<Node> old = load(node(1), null);
        ObjectEntry<Node> child = load(node(3), 1);
        refer(child, parent, null);
        workspace.mark(old);

        assertThat(flush()).containsExactly("UPDATE nodes parent_id [null, 3]", "DELETE nodes [1]");
    }

    private Tag tag(String name) {
        Tag tag = new Tag();
        tag.name = name;
        return tag;
    }

    @Test
    void rowsOfSecondaryTablesAreDeletedFirstAndInsertedAfterBothRows() {
        ObjectEntry<Tag> old = load(tag("old"), null);
        ObjectEntry<Node> node = load(node(7), null);
        ObjectEntry<Tag> fresh = add(tag("new"));
        ObjectEntry<Node> added = add(node(null));
        RelationPlan<Tag, Node> relation = plans().of(tagged);
        work.link(new Link(relation, fresh, added, true));
        work.link(new Link(relation, fresh, node, true));
        work.link(new Link(relation, old, node, false));
        work.link(new Link(relation, old, added, true));
        work.link(new Link(relation, old, added, false));
        workspace.mark(old);

        assertThat(flush())
                .containsExactly(
                        "DELETE node_tags [7, old]",
                        "INSERT tags name [new]",
                        "INSERT nodes parent_id [null]",
                        "INSERT node_tags node_id, tag_name [1, new][7, new]",
                        "DELETE tags [old]");
    }

    private ObjectEntry<Detail> detail(int number, ObjectEntry<Tag> of) {
        Detail detail = new Detail();
        detail.number = number;
        ObjectEntry<Detail> entry = add(detail);
        refer(entry, detailOf, of);
        return entry;
    }

    @Test
    void aRelationshipCompletesTheKeyOfAnAssociation() {
        ObjectEntry<Detail> entry = detail(5, add(tag("a")));

        assertThat(flush()).containsExactly("INSERT tags name [a]", "INSERT details tag_name, number [a, 5]");
        assertThat(entry.key()).hasToString("Detail(tag_name='a', number=5)");
    }

    @Test
    void aKeyThatARelationshipWouldTakeAwayIsToldBeforeAnySql() {
        ObjectEntry<Detail> entry = detail(5, add(tag("a")));
        flush();
        refer(entry, detailOf, null);

        assertThatThrownBy(() -> FlushPlan.of(workspace, plans(), work))
                .isInstanceOf(FlushException.class)
                .hasMessageContaining("Detail.tag")
                .hasMessageContaining("'details.tag_name' is part of the key")
                .hasMessageContaining("Detail(tag_name='a', number=5)")
                .hasMessageContaining("DELETE_ORPHAN")
                .hasMessageContaining("another parent")
                .hasMessageContaining("passiveDeletes()");
    }

    @Test
    void aChangedKeyIsFollowedByTheForeignKeysOfTheSession() {
        Tag tag = tag("a");
        ObjectEntry<Detail> entry = detail(5, add(tag));
        flush();
        tag.name = "b";

        assertThat(flush()).containsExactly("UPDATE tags name [b, a]", "UPDATE details tag_name [b, a, 5]");
        assertThat(entry.key()).hasToString("Detail(tag_name='b', number=5)");
        assertThat(workspace.identity().find(entry.plan(), entry.key())).isSameAs(entry);
        assertThat(flush()).isEmpty();
    }

    @Test
    void aChangedKeyThatTheDatabaseCascadesIsFollowedInMemoryAlone() {
        detailOf.passiveUpdates(true);
        Tag tag = tag("a");
        ObjectEntry<Detail> entry = detail(5, add(tag));
        flush();
        EntityKey before = entry.key();
        workspace.committed(false);
        tag.name = "b";

        assertThat(flush()).containsExactly("UPDATE tags name [b, a]");
        assertThat(entry.key()).hasToString("Detail(tag_name='b', number=5)");
        assertThat(workspace.identity().find(entry.plan(), before)).isNull();
        entry.object().number = 6;
        assertThat(flush()).containsExactly("UPDATE details number [6, b, 5]");

        workspace.rolledBack(false);
        assertThat(entry.key()).isEqualTo(before);
        assertThat(entry.object().number).isEqualTo(5);
    }

    @Test
    void aPlanIsDescribedWithoutATrace() {
        Node root = node(null);
        ObjectEntry<Node> child = add(node(null));
        refer(child, parent, add(root));
        ObjectEntry<Node> orphan = load(node(9), null);
        work.delete(orphan);

        PlannedFlush planned = FlushPlan.preview(workspace, plans(), work).describe();

        assertThat(planned.statements()).hasSize(3);
        assertThat(planned.toString())
                .contains("1. INSERT nodes (Node@")
                .contains("rows of 'nodes' in the order in which they were added")
                .contains("waits for INSERT of Node@")
                .contains("whose key it takes (Node.parent)")
                .contains("3. DELETE nodes (Node(id=9))")
                .contains("after all rows that refer to it");
        assertThat(orphan.state()).isEqualTo(ObjectState.PERSISTENT);
        assertThat(workspace.marked()).isEmpty();
        assertThat(child.hasKey()).isFalse();
        assertThat(workspace.pending()).hasSize(2);
    }

    @Test
    void aForgottenObjectLeavesWithTheFlush() {
        ObjectEntry<Node> orphan = add(node(null));
        work.forget(orphan);
        FlushPlan plan = FlushPlan.of(workspace, plans(), work);
        assertThat(plan.isEmpty()).isTrue();
        assertThat(workspace.pending()).hasSize(1);

        plan.settle(workspace);

        assertThat(workspace.pending()).isEmpty();
        assertThat(workspace.state(orphan.object())).isEqualTo(ObjectState.TRANSIENT);
    }

    @Test
    void anAssociationMovedToARowWithItsOldKeyTakesThatRowOver() {
        ObjectEntry<Tag> tag = add(tag("a"));
        ObjectEntry<Detail> old = detail(5, tag);
        flush();
        work.delete(old);
        ObjectEntry<Detail> next = detail(5, tag);

        assertThat(flush()).isEmpty();
        assertThat(old.state()).isEqualTo(ObjectState.DELETED);
        assertThat(next.isPersistent()).isTrue();
        assertThat(workspace.identity().find(next.plan(), next.key())).isSameAs(next);
    }

    @Test
    void aDeletedRowWhoseKeyIsTakenGoesBeforeItAndAfterThoseThatLeaveIt() {
        Tag old = tag("a");
        ObjectEntry<Tag> oldEntry = add(old);
        ObjectEntry<Detail> entry = detail(5, oldEntry);
        flush();
        ObjectEntry<Tag> other = add(tag("b"));
        refer(entry, detailOf, other);
        work.delete(oldEntry);
        Tag taker = tag("c");
        ObjectEntry<Tag> takerEntry = load(taker, null);
        taker.name = "a";

        assertThat(flush())
                .containsExactly(
                        "INSERT tags name [b]",
                        "UPDATE details tag_name [b, a, 5]",
                        "DELETE tags [a]",
                        "UPDATE tags name [a, c]");
        assertThat(takerEntry.key()).hasToString("Tag(name='a')");
    }

    @Test
    void aRowThatHasItsForeignKeyAlreadyIsLeftAloneAndItsObjectBroughtInStep() {
        ObjectEntry<Person> person = load(personOf(11), null);
        Ball ball = new Ball();
        ball.id = 21;
        ball.ownerId = 11;
        ObjectEntry<Ball> entry = load(ball, null);
        ball.ownerId = 99;
        refer(entry, owner, person);

        FlushPlan plan = FlushPlan.of(workspace, plans(), work);

        assertThat(plan.isEmpty()).isTrue();
        plan.settle(workspace);
        assertThat(ball.ownerId).isEqualTo(11);
    }

    private static Person personOf(int id) {
        Person person = new Person();
        person.id = id;
        return person;
    }

    @Test
    void aPlannedInsertOfManyRowsStaysInTheOrderOfAddition() {
        List<ObjectEntry<Node>> entries = new ArrayList<>();
        ObjectEntry<Node> root = load(node(1_000_000), null);
        for (int number = 0; number < 100_000; number++) {
            ObjectEntry<Node> entry = add(node(null));
            refer(entry, parent, root);
            entries.add(entry);
        }

        FlushPlan plan = FlushPlan.of(workspace, plans(), work);

        assertThat(plan.actions().stream().<Object>map(FlushAction::entry).toList())
                .isEqualTo(entries);
    }

    @Test
    void aRowThatRefersToItselfNeedsItsKeyOrAPostUpdate() {
        ObjectEntry<Node> known = add(node(7));
        refer(known, parent, known);
        assertThat(flush()).containsExactly("INSERT nodes id, parent_id [7, 7]");
        workspace.mark(known);
        assertThat(flush()).containsExactly("DELETE nodes [7]");

        ObjectEntry<Node> generated = add(node(null));
        refer(generated, parent, generated);
        assertThatThrownBy(() -> FlushPlan.of(workspace, plans(), work))
                .isInstanceOf(FlushException.class)
                .hasMessageContaining("refers to itself by Node.parent")
                .hasMessageContaining("postUpdate()");
    }

    @Test
    void aRowThatRefersToItselfIsWrittenTwiceWithPostUpdate() {
        parent.postUpdate();
        ObjectEntry<Node> entry = add(node(null));
        refer(entry, parent, entry);

        assertThat(flush()).containsExactly("INSERT nodes parent_id [null]", "UPDATE nodes parent_id [1, 1]");
    }
}

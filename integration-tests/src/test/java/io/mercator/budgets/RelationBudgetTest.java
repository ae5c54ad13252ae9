package io.mercator.budgets;

import static io.mercator.api.schema.Columns.notNull;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.engine.Engine;
import io.mercator.api.mapping.Registry;
import io.mercator.api.mapping.ToMany;
import io.mercator.api.mapping.ToOne;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a flush allocates for each object of classes with relationships, the driver's part of it included, on SQLite. */
@Tag("budget")
class RelationBudgetTest {
    private static final int PARENTS = 100;
    private static final int CHILDREN = 9;
    private static final int OBJECTS = PARENTS * (1 + CHILDREN);
    private static final int WARMUPS = 300;
    private static final int RUNS = 20;

    private static final class Parent {
        private Integer id;
        private String name;
        private List<Child> children = new ArrayList<>();

        Parent() {}

        Parent(int number) {
            name = "parent " + number;
        }
    }

    private static final class Child {
        private Integer id;
        private String name;
        private Parent parent;

        Child() {}

        Child(int number) {
            name = "child " + number;
        }
    }

    private static final class Parents extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey());
        final Column<String> name = column("name", STRING, notNull());

        Parents(MetaData metadata) {
            super(metadata, "parent");
        }
    }

    private static final class Children extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey());
        final Column<String> name = column("name", STRING, notNull());
        final Column<Integer> parent = column("parent_id", INTEGER, notNull(), references("parent.id"));

        Children(MetaData metadata) {
            super(metadata, "child");
        }
    }

    private final MetaData metadata = new MetaData();
    private final Parents parents = new Parents(metadata);
    private final Children children = new Children(metadata);
    private final Engine engine = Engine.create("sqlite::memory:");
    private final SessionFactory sessions = SessionFactory.of(registry()).bind(engine);
    private int round;

    private Registry registry() {
        ToMany<Parent, Child> own =
                ToMany.list(Parent.class, "children", Child.class, p -> p.children, (p, v) -> p.children = v);
        ToOne<Child, Parent> parent =
                ToOne.of(Child.class, "parent", Parent.class, c -> c.parent, (c, v) -> c.parent = v);
        own.backPopulates(parent);
        Registry registry = new Registry();
        registry.map(Parent.class, parents)
                .construct(Parent::new)
                .property(parents.id, p -> p.id, (p, v) -> p.id = v)
                .property(parents.name, p -> p.name, (p, v) -> p.name = v)
                .relationships(own);
        registry.map(Child.class, children)
                .construct(Child::new)
                .property(children.id, c -> c.id, (c, v) -> c.id = v)
                .property(children.name, c -> c.name, (c, v) -> c.name = v)
                .relationships(parent);
        return registry;
    }

    @BeforeEach
    void create() {
        metadata.createAll(engine);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private static List<Parent> made() {
        List<Parent> all = new ArrayList<>();
        for (int number = 0; number < PARENTS; number++) {
            Parent parent = new Parent(number);
            for (int child = 0; child < CHILDREN; child++) {
                parent.children.add(new Child(child));
            }
            all.add(parent);
        }
        return all;
    }

    private static void assertBudget(String what, long bytes, long budget) {
        long each = bytes / OBJECTS;
        System.out.println("bytes of each " + what + " object with relationships: " + each);
        assertThat(each).as("bytes of each " + what + " object").isLessThanOrEqualTo(budget);
    }

    @Test
    void aCleanObjectHasABudget() {
        try (Session session = sessions.open()) {
            session.addAll(made());
            session.commit();
            session.refreshExpired();
            assertBudget("clean", AllocationMeter.bytes(WARMUPS, RUNS, session::flush), 60);
        }
    }

    @Test
    void anObjectWithAChangedValueHasABudget() {
        try (Session session = sessions.open()) {
            List<Parent> all = made();
            session.addAll(all);
            session.flush();
            assertBudget(
                    "changed",
                    AllocationMeter.bytes(WARMUPS, RUNS, () -> {
                        round++;
                        for (Parent parent : all) {
                            parent.name = round % 2 == 0 ? "even" : "odd";
                            parent.children.forEach(child -> child.name = parent.name);
                        }
                        session.flush();
                    }),
                    700);
        }
    }

    @Test
    void aNewObjectHasABudget() {
        assertBudget(
                "new",
                AllocationMeter.bytes(WARMUPS, RUNS, () -> {
                    try (Session session = sessions.open()) {
                        session.addAll(made());
                        session.flush();
                        session.rollback();
                    }
                }),
                2_050);
    }
}

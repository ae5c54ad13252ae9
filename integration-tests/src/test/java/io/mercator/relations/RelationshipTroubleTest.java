package io.mercator.relations;

import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.error.FlushException;
import io.mercator.api.error.ForeignSessionException;
import io.mercator.api.error.IntegrityException;
import io.mercator.api.error.MappingException;
import io.mercator.api.error.SessionException;
import io.mercator.api.error.StaleDataException;
import io.mercator.api.mapping.Cascade;
import io.mercator.api.mapping.Loading;
import io.mercator.api.mapping.Registry;
import io.mercator.api.mapping.ToMany;
import io.mercator.api.mapping.ToOne;
import io.mercator.api.session.Session;
import io.mercator.api.sql.Sql;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What relationships do with bad input and in trouble: a clear error, and nothing is lost or half done. */
class RelationshipTroubleTest {
    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void rowsThatReferToEachOtherNeedPostUpdate(String kind) {
        try (PartsDatabase database = new PartsDatabase(kind);
                Session session = database.sessions.open()) {
            Part left = new Part("left");
            Part right = new Part("right");
            left.setSpare(right);
            right.setSpare(left);
            session.add(left);
            assertThatThrownBy(session::flush)
                    .isInstanceOf(FlushException.class)
                    .hasMessageContaining("Part.spare")
                    .hasMessageContaining("postUpdate()");
            assertThat(session.pending()).hasSize(2);
            right.setSpare(null);
            session.commit();
            assertThat(database.count(database.parts)).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void rowsThatReferToEachOtherAreSavedAndDeletedWithPostUpdate(String kind) {
        try (PartsDatabase database = new PartsDatabase(kind, model -> model.spare.postUpdate());
                Session session = database.sessions.open()) {
            Part left = new Part("left");
            Part right = new Part("right");
            left.setSpare(right);
            right.setSpare(left);
            session.add(left);
            session.commit();
            session.expunge(left);
            session.expunge(right);
            Part again = session.get(Part.class, left.getId());
            assertThat(again.getSpare().getSpare()).isSameAs(again);
            session.delete(again);
            session.delete(again.getSpare());
            session.commit();
            assertThat(database.count(database.parts)).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void anObjectOfAnotherSessionIsToldWhenARelationshipReachesIt(String kind) {
        try (PartsDatabase database = new PartsDatabase(kind)) {
            try (Session one = database.sessions.open();
                    Session two = database.sessions.open()) {
                Part shared = new Part("shared");
                one.add(shared);
                Part owner = new Part("owner");
                owner.setSpare(shared);
                assertThatThrownBy(() -> two.add(owner))
                        .isInstanceOf(ForeignSessionException.class)
                        .hasMessageContaining("belongs to another open session");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aCollectionSetToNullIsRefusedAndNothingIsLost(String kind) {
        try (PartsDatabase database = new PartsDatabase(kind);
                Session session = database.sessions.open()) {
            Part engine = new Part("engine", new Part("valve"));
            session.add(engine);
            session.commit();
            engine.setChildren(null);
            assertThatThrownBy(session::flush)
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("The collection Part.children of Part(id=")
                    .hasMessageContaining("was set to null")
                    .hasMessageContaining("Put an empty collection there");
            session.rollback();
            assertThat(engine.getChildren()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aNewObjectMayHaveNoCollectionYet(String kind) {
        try (PartsDatabase database = new PartsDatabase(kind);
                Session session = database.sessions.open()) {
            Part engine = new Part("engine");
            engine.setChildren(null);
            session.add(engine);
            engine.getChildren().add(new Part("valve"));
            session.commit();
            assertThat(database.count(database.parts)).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void nullAmongElementsIsRefused(String kind) {
        try (PartsDatabase database = new PartsDatabase(kind);
                Session session = database.sessions.open()) {
            Part engine = new Part("engine");
            List<Part> children = new ArrayList<>();
            children.add(null);
            engine.setChildren(children);
            assertThatThrownBy(() -> session.add(engine))
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("has null among its elements");
            Part other = new Part("other");
            session.add(other);
            assertThatThrownBy(() -> other.getChildren().add(null))
                    .isInstanceOf(NullPointerException.class)
                    .hasMessageContaining("null is no element of Part.children");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    @SuppressWarnings({"unchecked", "rawtypes"}) // what old code without type parameters does
    void anElementOfAnotherClassIsRefused(String kind) {
        try (PartsDatabase database = new PartsDatabase(kind);
                Session session = database.sessions.open()) {
            Part engine = new Part("engine");
            session.add(engine);
            assertThatThrownBy(() -> ((List) engine.getChildren()).add(new Label("no part")))
                    .isInstanceOf(ClassCastException.class)
                    .hasMessageContaining("An element of Part.children is a io.mercator.relations.Part")
                    .hasMessageContaining("io.mercator.relations.Label");
            List raw = new ArrayList<>(List.of(new Label("no part")));
            engine.setChildren(raw);
            assertThatThrownBy(session::flush).isInstanceOf(ClassCastException.class);
        }
    }

    /** A class that is mapped by no one. */
    private static final class Special extends Part {}

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void anElementOfAnUnmappedSubclassIsRefused(String kind) {
        try (PartsDatabase database = new PartsDatabase(kind);
                Session session = database.sessions.open()) {
            Part engine = new Part("engine");
            session.add(engine);
            assertThatThrownBy(() -> engine.getChildren().add(new Special()))
                    .hasMessageContaining("Special is not mapped");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void duplicatesInASetAreOneRow(String kind) {
        try (PartsDatabase database = new PartsDatabase(kind);
                Session session = database.sessions.open()) {
            Part engine = new Part("engine");
            session.add(engine);
            Label label = new Label("hot");
            assertThat(engine.getLabels().add(label)).isTrue();
            assertThat(engine.getLabels().add(label)).isFalse();
            assertThat(engine.getLabels().add(new Label("hot"))).isFalse();
            session.commit();
            assertThat(database.count(database.labels)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aHashThatTheFlushChangesLosesNothing(String kind) {
        try (PartsDatabase database = new PartsDatabase(kind);
                Session session = database.sessions.open()) {
            Part engine = new Part("engine");
            session.add(engine);
            Label hot = new Label("hot");
            Label wet = new Label("wet");
            engine.getLabels().add(hot);
            engine.getLabels().add(wet);
            session.flush();
            assertThat(engine.getLabels().contains(hot)).isTrue();
            hot.setText("cold");
            assertThat(engine.getLabels().remove(hot)).isTrue();
            session.commit();
            assertThat(database.count(database.labels)).isEqualTo(1);
            Set<Label> left = new HashSet<>(engine.getLabels());
            assertThat(left).containsExactly(wet);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void objectsThatAreEqualAreNotTheSame(String kind) {
        try (PartsDatabase database = new PartsDatabase(kind);
                Session session = database.sessions.open()) {
            Part one = new Part("one");
            Part two = new Part("two");
            assertThat(one).isEqualTo(two);
            Part engine = new Part("engine", one, two);
            session.add(engine);
            session.flush();
            assertThat(session.query(Part.class).count()).isEqualTo(3);
            engine.getChildren().remove(two);
            session.flush();
            assertThat(two.getParent()).isNull();
            assertThat(one.getParent()).isSameAs(engine);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void anOrphanWithoutItsCascadeIsToldBeforeAnythingIsSent(String kind) {
        try (PartsDatabase database = new PartsDatabase(kind, model -> {});
                Session session = database.sessions.open()) {
            Part engine = new Part("engine");
            engine.getLabels().add(new Label("hot"));
            session.add(engine);
            session.commit();
            engine.getLabels().clear();
            assertThatThrownBy(session::flush)
                    .isInstanceOf(FlushException.class)
                    .hasMessageContaining("Part.labels")
                    .hasMessageContaining("labels.part_id")
                    .hasMessageContaining("DELETE_ORPHAN");
            session.rollback();
            assertThat(engine.getLabels()).hasSize(1);
            session.delete(engine);
            assertThatThrownBy(session::flush)
                    .isInstanceOf(FlushException.class)
                    .hasMessageContaining("Part.labels");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aRowThatIsDeletedMeanwhileIsTold(String kind) {
        try (PartsDatabase database = new PartsDatabase(kind);
                Session session = database.sessions.open()) {
            Part engine = new Part("engine", new Part("valve"));
            session.add(engine);
            session.commit();
            Part valve = engine.getChildren().get(0);
            session.execute(Sql.delete(database.parts).where(database.parts.name.eq("valve")));
            assertThat(session.contains(valve)).isFalse();
            session.rollback();
            session.connection().execute(Sql.delete(database.parts).where(database.parts.name.eq("valve")));
            valve.setName("other");
            assertThatThrownBy(session::flush)
                    .isInstanceOf(StaleDataException.class)
                    .hasMessageContaining("Flush updated 0 rows of 'parts' where 1 was expected");
            session.rollback();
            assertThat(valve.getName()).isEqualTo("valve");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aStatementThatFailsInTheMiddleLeavesNothingHalfDone(String kind) {
        try (PartsDatabase database = new PartsDatabase(kind);
                Session session = database.sessions.open()) {
            Part engine = new Part("engine", new Part("valve"), new Part("piston"));
            engine.getLabels().add(new Label("hot"));
            session.add(engine);
            session.commit();
            Part valve = engine.getChildren().get(0);
            Part nozzle = new Part("nozzle");
            engine.getChildren().remove(valve);
            engine.getChildren().add(nozzle);
            engine.getLabels().clear();
            Part broken = new Part("broken");
            broken.setName(null);
            valve.getChildren().add(broken);
            assertThatThrownBy(session::flush).isInstanceOf(IntegrityException.class);
            session.rollback();
            assertThat(engine.getChildren()).extracting(Part::getName).containsExactly("valve", "piston");
            assertThat(engine.getLabels()).hasSize(1);
            assertThat(valve.getParent()).isSameAs(engine);
            assertThat(valve.getChildren()).isEmpty();
            assertThat(nozzle.getId()).isNull();
            assertThat(session.query(Part.class).count()).isEqualTo(3);
            assertThat(session.query(Label.class).count()).isEqualTo(1);
            session.add(nozzle);
            session.commit();
            assertThat(database.count(database.parts)).isEqualTo(4);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aDeepChainIsSavedAndLoaded(String kind) {
        int length = 100_000;
        try (PartsDatabase database = new PartsDatabase(kind, model -> {
                    model.children.cascade(Cascade.all());
                    model.partLabels.load(Loading.RAISE);
                });
                Session session = database.sessions.open()) {
            Part first = new Part("0");
            Part last = first;
            for (int index = 1; index < length; index++) {
                Part next = new Part(Integer.toString(index));
                last.getChildren().add(next);
                last = next;
            }
            session.add(first);
            session.commit();
            assertThat(database.count(database.parts)).isEqualTo(length);
            try (Session other = database.sessions.open()) {
                List<Part> all =
                        other.query(Part.class).orderBy(database.parts.id).all();
                assertThat(all).hasSize(length);
                assertThat(all.get(length - 1).getParent()).isSameAs(all.get(length - 2));
            }
            int depth = 0;
            for (Part part = last; part != null; part = part.getParent()) {
                depth++;
            }
            assertThat(depth).isEqualTo(length);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aDeepChainIsDeletedAndComesBack(String kind) {
        int length = 20_000;
        try (PartsDatabase database = new PartsDatabase(kind, model -> {
                    model.children.cascade(Cascade.all());
                    model.partLabels.cascade(Cascade.allAndDeleteOrphan());
                });
                Session session = database.sessions.open()) {
            Part first = new Part("0");
            Part last = first;
            for (int index = 1; index < length; index++) {
                Part next = new Part(Integer.toString(index));
                last.getChildren().add(next);
                last = next;
            }
            session.add(first);
            session.flush();
            session.delete(first);
            session.flush();
            assertThat(session.query(Part.class).count()).isZero();
            session.rollback();
            assertThat(last.getId()).isNull();
            assertThat(last.getParent()).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void joinsThatAreNotClearAreToldTogether(String kind) {
        PartsDatabase database = null;
        try {
            database = new PartsDatabase(kind);
            ToOne<Part, Part> ambiguous = ToOne.of(Part.class, "any", Part.class, Part::getSpare, Part::setSpare);
            ToMany<Part, Label> none = ToMany.set(Part.class, "none", Label.class, Part::getLabels, Part::setLabels)
                    .foreignKey(database.parts.name);
            Registry registry = new Registry();
            registry.map(Part.class, database.parts)
                    .construct(Part::new)
                    .property(database.parts.id, Part::getId, Part::setId)
                    .property(database.parts.name, Part::getName, Part::setName)
                    .relationships(ambiguous, none);
            registry.map(Label.class, database.labels)
                    .construct(Label::new)
                    .property(database.labels.get("id", INTEGER), Label::getId, Label::setId)
                    .property(database.labels.get("text", STRING), Label::getText, Label::setText);
            assertThatThrownBy(registry::complete)
                    .isInstanceOf(MappingException.class)
                    .hasMessageContaining("Relationship 'Part.any': several foreign keys link table 'parts' to 'parts':"
                            + " (parent_id), (spare_id). Say which with foreignKey(columns) of the relationship.")
                    .hasMessageContaining("Relationship 'Part.none': no foreign key links table 'labels' to 'parts' by"
                            + " (name). Add references(...) to a column of 'labels', or give the join yourself with"
                            + " on(...).");
        } finally {
            if (database != null) {
                database.close();
            }
        }
    }
}

package io.mercator.dialect.kit;

import static io.mercator.api.sql.Sql.add;
import static io.mercator.api.sql.Sql.constant;
import static io.mercator.api.sql.Sql.delete;
import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.schema.MetaData;
import io.mercator.api.sql.Cte;
import io.mercator.api.sql.Insert;
import io.mercator.dialect.kit.model.People;
import io.mercator.dialect.kit.model.Pets;
import io.mercator.dialect.kit.model.UserTable;
import java.sql.SQLException;
import java.util.List;

/** What INSERT, UPDATE and DELETE may say. */
final class ChangeProofs {
    private ChangeProofs() {}

    private static List<String> kinds(ProofRoom room) throws SQLException {
        Pets pets = room.db.pets;
        return room.rows(select(pets.kind).from(pets).orderBy(pets.id));
    }

    static void insertReturning(ProofRoom room) throws SQLException {
        Pets pets = room.db.pets;
        assertThat(room.rows(insert(pets)
                        .set(pets.id, constant(9))
                        .set(pets.kind, constant("owl"))
                        .returning(pets.id, pets.kind)))
                .containsExactly("9, owl");
        assertThat(kinds(room)).containsExactly("cat", "dog", "cat", "fish", "owl");
    }

    static void updateReturning(ProofRoom room) throws SQLException {
        People people = room.db.people;
        assertThat(room.rows(update(people)
                        .set(people.age, add(people.age, constant(1)))
                        .where(people.id.eq(constant(1)))
                        .returning(people.age)))
                .containsExactly("51");
    }

    static void deleteReturning(ProofRoom room) throws SQLException {
        Pets pets = room.db.pets;
        assertThat(room.rows(delete(pets).where(pets.kind.eq(constant("fish"))).returning(pets.id, pets.kind)))
                .containsExactly("4, fish");
        assertThat(kinds(room)).containsExactly("cat", "dog", "cat");
    }

    static void multiRowValues(ProofRoom room) throws SQLException {
        Pets pets = room.db.pets;
        assertThat(room.change(Insert.rows(
                        pets,
                        List.of(pets.id, pets.kind),
                        List.of(List.of(constant(8), constant("newt")), List.of(constant(9), constant("owl"))))))
                .isEqualTo(2);
        assertThat(kinds(room)).containsExactly("cat", "dog", "cat", "fish", "newt", "owl");
    }

    static void defaultValues(ProofRoom room) throws SQLException {
        MetaData metadata = new MetaData();
        UserTable users = new UserTable(metadata);
        room.create(metadata);
        assertThat(room.sql(insert(users))).endsWith(" DEFAULT VALUES");
        assertThat(room.change(insert(users))).isEqualTo(1);
        assertThat(room.rows(select(users.id, users.name).from(users))).containsExactly("1, null");
    }

    static void updateFrom(ProofRoom room) throws SQLException {
        People people = room.db.people;
        Pets pets = room.db.pets;
        assertThat(room.change(update(pets)
                        .set(pets.kind, people.name)
                        .from(people)
                        .where(people.id.eq(pets.owner), people.id.eq(constant(3)))))
                .isEqualTo(1);
        assertThat(kinds(room)).containsExactly("cat", "dog", "cid", "fish");
    }

    static void deleteUsing(ProofRoom room) throws SQLException {
        People people = room.db.people;
        Pets pets = room.db.pets;
        assertThat(room.change(
                        delete(pets).using(people).where(people.id.eq(pets.owner), people.name.eq(constant("ann")))))
                .isEqualTo(2);
        assertThat(kinds(room)).containsExactly("cat", "fish");
    }

    static void limitedChanges(ProofRoom room) throws SQLException {
        Pets pets = room.db.pets;
        assertThat(room.change(delete(pets).orderBy(pets.id.desc()).limit(1), "1"))
                .isEqualTo(1);
        assertThat(kinds(room)).containsExactly("cat", "dog", "cat");
        assertThat(room.change(
                        update(pets)
                                .set(pets.kind, constant("owl"))
                                .orderBy(pets.id)
                                .limit(2),
                        "2"))
                .isEqualTo(2);
        assertThat(kinds(room)).containsExactly("owl", "owl", "cat");
    }

    static void upsert(ProofRoom room) throws SQLException {
        Pets pets = room.db.pets;
        Insert known = insert(pets).set(pets.id, constant(4)).set(pets.kind, constant("eel"));
        room.change(known.onConflict(pets.id).doNothing());
        assertThat(kinds(room)).containsExactly("cat", "dog", "cat", "fish");
        room.change(known.onConflict(pets.id).doUpdate());
        room.change(insert(pets)
                .set(pets.id, constant(9))
                .set(pets.kind, constant("owl"))
                .onConflict(pets.id)
                .doUpdate());
        assertThat(kinds(room)).containsExactly("cat", "dog", "cat", "eel", "owl");
    }

    static void commonTableExpressions(ProofRoom room) throws SQLException {
        People people = room.db.people;
        Pets pets = room.db.pets;
        Cte grown = select(people.id)
                .from(people)
                .where(people.age.gt(constant(40)))
                .cte("grown");
        String sql = room.sql(
                delete(pets).where(pets.owner.in(select(grown.c(people.id)).from(grown))));
        assertThat(sql).startsWith("WITH ");
        assertThat(room.change(room.first, sql)).isEqualTo(2);
        assertThat(kinds(room)).containsExactly("cat", "fish");
    }
}

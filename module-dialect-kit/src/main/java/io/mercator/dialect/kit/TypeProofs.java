package io.mercator.dialect.kit;

import static io.mercator.api.schema.Columns.assigned;
import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.sql.Sql.constant;
import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.json;
import static io.mercator.api.sql.Sql.match;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.sql.ArrayFunctions;
import io.mercator.api.sql.Condition;
import io.mercator.api.sql.Unnest;
import io.mercator.api.type.EnumType;
import io.mercator.api.type.Types;
import java.sql.SQLException;
import java.util.List;

/** Arrays, documents, enums and texts. */
final class TypeProofs {
    private enum Mood {
        SAD,
        FINE
    }

    private TypeProofs() {}

    /** Posts with arrays of marks, of which the second has none. */
    private record Posts(Column<Integer> id, Column<List<Integer>> marks) {
        static Posts in(ProofRoom room) throws SQLException {
            MetaData metadata = new MetaData();
            Table table = Table.in(metadata, null, "posts");
            Posts posts = new Posts(
                    table.add(column("id", INTEGER, primaryKey(), assigned())),
                    table.add(column("marks", Types.array(INTEGER))));
            room.define(metadata);
            room.change(insert(table)
                    .set(posts.id, constant(1))
                    .set(posts.marks, constant(List.of(3, 1), posts.marks.type())));
            room.change(
                    insert(table).set(posts.id, constant(2)).set(posts.marks, constant(List.of(), posts.marks.type())));
            return posts;
        }

        void finds(ProofRoom room, Condition condition, String id, String... literals) throws SQLException {
            assertThat(room.rows(select(this.id).from(this.id.from()).where(condition), literals))
                    .containsExactly(id);
        }
    }

    static void arrays(ProofRoom room) throws SQLException {
        Posts posts = Posts.in(room);
        posts.finds(room, constant(3).eq(ArrayFunctions.any(posts.marks)), "1");
        posts.finds(room, ArrayFunctions.at(posts.marks, 2).eq(constant(1)), "1", "2", "2");
        posts.finds(room, ArrayFunctions.cardinality(posts.marks).eq(constant(0)), "2");
        Unnest<Integer> marks = Unnest.of(constant(List.of(7, 8), posts.marks.type()), "m");
        assertThat(room.rows(select(marks.value()).from(marks))).containsExactly("7", "8");
    }

    static void arrayContainment(ProofRoom room) throws SQLException {
        Posts posts = Posts.in(room);
        posts.finds(room, ArrayFunctions.contains(posts.marks, constant(List.of(1, 3), posts.marks.type())), "1");
        posts.finds(room, ArrayFunctions.overlaps(posts.marks, constant(List.of(3, 9), posts.marks.type())), "1");
    }

    private static Table documents(ProofRoom room) throws SQLException {
        MetaData metadata = new MetaData();
        Table table = Table.of(
                metadata, "documents", column("id", INTEGER, primaryKey(), assigned()), column("facts", Types.JSONB));
        room.create(metadata);
        room.db.engine.begin(connection -> connection.execute(insert(table)
                .set(table.get("id", INTEGER), 1)
                .set(table.get("facts", Types.JSONB), "{\"name\": \"ann\", \"sizes\": [7, 8], \"none\": null}")));
        return table;
    }

    static void jsonPaths(ProofRoom room) throws SQLException {
        Table table = documents(room);
        Column<String> facts = table.get("facts", Types.JSONB);
        assertThat(room.rows(select(
                                json(facts).path("sizes").at(1).asInteger().as("s"),
                                json(facts).path("none").asInteger().as("z"))
                        .from(table)))
                .containsExactly("8, null");
        assertThat(room.rows(select(table.get("id", INTEGER))
                        .from(table)
                        .where(json(facts).path("none").exists())))
                .containsExactly("1");
        assertThat(room.rows(select(table.get("id", INTEGER))
                        .from(table)
                        .where(json(facts).path("nothing").exists())))
                .isEmpty();
    }

    static void jsonContainment(ProofRoom room) throws SQLException {
        Table table = documents(room);
        String sql = room.sql(select(table.get("id", INTEGER))
                .from(table)
                .where(json(table.get("facts", Types.JSONB)).contains("{\"sizes\": [8]}")));
        assertThat(room.rows(room.first, sql.replace("?", "'{\"sizes\": [8]}'")))
                .containsExactly("1");
        assertThat(room.rows(room.first, sql.replace("?", "'{\"sizes\": [9]}'")))
                .isEmpty();
    }

    static void enumTypes(ProofRoom room) throws SQLException {
        MetaData metadata = new MetaData();
        EnumType<Mood> mood = Types.nativeEnum("proof_mood", Mood.class);
        Table days = Table.of(metadata, "days", column("id", INTEGER, primaryKey(), assigned()), column("mood", mood));
        assertThat(metadata.createStatements(room.dialect)).anyMatch(sql -> sql.startsWith("CREATE TYPE "));
        room.define(metadata);
        room.change(room.first, "INSERT INTO days (id, mood) VALUES (1, 'FINE')");
        room.change(room.first, "INSERT INTO days (id, mood) VALUES (2, 'SAD')");
        assertThat(room.rows(select(days.get("id", INTEGER)).from(days).orderBy(days.get("mood", mood))))
                .as("by the order of the labels")
                .containsExactly("2", "1");
        room.first.commit();
        room.refused("INSERT INTO days (id, mood) VALUES (3, 'ODD')");
        for (String sql : metadata.dropStatements(room.dialect)) {
            room.change(room.first, sql);
        }
        room.first.commit();
    }

    static void fullTextSearch(ProofRoom room) throws SQLException {
        room.change(room.first, room.under.textTable());
        room.first.commit();
        room.change(room.first, "INSERT INTO texts (body) VALUES ('the cat sat on the mat')");
        room.change(room.first, "INSERT INTO texts (body) VALUES ('a dog chased another')");
        room.first.commit();
        Table texts = Table.of(new MetaData(), "texts", column("body", STRING.length(100)));
        String sql =
                room.sql(select(texts.get("body", STRING)).from(texts).where(match(texts.get("body", STRING), "dog")));
        assertThat(room.rows(room.first, sql.replace("?", "'dog'"))).containsExactly("a dog chased another");
    }
}

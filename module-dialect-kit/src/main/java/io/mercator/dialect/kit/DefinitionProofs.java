package io.mercator.dialect.kit;

import static io.mercator.api.schema.Columns.assigned;
import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.schema.Columns.computed;
import static io.mercator.api.schema.Columns.identity;
import static io.mercator.api.schema.Columns.onKeyUpdate;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.schema.Columns.sequence;
import static io.mercator.api.schema.Columns.withComment;
import static io.mercator.api.sql.Sql.constant;
import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.multiply;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.type.Types.BIGINT;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.dialect.Capability;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.Columns;
import io.mercator.api.schema.Identity;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.ReferentialAction;
import io.mercator.api.schema.Sequence;
import io.mercator.api.schema.SequenceValue;
import io.mercator.api.schema.Table;
import io.mercator.api.schema.View;
import io.mercator.api.sql.Insert;
import io.mercator.dialect.kit.model.Pets;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** What definitions may say, and that it is so afterwards. */
final class DefinitionProofs {
    private static final AtomicInteger SCHEMA = new AtomicInteger();

    private static final class KeptPets extends View {
        KeptPets(MetaData metadata, Pets pets) {
            super(metadata, "kept", select(pets.id).from(pets));
            column("id", INTEGER);
            materialized();
        }
    }

    private DefinitionProofs() {}

    private static Sequence numbers(ProofRoom room) throws SQLException {
        Sequence numbers = new Sequence(null, "proof_numbers", 5);
        MetaData metadata = new MetaData();
        Table.of(metadata, "proof_rows", column("id", BIGINT, primaryKey(), sequence(numbers)));
        room.define(metadata);
        return numbers;
    }

    static void sequences(ProofRoom room) throws SQLException {
        Sequence numbers = numbers(room);
        assertThat(room.rows(new SequenceValue(numbers, 1))).containsExactly("5");
        room.jdbc(room.first, jdbc -> {
            jdbc.rollback();
            return true;
        });
        assertThat(room.rows(new SequenceValue(numbers, 1)))
                .as("what was taken is never given again")
                .containsExactly("6");
    }

    static void sequenceBlocks(ProofRoom room) throws SQLException {
        assertThat(room.rows(new SequenceValue(numbers(room), 4))).containsExactly("5", "6", "7", "8");
    }

    static void stringWithoutLength(ProofRoom room) throws SQLException {
        MetaData metadata = new MetaData();
        Table notes =
                Table.of(metadata, "notes", column("id", INTEGER, primaryKey(), assigned()), column("body", STRING));
        room.define(metadata);
        String body = "long ".repeat(2_000);
        room.change(insert(notes)
                .set(notes.get("id", INTEGER), constant(1))
                .set(notes.get("body", STRING), constant(body)));
        assertThat(room.rows(select(notes.get("body", STRING)).from(notes))).containsExactly(body);
    }

    static void schemas(ProofRoom room) throws SQLException {
        String schema = "proof_" + Long.toString(ProcessHandle.current().pid(), 36) + "_" + SCHEMA.incrementAndGet();
        MetaData metadata = new MetaData(schema);
        Table notes = Table.of(metadata, "notes", column("id", INTEGER, primaryKey(), assigned()));
        List<String> sent = metadata.createStatements(room.dialect);
        assertThat(sent).anyMatch(sql -> sql.startsWith("CREATE SCHEMA "));
        room.define(metadata);
        try {
            room.change(insert(notes).set(notes.get("id", INTEGER), constant(1)));
            assertThat(room.rows(room.first, "SELECT count(*) FROM " + schema + ".notes"))
                    .containsExactly("1");
        } finally {
            room.first.rollback();
            for (String sql : metadata.dropStatements(room.dialect)) {
                room.change(room.first, sql);
            }
            room.first.commit();
            dropSchema(room, schema);
        }
    }

    private static void dropSchema(ProofRoom room, String schema) throws SQLException {
        try {
            room.change(room.first, "DROP SCHEMA " + schema);
        } catch (SQLException wantsRestrict) {
            room.first.rollback();
            room.change(room.first, "DROP SCHEMA " + schema + " RESTRICT");
        }
        room.first.commit();
    }

    static void comments(ProofRoom room) throws SQLException {
        MetaData metadata = new MetaData();
        Table.of(metadata, "notes", column("id", INTEGER, primaryKey(), assigned(), withComment("it's a key: \"id\"")));
        assertThat(metadata.createStatements(room.dialect))
                .anyMatch(sql -> sql.contains(
                        room.dialect.has(Capability.COMMENTS_IN_PLACE) ? " COMMENT '" : "COMMENT ON COLUMN "));
        room.define(metadata);
        if (room.under.isInspected()) {
            assertThat(room.db
                            .engine
                            .inspector()
                            .getTable("notes")
                            .columns()
                            .get(0)
                            .commentOrNull())
                    .isEqualTo("it's a key: \"id\"");
        }
    }

    static void computedColumns(ProofRoom room) throws SQLException {
        MetaData metadata = new MetaData();
        Table squares = Table.in(metadata, null, "squares");
        Column<Integer> id = squares.add(column("id", INTEGER, primaryKey(), assigned()));
        Column<Integer> square = squares.add(column("squared", INTEGER, computed(multiply(id, id))));
        room.define(metadata);
        room.change(insert(squares).set(id, constant(7)));
        assertThat(room.rows(select(square).from(squares))).containsExactly("49");
        room.refused("INSERT INTO squares (id, squared) VALUES (8, 1)");
    }

    static void temporaryTables(ProofRoom room) throws SQLException {
        MetaData metadata = new MetaData();
        Table drafts = Table.of(metadata, "drafts", column("id", INTEGER));
        drafts.temporary();
        for (String sql : metadata.createStatements(room.dialect)) {
            room.change(room.first, sql);
        }
        room.first.commit();
        Insert draft = insert(drafts).set(drafts.get("id", INTEGER), constant(1));
        room.change(draft);
        assertThat(room.rows(select(drafts.get("id", INTEGER)).from(drafts))).containsExactly("1");
        try (var second = room.second()) {
            boolean seen = true;
            try {
                seen = !room.rows(
                                second,
                                room.sql(select(drafts.get("id", INTEGER)).from(drafts)))
                        .isEmpty();
            } catch (SQLException unknown) {
                seen = false;
            }
            second.rollback();
            assertThat(seen).as("another connection sees the rows").isFalse();
        }
        for (String sql : metadata.dropStatements(room.dialect)) {
            room.change(room.first, sql);
        }
        room.first.commit();
    }

    /** Two tables, each of which refers to the other, so that one key comes after both. */
    static void addForeignKey(ProofRoom room) throws SQLException {
        MetaData metadata = new MetaData();
        Table.of(
                metadata,
                "chickens",
                column("id", INTEGER, primaryKey(), assigned()),
                column("egg", INTEGER, references("eggs.id")));
        Table.of(
                metadata,
                "eggs",
                column("id", INTEGER, primaryKey(), assigned()),
                column("chicken", INTEGER, references("chickens.id")));
        assertThat(metadata.createStatements(room.dialect)).anyMatch(sql -> sql.startsWith("ALTER TABLE "));
        room.define(metadata);
        room.refused("INSERT INTO chickens (id, egg) VALUES (1, 99)");
        room.refused("INSERT INTO eggs (id, chicken) VALUES (1, 99)");
        for (String sql : metadata.dropStatements(room.dialect)) {
            room.change(room.first, sql);
        }
        room.first.commit();
    }

    static void onUpdateActions(ProofRoom room) throws SQLException {
        MetaData metadata = new MetaData();
        Table.of(metadata, "roots", column("id", INTEGER, primaryKey(), assigned()));
        Table.of(
                metadata,
                "leaves",
                column("id", INTEGER, primaryKey(), assigned()),
                column("root", INTEGER, references("roots.id"), onKeyUpdate(ReferentialAction.CASCADE)));
        room.define(metadata);
        room.change(room.first, "INSERT INTO roots (id) VALUES (1)");
        room.change(room.first, "INSERT INTO leaves (id, root) VALUES (1, 1)");
        room.change(room.first, "UPDATE roots SET id = 2");
        assertThat(room.rows(room.first, "SELECT root FROM leaves")).containsExactly("2");
    }

    static void deferredForeignKeys(ProofRoom room) throws SQLException {
        MetaData metadata = new MetaData();
        Table.of(metadata, "roots", column("id", INTEGER, primaryKey(), assigned()));
        Table leaves = Table.in(metadata, null, "leaves");
        leaves.add(column("id", INTEGER, primaryKey(), assigned()));
        Column<Integer> root = leaves.add(Columns.column("root", INTEGER));
        leaves.foreignKey(root).named("fk_root").deferred().references("roots.id");
        room.define(metadata);
        room.change(room.first, "INSERT INTO leaves (id, root) VALUES (1, 1)");
        room.change(room.first, "INSERT INTO roots (id) VALUES (1)");
        room.first.commit();
        room.change(room.first, "INSERT INTO leaves (id, root) VALUES (2, 99)");
        boolean committed = true;
        try {
            room.first.commit();
        } catch (RuntimeException refused) {
            committed = false;
        }
        room.first.rollback();
        assertThat(committed).as("a key to nothing is committed").isFalse();
        assertThat(room.rows(room.first, "SELECT id FROM leaves")).containsExactly("1");
    }

    static void identityOptions(ProofRoom room) throws SQLException {
        MetaData metadata = new MetaData();
        Table tens = Table.of(
                metadata,
                "tens",
                column("id", INTEGER, primaryKey(), identity(Identity.BY_DEFAULT, 100, 10)),
                column("note", STRING.length(10)));
        room.define(metadata);
        room.change(room.first, "INSERT INTO tens (note) VALUES ('a')");
        room.change(room.first, "INSERT INTO tens (note) VALUES ('b')");
        assertThat(room.rows(select(tens.get("id", INTEGER)).from(tens).orderBy(tens.get("id", INTEGER))))
                .containsExactly("100", "110");
    }

    static void materializedViews(ProofRoom room) throws SQLException {
        MetaData metadata = new MetaData();
        new KeptPets(metadata, room.db.pets);
        room.define(metadata);
        room.change(room.first, "DELETE FROM pets");
        assertThat(room.rows(room.first, "SELECT count(*) FROM kept"))
                .as("rows that are kept when the table's are gone")
                .containsExactly("4");
        room.first.rollback();
        for (String sql : metadata.dropStatements(room.dialect)) {
            room.change(room.first, sql);
        }
        room.first.commit();
    }

    static void commentsInPlace(ProofRoom room) throws SQLException {
        MetaData metadata = new MetaData();
        Table.of(metadata, "notes", column("id", INTEGER, primaryKey(), assigned(), withComment("it's a key: \"id\"")));
        assertThat(metadata.createStatements(room.dialect))
                .hasSize(1)
                .allMatch(sql -> sql.contains(" COMMENT 'it''s a key"));
        room.define(metadata);
    }
}

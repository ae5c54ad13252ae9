package io.mercator.dialect.kit;

import static io.mercator.api.schema.Columns.assigned;
import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.sql.Functions.lower;
import static io.mercator.api.sql.Sql.constant;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.inspect.TableDescription;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.Deferral;
import io.mercator.api.schema.Index;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.schema.UniqueConstraint;
import java.sql.SQLException;
import java.util.function.BiFunction;

/** What indexes and unique constraints may say, and that it is so afterwards. */
final class IndexProofs {
    private IndexProofs() {}

    static void partial(ProofRoom room) throws SQLException {
        MetaData metadata = new MetaData();
        Table notes = Table.in(metadata, null, "notes");
        notes.add(column("id", INTEGER, primaryKey(), assigned()));
        Column<Integer> author = notes.add(column("author", INTEGER));
        Column<Integer> draft = notes.add(column("draft", INTEGER));
        notes.index(Index.of("ux_draft", author).unique().where(draft.eq(constant(1))));
        room.define(metadata);
        room.change(room.first, "INSERT INTO notes (id, author, draft) VALUES (1, 1, 0)");
        room.change(room.first, "INSERT INTO notes (id, author, draft) VALUES (2, 1, 0)");
        room.change(room.first, "INSERT INTO notes (id, author, draft) VALUES (3, 1, 1)");
        room.first.commit();
        room.refused("INSERT INTO notes (id, author, draft) VALUES (4, 1, 1)");
    }

    static void expressions(ProofRoom room) throws SQLException {
        MetaData metadata = new MetaData();
        Table names = Table.in(metadata, null, "names");
        names.add(column("id", INTEGER, primaryKey(), assigned()));
        Column<String> name = names.add(column("name", STRING.length(20)));
        names.index(Index.of("ux_name", lower(name).asc()).unique());
        room.define(metadata);
        room.change(room.first, "INSERT INTO names (id, name) VALUES (1, 'Ann')");
        room.first.commit();
        room.refused("INSERT INTO names (id, name) VALUES (2, 'aNN')");
    }

    /** Creates an index of two columns, whose definition must say something. */
    private static void defines(ProofRoom room, String words, BiFunction<Column<Integer>, Column<Integer>, Index> index)
            throws SQLException {
        MetaData metadata = new MetaData();
        Table points = Table.in(metadata, null, "points");
        points.add(column("id", INTEGER, primaryKey(), assigned()));
        Column<Integer> x = points.add(column("x", INTEGER));
        Column<Integer> y = points.add(column("y", INTEGER));
        points.index(index.apply(x, y));
        assertThat(metadata.createStatements(room.dialect)).anyMatch(sql -> sql.contains(words));
        room.define(metadata);
        assertThat(room.change(room.first, "INSERT INTO points (id, x, y) VALUES (1, 1, 1)"))
                .isEqualTo(1);
    }

    static void methods(ProofRoom room) throws SQLException {
        defines(room, "USING hash", (x, y) -> Index.of("ix_points", x).using("hash"));
    }

    static void include(ProofRoom room) throws SQLException {
        defines(room, "INCLUDE (y)", (x, y) -> Index.of("ix_points", x).including(y));
    }

    static void nullsOrder(ProofRoom room) throws SQLException {
        defines(room, "NULLS FIRST", (x, y) -> Index.of("ix_points", x.asc().nullsFirst()));
    }

    static void nullsNotDistinct(ProofRoom room) throws SQLException {
        MetaData metadata = new MetaData();
        Table points = Table.in(metadata, null, "points");
        points.add(column("id", INTEGER, primaryKey(), assigned()));
        Column<Integer> x = points.add(column("x", INTEGER));
        points.uniqueConstraint(UniqueConstraint.of(x).withNullsNotDistinct());
        room.define(metadata);
        room.change(room.first, "INSERT INTO points (id) VALUES (1)");
        room.first.commit();
        room.refused("INSERT INTO points (id) VALUES (2)");
    }

    static void deferredUniqueConstraints(ProofRoom room) throws SQLException {
        MetaData metadata = new MetaData();
        Table points = Table.in(metadata, null, "points");
        points.add(column("id", INTEGER, primaryKey(), assigned()));
        Column<Integer> x = points.add(column("x", INTEGER));
        points.uniqueConstraint(UniqueConstraint.of(x).named("uq_x").deferred(Deferral.INITIALLY_DEFERRED));
        room.define(metadata);
        room.change(room.first, "INSERT INTO points (id, x) VALUES (1, 1)");
        room.change(room.first, "INSERT INTO points (id, x) VALUES (2, 1)");
        room.change(room.first, "UPDATE points SET x = 2 WHERE id = 2");
        room.first.commit();
        assertThat(room.rows(room.first, "SELECT x FROM points ORDER BY id")).containsExactly("1", "2");
    }

    /** A unique index is in the catalogue as an index, and is no constraint. */
    static void uniqueIndexes(ProofRoom room) throws SQLException {
        MetaData metadata = new MetaData();
        Table points = Table.in(metadata, null, "points");
        points.add(column("id", INTEGER, primaryKey(), assigned()));
        Column<Integer> x = points.add(column("x", INTEGER));
        points.index(Index.of("ux_points", x).unique());
        room.create(metadata);
        TableDescription found = room.db.engine.inspector().getTable("points");
        assertThat(found.uniques()).isEmpty();
        assertThat(found.indexes())
                .extracting(index -> index.name() + " " + index.unique())
                .containsExactly("ux_points true");
    }
}

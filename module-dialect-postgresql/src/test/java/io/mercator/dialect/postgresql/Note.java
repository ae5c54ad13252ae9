package io.mercator.dialect.postgresql;

import static io.mercator.api.schema.Columns.notNull;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.sequence;
import static io.mercator.api.schema.Columns.serverDefault;
import static io.mercator.api.schema.Columns.unique;
import static io.mercator.api.type.Types.BIGINT;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.JSON;
import static io.mercator.api.type.Types.STRING;

import io.mercator.api.mapping.Registry;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Sequence;
import io.mercator.api.schema.Table;
import org.jspecify.annotations.Nullable;

/** A class of the application's, whose rows have keys of an identity column, or of a sequence. */
final class Note {
    @Nullable
    Long id;

    @Nullable
    String text;

    @Nullable
    String state;

    @Nullable
    String facts;

    Note() {}

    Note(@Nullable String text) {
        this.text = text;
    }

    /** The table, with keys of an identity column. */
    static final class Notes extends Table {
        final Column<Long> id;
        final Column<String> text = column("text", STRING, notNull(), unique());
        final Column<String> state = column("state", STRING, serverDefault(STRING, "new"));
        final Column<String> facts = column("facts", JSON);
        final Column<Integer> weight = column("weight", INTEGER);

        private Notes(MetaData metadata, boolean sequenced) {
            super(metadata, sequenced ? "numbered_notes" : "notes");
            id = sequenced
                    ? column("id", BIGINT, primaryKey(), sequence(new Sequence(null, "Note Numbers", 100)))
                    : column("id", BIGINT, primaryKey());
            checkConstraint("ck_weight", weight.gt(io.mercator.api.sql.Sql.constant(0)));
        }

        static Notes of(MetaData metadata) {
            return new Notes(metadata, false);
        }

        static Notes numbered(MetaData metadata) {
            return new Notes(metadata, true);
        }

        Registry mapped() {
            Registry registry = new Registry();
            registry.map(Note.class, this)
                    .construct(Note::new)
                    .property(id, note -> note.id, (note, value) -> note.id = value)
                    .property(text, note -> note.text, (note, value) -> note.text = value)
                    .property(state, note -> note.state, (note, value) -> note.state = value)
                    .property(facts, note -> note.facts, (note, value) -> note.facts = value);
            return registry;
        }
    }
}

package io.mercator.engine.render;

import io.mercator.api.dialect.Capability;
import io.mercator.api.dialect.SqlWriter;
import io.mercator.api.error.CompileException;
import io.mercator.api.schema.CreateSequence;
import io.mercator.api.schema.DropSequence;
import io.mercator.api.schema.Sequence;
import io.mercator.api.schema.SequenceValue;

/** Writes what is about sequences. */
final class SequenceRendering {
    private SequenceRendering() {}

    static void create(CreateSequence create, SqlWriter writer) {
        Sequence sequence = create.sequence();
        QueryRendering.require(true, Capability.SEQUENCES, "CREATE SEQUENCE", writer);
        name(writer.sql("CREATE SEQUENCE "), sequence).sql(" START WITH " + sequence.start());
    }

    static void drop(DropSequence drop, SqlWriter writer) {
        QueryRendering.require(true, Capability.SEQUENCES, "DROP SEQUENCE", writer);
        name(writer.sql("DROP SEQUENCE "), drop.sequence());
    }

    static void value(SequenceValue value, SqlWriter writer) {
        if (value.count() != 1) {
            throw new CompileException("Several values of sequence '"
                    + value.sequence().name() + "' in one query are not known to '"
                    + writer.dialect().name() + "'. A dialect with SEQUENCE_BLOCKS renders SequenceValue itself.");
        }
        name(writer.sql("VALUES NEXT VALUE FOR "), value.sequence());
    }

    private static SqlWriter name(SqlWriter writer, Sequence sequence) {
        sequence.schemaName().ifPresent(schema -> writer.name(schema).sql("."));
        return writer.name(sequence.name());
    }
}

package io.mercator.dialect.postgresql;

import io.mercator.api.dialect.IdentifierRules;
import io.mercator.api.dialect.Literals;
import io.mercator.api.dialect.SqlWriter;
import io.mercator.api.schema.ComputedClause;
import io.mercator.api.schema.DdlText;
import io.mercator.api.schema.DefaultClause;
import io.mercator.api.schema.Sequence;
import io.mercator.api.schema.SequenceValue;
import io.mercator.api.sql.Bind;
import io.mercator.api.sql.Constant;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.RowLimit;
import io.mercator.api.sql.Text;
import io.mercator.api.type.ArrayType;
import io.mercator.api.type.CustomType;
import io.mercator.api.type.EnumType;
import io.mercator.api.type.JsonType;
import io.mercator.api.type.SqlType;
import java.util.List;

/** The nodes that PostgreSQL writes differently, but for expressions. */
final class PostgresqlRenderers {
    private PostgresqlRenderers() {}

    /**
     * A limit that is a parameter has the planner guess at a tenth of all rows once it plans for any value, and read an
     * index from its beginning for them (PostgreSQL 18, preprocess_limit in planner.c).
     */
    static void rowLimit(RowLimit node, SqlWriter writer) {
        Long rows = node.number();
        if (rows != null) {
            writer.sql("LIMIT " + rows);
            return;
        }
        limitWithOffset(node, writer);
    }

    private static void limitWithOffset(RowLimit node, SqlWriter writer) {
        node.limit().ifPresent(rows -> writer.sql("LIMIT ").node(rows));
        node.offset()
                .ifPresent(rows -> writer.sql(node.limit().isPresent() ? " OFFSET " : "OFFSET ")
                        .node(rows));
    }

    /** What crosses as text tells its type by a cast, without which PostgreSQL finds no operator for it. */
    static void bind(Bind<?> bind, SqlWriter writer) {
        SqlType<?> type = bind.type().on(writer.dialect().name()).stored();
        boolean text = type instanceof JsonType || type instanceof CustomType<?>;
        if (text || type instanceof ArrayType<?> || type instanceof EnumType<?>) {
            writer.sql("CAST(").parameter(bind).sql(" AS ").castType(type).sql(")");
        } else {
            writer.parameter(bind);
        }
    }

    static void text(Text node, SqlWriter writer) {
        List<Bind<?>> binds = node.binds();
        List<String> fragments = node.fragments();
        writer.sql(QuestionMarks.escaped(fragments.get(0)));
        for (int index = 0; index < binds.size(); index++) {
            writer.node(binds.get(index)).sql(QuestionMarks.escaped(fragments.get(index + 1)));
        }
    }

    static void ddlText(DdlText node, SqlWriter writer) {
        writer.sql(QuestionMarks.escaped(node.sql()));
    }

    /** Before version 18 all are stored, and must be said to be (PostgreSQL 18, 5.4). */
    static void computedClause(ComputedClause node, boolean hasVirtual, SqlWriter writer) {
        writer.standard(node).sql(hasVirtual && !node.column().isComputedStored() ? " VIRTUAL" : " STORED");
    }

    static void defaultClause(DefaultClause node, SqlWriter writer) {
        Expression<?> value = node.column().serverDefault().orElseThrow();
        writer.sql("DEFAULT ");
        if (value instanceof Constant<?> constant) {
            writer.sql(PostgresqlDefaults.plain(constant, writer.dialect().name()));
        } else {
            writer.node(value);
        }
    }

    /** A query of its own for each block; the sequence's name is given as a text, in which names are quoted as in SQL. */
    static void sequenceValue(SequenceValue node, SqlWriter writer) {
        Sequence sequence = node.sequence();
        IdentifierRules names = writer.dialect().identifiers();
        String name =
                sequence.schemaName().map(schema -> names.quoted(schema) + ".").orElse("")
                        + names.quoted(sequence.name());
        writer.sql("SELECT nextval(" + Literals.string(name) + ")");
        if (node.count() > 1) {
            writer.sql(" FROM generate_series(1, " + node.count() + ")");
        }
    }
}

package io.mercator.engine.render;

import io.mercator.api.dialect.Capability;
import io.mercator.api.dialect.SqlWriter;
import io.mercator.api.schema.AddEnumValue;
import io.mercator.api.schema.CreateEnum;
import io.mercator.api.schema.DropEnum;
import io.mercator.api.sql.Sql;
import io.mercator.api.type.EnumType;

/** Writes the definition of types of labels, as the databases have it that have such types. */
final class EnumRendering {
    private EnumRendering() {}

    static void create(CreateEnum create, SqlWriter writer) {
        begin("CREATE TYPE ", create.type(), writer).sql(" AS ENUM (");
        writer.nodes(create.type().labels().stream().map(Sql::constant).toList(), ", ");
        writer.sql(")");
    }

    static void drop(DropEnum drop, SqlWriter writer) {
        begin("DROP TYPE ", drop.type(), writer);
    }

    static void addValue(AddEnumValue add, SqlWriter writer) {
        begin("ALTER TYPE ", add.type(), writer).sql(" ADD VALUE ").node(Sql.constant(add.label()));
        add.before().ifPresent(label -> writer.sql(" BEFORE ").node(Sql.constant(label)));
    }

    private static SqlWriter begin(String words, EnumType<?> type, SqlWriter writer) {
        QueryRendering.require(true, Capability.ENUM_TYPES, words + "... of labels", writer);
        writer.sql(words);
        type.schema().ifPresent(schema -> writer.name(schema).sql("."));
        return writer.name(type.typeName());
    }
}

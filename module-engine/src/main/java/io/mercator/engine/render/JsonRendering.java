package io.mercator.engine.render;

import io.mercator.api.dialect.SqlWriter;
import io.mercator.api.error.CompileException;
import io.mercator.api.sql.JsonContains;
import io.mercator.api.sql.JsonExists;
import io.mercator.api.sql.JsonValue;

/** Refuses what is asked of JSON documents: databases do not agree, so each dialect that can writes it itself. */
final class JsonRendering {
    private JsonRendering() {}

    static void value(JsonValue<?> node, SqlWriter writer) {
        throw refused("Parts of JSON documents are", writer);
    }

    static void exists(JsonExists node, SqlWriter writer) {
        throw refused("Parts of JSON documents are", writer);
    }

    static void contains(JsonContains node, SqlWriter writer) {
        throw refused("Whether a JSON document has another in it is", writer);
    }

    private static CompileException refused(String what, SqlWriter writer) {
        return new CompileException(what + " not known to '" + writer.dialect().name() + "'. Keep what you ask for in a"
                + " column of its own, or read the documents and take them apart in the program.");
    }
}

package io.mercator.dialect.sqlite;

import io.mercator.api.dialect.TypeNames;
import io.mercator.api.type.InstantType;
import io.mercator.api.type.StringType;
import io.mercator.api.type.TextType;

/** SQLite takes any name for a type and draws an affinity from it; these give text TEXT and numbers theirs. */
final class SqliteTypeNames extends TypeNames {
    static final SqliteTypeNames INSTANCE = new SqliteTypeNames();

    private SqliteTypeNames() {}

    @Override
    public String visitString(StringType type) {
        return type.length().isPresent() ? "VARCHAR(" + type.length().getAsInt() + ")" : "VARCHAR";
    }

    @Override
    public String visitText(TextType type) {
        return "TEXT";
    }

    /** {@inheritDoc} A name without INT, REAL and the like in it would make numbers of texts; CHAR keeps them. */
    @Override
    public String visitInstant(InstantType type) {
        return "VARCHAR(30)";
    }
}

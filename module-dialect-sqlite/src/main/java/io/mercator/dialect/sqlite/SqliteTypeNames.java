package io.mercator.dialect.sqlite;

import io.mercator.api.dialect.TypeNames;
import io.mercator.api.type.BinaryType;
import io.mercator.api.type.BooleanType;
import io.mercator.api.type.DateType;
import io.mercator.api.type.DecimalType;
import io.mercator.api.type.InstantType;
import io.mercator.api.type.JsonType;
import io.mercator.api.type.StringType;
import io.mercator.api.type.TextType;
import io.mercator.api.type.TimeType;
import io.mercator.api.type.TimestampType;
import io.mercator.api.type.TimestampWithTimeZoneType;

/** SQLite takes any name for a type and draws an affinity from it; these give text TEXT and numbers theirs. */
class SqliteTypeNames extends TypeNames {
    static final SqliteTypeNames INSTANCE = new SqliteTypeNames();
    /** A cast goes by the affinity of the name, and would make numbers of dates. */
    static final SqliteTypeNames CASTS = new SqliteTypeNames() {
        @Override
        public String visitDate(DateType type) {
            return "TEXT";
        }

        @Override
        public String visitTime(TimeType type) {
            return "TEXT";
        }

        @Override
        public String visitTimestamp(TimestampType type) {
            return "TEXT";
        }

        @Override
        public String visitBoolean(BooleanType type) {
            return "INTEGER";
        }

        @Override
        public String visitBinary(BinaryType type) {
            return "BLOB";
        }
    };

    private SqliteTypeNames() {}

    @Override
    public String visitString(StringType type) {
        if (type.isFixed()) {
            return super.visitString(type);
        }
        return type.length().isPresent() ? "VARCHAR(" + type.length().getAsInt() + ")" : "VARCHAR";
    }

    @Override
    public String visitText(TextType type) {
        return "TEXT";
    }

    /** {@inheritDoc} The name JSON alone would make numbers of documents that are numbers. */
    @Override
    public String visitJson(JsonType type) {
        return "JSON_TEXT";
    }

    /** {@inheritDoc} A name without INT, REAL and the like in it would make numbers of texts; CHAR keeps them. */
    @Override
    public String visitInstant(InstantType type) {
        return "VARCHAR(30)";
    }

    /** {@inheritDoc} The name DECIMAL makes numbers, the word TEXT in it texts (sqlite.org/datatype3.html, 3.1). */
    @Override
    public String visitDecimal(DecimalType type) {
        String name = DecimalCodecs.isNumeric(type) ? "DECIMAL" : "DECIMAL_TEXT";
        return type.precision().isPresent()
                ? name + "(" + type.precision().getAsInt() + ", " + type.scale().orElse(0) + ")"
                : name;
    }

    @Override
    public String visitTime(TimeType type) {
        return "TIME";
    }

    @Override
    public String visitTimestamp(TimestampType type) {
        return "TIMESTAMP";
    }

    @Override
    public String visitTimestampWithTimeZone(TimestampWithTimeZoneType type) {
        return "VARCHAR(40)";
    }
}

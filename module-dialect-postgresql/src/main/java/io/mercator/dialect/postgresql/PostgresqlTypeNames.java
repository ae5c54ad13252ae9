package io.mercator.dialect.postgresql;

import io.mercator.api.dialect.TypeNames;
import io.mercator.api.error.CompileException;
import io.mercator.api.type.ArrayType;
import io.mercator.api.type.BinaryType;
import io.mercator.api.type.DecimalType;
import io.mercator.api.type.EnumType;
import io.mercator.api.type.InstantType;
import io.mercator.api.type.JsonType;
import io.mercator.api.type.StringType;
import io.mercator.api.type.TextType;
import io.mercator.api.type.TimeType;
import io.mercator.api.type.TimestampType;
import io.mercator.api.type.TimestampWithTimeZoneType;
import io.mercator.api.type.UuidType;

/** The names and limits of PostgreSQL's types (PostgreSQL 18, chapter 8). */
class PostgresqlTypeNames extends TypeNames {
    private static final int LONGEST_STRING = 10_485_760;
    private static final int MOST_DIGITS = 1_000;

    private final boolean keepsJson;

    private PostgresqlTypeNames(boolean keepsJson) {
        this.keepsJson = keepsJson;
    }

    /**
     * Makes the names of a column's type.
     *
     * @param keepsJson whether JSON keeps a document as it was written, which CockroachDB's does not
     */
    static PostgresqlTypeNames columns(boolean keepsJson) {
        return new PostgresqlTypeNames(keepsJson);
    }

    /** Makes the names in CAST, which would cut a string without a word. */
    static PostgresqlTypeNames casts(boolean keepsJson) {
        return new PostgresqlTypeNames(keepsJson) {
            @Override
            public String visitString(StringType type) {
                return "VARCHAR";
            }
        };
    }

    @Override
    public String visitDecimal(DecimalType type) {
        if (type.precision().isEmpty()) {
            return "NUMERIC";
        }
        int digits = type.precision().getAsInt();
        if (digits > MOST_DIGITS) {
            throw new CompileException("PostgreSQL's NUMERIC is declared with at most " + MOST_DIGITS + " digits, and "
                    + digits + " are declared. Declare fewer, or DECIMAL without a precision.");
        }
        return "NUMERIC(" + digits + ", " + type.scale().orElse(0) + ")";
    }

    @Override
    public String visitString(StringType type) {
        if (type.length().isEmpty()) {
            return "VARCHAR";
        }
        int length = type.length().getAsInt();
        if (length > LONGEST_STRING) {
            throw new CompileException("PostgreSQL's VARCHAR ends at a length of " + LONGEST_STRING + ", and " + length
                    + " is declared. Declare it shorter, or TEXT.");
        }
        return super.visitString(type);
    }

    @Override
    public String visitText(TextType type) {
        return "TEXT";
    }

    /** {@inheritDoc} JSON keeps the text, with its blanks and the order of its keys; JSONB does not. */
    @Override
    public String visitJson(JsonType type) {
        if (type.isBinary()) {
            return "JSONB";
        }
        return keepsJson ? "JSON" : "TEXT";
    }

    @Override
    public String visitBinary(BinaryType type) {
        return "BYTEA";
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
        return "TIMESTAMP WITH TIME ZONE";
    }

    /** {@inheritDoc} PostgreSQL keeps points in time under this name, and shows them in whatever zone. */
    @Override
    public String visitInstant(InstantType type) {
        return "TIMESTAMP WITH TIME ZONE";
    }

    @Override
    public String visitArray(ArrayType<?> type) {
        if (type.element().stored() instanceof ArrayType<?>) {
            throw new CompileException(
                    "PostgreSQL's arrays have elements that are no arrays. Keep the elements in a table of"
                            + " their own, or all together as a document: JSON.as(...).");
        }
        return type.element().accept(this) + "[]";
    }

    @Override
    public String visitEnum(EnumType<?> type) {
        return PostgresqlEnums.name(type);
    }

    @Override
    public String visitUuid(UuidType type) {
        return "UUID";
    }
}

package io.mercator.dialect.derby;

import io.mercator.api.dialect.TypeNames;
import io.mercator.api.error.CompileException;
import io.mercator.api.type.BinaryType;
import io.mercator.api.type.DecimalType;
import io.mercator.api.type.InstantType;
import io.mercator.api.type.JsonType;
import io.mercator.api.type.StringType;
import io.mercator.api.type.TimeType;
import io.mercator.api.type.TimestampType;
import io.mercator.api.type.TimestampWithTimeZoneType;

/** The names and limits of Derby's types (Derby Reference Manual, "Data types" and "Derby limitations"). */
class DerbyTypeNames extends TypeNames {
    static final DerbyTypeNames COLUMNS = new DerbyTypeNames();
    static final DerbyTypeNames CASTS = new DerbyTypeNames() {
        @Override
        public String visitString(StringType type) {
            return "VARCHAR(" + LONGEST_STRING + ")";
        }

        @Override
        public String visitBinary(BinaryType type) {
            return type.length().isPresent() ? "VARCHAR(" + LONGEST_STRING + ") FOR BIT DATA" : "BLOB";
        }
    };

    private static final int LONGEST_STRING = 32_672;
    private static final int LONGEST_CHAR = 254;
    private static final int MOST_DIGITS = 31;

    private DerbyTypeNames() {}

    @Override
    public String visitString(StringType type) {
        String name = super.visitString(type);
        checkLength(type.length().getAsInt(), "TEXT");
        if (type.isFixed() && type.length().getAsInt() > LONGEST_CHAR) {
            throw new CompileException("Derby's CHAR ends at a length of " + LONGEST_CHAR + ", and "
                    + type.length().getAsInt() + " is declared. Declare it shorter, or without fixed().");
        }
        return name;
    }

    private static void checkLength(int length, String other) {
        if (length > LONGEST_STRING) {
            throw new CompileException("Derby's VARCHAR ends at a length of " + LONGEST_STRING + ", and " + length
                    + " is declared. Declare it shorter, or " + other + ".");
        }
    }

    @Override
    public String visitJson(JsonType type) {
        return "CLOB";
    }

    @Override
    public String visitBinary(BinaryType type) {
        if (type.length().isEmpty()) {
            return "BLOB";
        }
        int length = type.length().getAsInt();
        checkLength(length, "BINARY without a length");
        return "VARCHAR(" + length + ") FOR BIT DATA";
    }

    @Override
    public String visitDecimal(DecimalType type) {
        if (type.precision().orElse(0) > MOST_DIGITS) {
            throw new CompileException("Derby's DECIMAL has at most " + MOST_DIGITS + " digits, and "
                    + type.precision().getAsInt() + " are declared. Declare fewer, or a converter of STRING.");
        }
        return super.visitDecimal(type);
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
    public String visitInstant(InstantType type) {
        return "TIMESTAMP";
    }

    /** {@inheritDoc} Derby has no type with an offset; texts keep it. */
    @Override
    public String visitTimestampWithTimeZone(TimestampWithTimeZoneType type) {
        return "VARCHAR(40)";
    }
}

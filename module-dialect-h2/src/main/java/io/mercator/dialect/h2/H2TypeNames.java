package io.mercator.dialect.h2;

import io.mercator.api.dialect.TypeNames;
import io.mercator.api.error.CompileException;
import io.mercator.api.type.ArrayType;
import io.mercator.api.type.BinaryType;
import io.mercator.api.type.DecimalType;
import io.mercator.api.type.InstantType;
import io.mercator.api.type.StringType;
import io.mercator.api.type.UuidType;

/** The names and limits of H2's types (h2database.com, "Data types"). */
class H2TypeNames extends TypeNames {
    /** The longest VARCHAR, CHAR and VARBINARY of H2 2.4. */
    private static final int LONGEST = 1_000_000_000;
    /** The same of H2 2.3 and before; a column without a length has it. */
    static final int SHORTEST_LIMIT = 1_048_576;

    static final H2TypeNames COLUMNS = new H2TypeNames();
    /** In a cast a value has a length and a scale of its own; H2 would cut what is longer without a word. */
    static final H2TypeNames CASTS = new H2TypeNames() {
        @Override
        public String visitString(StringType type) {
            return "VARCHAR";
        }

        @Override
        public String visitBinary(BinaryType type) {
            return type.length().isPresent() ? "VARBINARY" : "BLOB";
        }

        @Override
        public String visitDecimal(DecimalType type) {
            return type.precision().isPresent() ? super.visitDecimal(type) : "DECFLOAT";
        }
    };

    private static final int MOST_DIGITS = 100_000;

    private H2TypeNames() {}

    @Override
    public String visitString(StringType type) {
        if (type.length().isEmpty()) {
            return type.isFixed() ? super.visitString(type) : "VARCHAR";
        }
        checkLength(type.length().getAsInt(), "VARCHAR", "TEXT");
        return super.visitString(type);
    }

    private static void checkLength(int length, String name, String other) {
        if (length > LONGEST) {
            throw new CompileException("H2's " + name + " ends at a length of " + LONGEST + ", and " + length
                    + " is declared. Declare it shorter, or " + other + ".");
        }
    }

    @Override
    public String visitBinary(BinaryType type) {
        type.length().ifPresent(length -> checkLength(length, "VARBINARY", "BINARY without a length"));
        return super.visitBinary(type);
    }

    /** {@inheritDoc} DECFLOAT, which needs neither, takes zeros off the end. */
    @Override
    public String visitDecimal(DecimalType type) {
        if (type.precision().orElse(0) > MOST_DIGITS) {
            throw new CompileException("H2's DECIMAL has at most " + MOST_DIGITS + " digits, and "
                    + type.precision().getAsInt() + " are declared. Declare fewer.");
        }
        return super.visitDecimal(type);
    }

    /** {@inheritDoc} With a zone, so that CURRENT_TIMESTAMP is the point in time that it is. */
    @Override
    public String visitInstant(InstantType type) {
        return "TIMESTAMP(9) WITH TIME ZONE";
    }

    @Override
    public String visitArray(ArrayType<?> type) {
        return type.element().accept(this) + " ARRAY";
    }

    @Override
    public String visitUuid(UuidType type) {
        return "UUID";
    }
}

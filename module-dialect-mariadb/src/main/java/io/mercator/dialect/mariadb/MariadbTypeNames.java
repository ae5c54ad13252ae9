package io.mercator.dialect.mariadb;

import io.mercator.api.dialect.TypeNames;
import io.mercator.api.error.CompileException;
import io.mercator.api.type.BigIntType;
import io.mercator.api.type.BinaryType;
import io.mercator.api.type.BooleanType;
import io.mercator.api.type.DecimalType;
import io.mercator.api.type.DoubleType;
import io.mercator.api.type.DurationType;
import io.mercator.api.type.FloatType;
import io.mercator.api.type.InstantType;
import io.mercator.api.type.IntegerType;
import io.mercator.api.type.JsonType;
import io.mercator.api.type.SmallIntType;
import io.mercator.api.type.StringType;
import io.mercator.api.type.TextType;
import io.mercator.api.type.TimeType;
import io.mercator.api.type.TimestampType;
import io.mercator.api.type.TimestampWithTimeZoneType;
import io.mercator.api.type.UuidType;

/** The names and limits of MariaDB's types (MariaDB, "Data types"; MySQL 8.4, chapter 13). */
class MariadbTypeNames extends TypeNames {
    /** A row has 65,535 bytes, and a character up to four. */
    private static final int LONGEST_STRING = 16_383;

    private static final int LONGEST_CHAR = 255;
    private static final int LONGEST_BINARY = 65_532;
    private static final int MOST_DIGITS = 65;

    private final MariadbServer server;

    MariadbTypeNames(MariadbServer server) {
        this.server = server;
    }

    static boolean hasUuid(MariadbServer server) {
        return server.isMariadbFrom(10, 7);
    }

    private static void check(String name, int declared, int most, String other) {
        if (declared > most) {
            throw new CompileException(name + " ends at a length of " + most + " here, and " + declared
                    + " is declared. Declare it shorter, or " + other + ".");
        }
    }

    @Override
    public String visitDecimal(DecimalType type) {
        int digits = type.precision().orElse(0);
        int mostScale = server.isMariadb() ? 38 : 30;
        if (digits > MOST_DIGITS || type.scale().orElse(0) > mostScale) {
            throw new CompileException("DECIMAL has at most " + MOST_DIGITS + " digits here, " + mostScale
                    + " of them after the point, and DECIMAL(" + digits + ", "
                    + type.scale().orElse(0) + ") is declared. Declare fewer.");
        }
        return super.visitDecimal(type);
    }

    /**
     * {@inheritDoc} DOUBLE: in results that the server sends as text, as it does to statements that the client prepares, a
     * FLOAT has six digits of its seven to nine.
     */
    @Override
    public String visitFloat(FloatType type) {
        return "DOUBLE";
    }

    @Override
    public String visitDouble(DoubleType type) {
        return "DOUBLE";
    }

    @Override
    public String visitString(StringType type) {
        if (type.length().isEmpty()) {
            return type.isFixed() ? super.visitString(type) : "LONGTEXT";
        }
        int length = type.length().getAsInt();
        if (type.isFixed()) {
            check("CHAR", length, LONGEST_CHAR, "without fixed()");
        } else {
            check("VARCHAR", length, LONGEST_STRING, "TEXT");
        }
        return super.visitString(type);
    }

    @Override
    public String visitText(TextType type) {
        return "LONGTEXT";
    }

    @Override
    public String visitBinary(BinaryType type) {
        type.length().ifPresent(length -> check("VARBINARY", length, LONGEST_BINARY, "BINARY without a length"));
        return type.length().isPresent() ? super.visitBinary(type) : "LONGBLOB";
    }

    @Override
    public String visitTime(TimeType type) {
        return "TIME(6)";
    }

    @Override
    public String visitTimestamp(TimestampType type) {
        return "DATETIME(6)";
    }

    /** {@inheritDoc} No type keeps an offset; texts do. */
    @Override
    public String visitTimestampWithTimeZone(TimestampWithTimeZoneType type) {
        return "VARCHAR(40)";
    }

    /** {@inheritDoc} DATETIME, in UTC: TIMESTAMP ends in 2038 or 2106, and is another one in each zone of a session. */
    @Override
    public String visitInstant(InstantType type) {
        return "DATETIME(6)";
    }

    @Override
    public String visitUuid(UuidType type) {
        return hasUuid(server) ? "UUID" : "CHAR(36)";
    }

    /** The few types that CAST knows; lengths are left out, at which it would cut without a word. */
    static final class Casts extends MariadbTypeNames {
        private static final String INTEGER = "SIGNED";

        private final MariadbServer server;

        Casts(MariadbServer server) {
            super(server);
            this.server = server;
        }

        @Override
        public String visitSmallInt(SmallIntType type) {
            return INTEGER;
        }

        @Override
        public String visitInteger(IntegerType type) {
            return INTEGER;
        }

        @Override
        public String visitBigInt(BigIntType type) {
            return INTEGER;
        }

        @Override
        public String visitBoolean(BooleanType type) {
            return INTEGER;
        }

        @Override
        public String visitDuration(DurationType type) {
            return INTEGER;
        }

        @Override
        public String visitDecimal(DecimalType type) {
            return type.precision().isPresent() ? super.visitDecimal(type) : "DECIMAL(65, 30)";
        }

        @Override
        public String visitString(StringType type) {
            return "CHAR";
        }

        @Override
        public String visitText(TextType type) {
            return "CHAR";
        }

        @Override
        public String visitTimestampWithTimeZone(TimestampWithTimeZoneType type) {
            return "CHAR";
        }

        @Override
        public String visitJson(JsonType type) {
            return server.isMariadb() ? "CHAR" : "JSON";
        }

        @Override
        public String visitBinary(BinaryType type) {
            return "BINARY";
        }

        @Override
        public String visitUuid(UuidType type) {
            return hasUuid(server) ? "UUID" : "CHAR";
        }
    }
}

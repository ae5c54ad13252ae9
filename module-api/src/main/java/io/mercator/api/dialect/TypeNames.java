package io.mercator.api.dialect;

import io.mercator.api.error.CompileException;
import io.mercator.api.type.ArrayType;
import io.mercator.api.type.BigIntType;
import io.mercator.api.type.BinaryType;
import io.mercator.api.type.BooleanType;
import io.mercator.api.type.ConvertedType;
import io.mercator.api.type.CustomType;
import io.mercator.api.type.DateType;
import io.mercator.api.type.DecimalType;
import io.mercator.api.type.DoubleType;
import io.mercator.api.type.DurationType;
import io.mercator.api.type.EnumType;
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
import io.mercator.api.type.TypeVisitor;
import io.mercator.api.type.UuidType;

/**
 * The names of types in DDL and casts, as the SQL standard has them (SQL:2016, 6.1). A dialect extends this and
 * overrides what its database calls otherwise.
 */
public class TypeNames implements TypeVisitor<String> {
    /** Creates the standard's names. */
    public TypeNames() {}

    @Override
    public String visitSmallInt(SmallIntType type) {
        return "SMALLINT";
    }

    @Override
    public String visitInteger(IntegerType type) {
        return "INTEGER";
    }

    @Override
    public String visitBigInt(BigIntType type) {
        return "BIGINT";
    }

    /**
     * {@inheritDoc}
     *
     * @throws CompileException if the type has no precision, without which the standard's DECIMAL has no fraction; a
     *     dialect whose database keeps any scale overrides this
     */
    @Override
    public String visitDecimal(DecimalType type) {
        int precision = type.precision()
                .orElseThrow(() -> new CompileException(
                        "DECIMAL needs precision and scale here. Declare it DECIMAL.of(precision, scale)."));
        return "DECIMAL(" + precision + ", " + type.scale().orElse(0) + ")";
    }

    @Override
    public String visitFloat(FloatType type) {
        return "REAL";
    }

    @Override
    public String visitDouble(DoubleType type) {
        return "DOUBLE PRECISION";
    }

    @Override
    public String visitBoolean(BooleanType type) {
        return "BOOLEAN";
    }

    /**
     * {@inheritDoc}
     *
     * @throws CompileException if the type has no length, which the standard demands; a dialect whose database does
     *     without overrides this
     */
    @Override
    public String visitString(StringType type) {
        return (type.isFixed() ? "CHAR(" : "VARCHAR(")
                + type.length()
                        .orElseThrow(() -> new CompileException(
                                "VARCHAR needs a length here. Declare it STRING.length(n), or use TEXT."))
                + ")";
    }

    @Override
    public String visitText(TextType type) {
        return "CLOB";
    }

    @Override
    public String visitJson(JsonType type) {
        return "JSON";
    }

    @Override
    public String visitBinary(BinaryType type) {
        return type.length().isPresent() ? "VARBINARY(" + type.length().getAsInt() + ")" : "BLOB";
    }

    @Override
    public String visitDate(DateType type) {
        return "DATE";
    }

    @Override
    public String visitTime(TimeType type) {
        return "TIME(9)";
    }

    @Override
    public String visitTimestamp(TimestampType type) {
        return "TIMESTAMP(9)";
    }

    @Override
    public String visitTimestampWithTimeZone(TimestampWithTimeZoneType type) {
        return "TIMESTAMP(9) WITH TIME ZONE";
    }

    @Override
    public String visitInstant(InstantType type) {
        return "TIMESTAMP";
    }

    /** {@inheritDoc} BIGINT: nanoseconds. */
    @Override
    public String visitDuration(DurationType type) {
        return "BIGINT";
    }

    /** {@inheritDoc} CHAR(36): the text of RFC 9562. */
    @Override
    public String visitUuid(UuidType type) {
        return "CHAR(36)";
    }

    /**
     * {@inheritDoc}
     *
     * @throws CompileException always: few databases have arrays; a dialect whose database does overrides this
     */
    @Override
    public String visitArray(ArrayType<?> type) {
        throw new CompileException(
                "There are no arrays here. Keep the elements in a table of their own, or all together"
                        + " as a document: JSON.as(...).");
    }

    /** {@inheritDoc} That of its {@linkplain EnumType#portable portable} form. */
    @Override
    public String visitEnum(EnumType<?> type) {
        return type.portable().accept(this);
    }

    @Override
    public String visitConverted(ConvertedType<?, ?> type) {
        return type.underlying().accept(this);
    }

    @Override
    public String visitCustom(CustomType<?> type) {
        return type.sqlName();
    }
}

package io.mercator.api.type;

/**
 * One method for each type, so that what must know all of them does not compile when one is added.
 *
 * @param <R> what the methods return
 */
public interface TypeVisitor<R> {
    /**
     * Visits SMALLINT.
     *
     * @param type the type
     * @return the answer for it
     */
    R visitSmallInt(SmallIntType type);

    /**
     * Visits INTEGER.
     *
     * @param type the type
     * @return the answer for it
     */
    R visitInteger(IntegerType type);

    /**
     * Visits BIGINT.
     *
     * @param type the type
     * @return the answer for it
     */
    R visitBigInt(BigIntType type);

    /**
     * Visits DECIMAL.
     *
     * @param type the type
     * @return the answer for it
     */
    R visitDecimal(DecimalType type);

    /**
     * Visits REAL.
     *
     * @param type the type
     * @return the answer for it
     */
    R visitFloat(FloatType type);

    /**
     * Visits DOUBLE PRECISION.
     *
     * @param type the type
     * @return the answer for it
     */
    R visitDouble(DoubleType type);

    /**
     * Visits BOOLEAN.
     *
     * @param type the type
     * @return the answer for it
     */
    R visitBoolean(BooleanType type);

    /**
     * Visits a string of limited or of unspecified length.
     *
     * @param type the type
     * @return the answer for it
     */
    R visitString(StringType type);

    /**
     * Visits a text of any length.
     *
     * @param type the type
     * @return the answer for it
     */
    R visitText(TextType type);

    /**
     * Visits a JSON document.
     *
     * @param type the type
     * @return the answer for it
     */
    R visitJson(JsonType type);

    /**
     * Visits a string of bytes.
     *
     * @param type the type
     * @return the answer for it
     */
    R visitBinary(BinaryType type);

    /**
     * Visits a date.
     *
     * @param type the type
     * @return the answer for it
     */
    R visitDate(DateType type);

    /**
     * Visits a time of day.
     *
     * @param type the type
     * @return the answer for it
     */
    R visitTime(TimeType type);

    /**
     * Visits a timestamp without a zone.
     *
     * @param type the type
     * @return the answer for it
     */
    R visitTimestamp(TimestampType type);

    /**
     * Visits a timestamp with an offset.
     *
     * @param type the type
     * @return the answer for it
     */
    R visitTimestampWithTimeZone(TimestampWithTimeZoneType type);

    /**
     * Visits an instant.
     *
     * @param type the type
     * @return the answer for it
     */
    R visitInstant(InstantType type);

    /**
     * Visits a duration.
     *
     * @param type the type
     * @return the answer for it
     */
    R visitDuration(DurationType type);

    /**
     * Visits a UUID.
     *
     * @param type the type
     * @return the answer for it
     */
    R visitUuid(UuidType type);

    /**
     * Visits an array.
     *
     * @param type the type
     * @return the answer for it
     */
    R visitArray(ArrayType<?> type);

    /**
     * Visits an enum that the database may know too.
     *
     * @param type the type
     * @return the answer for it
     */
    R visitEnum(EnumType<?> type);

    /**
     * Visits a type made by {@link SqlType#as}.
     *
     * @param type the type
     * @return the answer for it
     */
    R visitConverted(ConvertedType<?, ?> type);

    /**
     * Visits a type that a user or a dialect defined.
     *
     * @param type the type
     * @return the answer for it
     */
    R visitCustom(CustomType<?> type);
}

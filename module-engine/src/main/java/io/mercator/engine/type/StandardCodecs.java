package io.mercator.engine.type;

import io.mercator.api.dialect.Dialect;
import io.mercator.api.dialect.ValueCodec;
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
import io.mercator.api.type.SqlType;
import io.mercator.api.type.StringType;
import io.mercator.api.type.TextType;
import io.mercator.api.type.TimeType;
import io.mercator.api.type.TimestampType;
import io.mercator.api.type.TimestampWithTimeZoneType;
import io.mercator.api.type.TypeVisitor;
import io.mercator.api.type.Types;
import io.mercator.api.type.UuidType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds the codec of a type for one dialect: the dialect's own, else plain JDBC. */
public final class StandardCodecs implements TypeVisitor<ValueCodec<?>> {
    private final Dialect dialect;

    /**
     * Creates the codecs of a dialect.
     *
     * @param dialect its codecs come first
     */
    public StandardCodecs(Dialect dialect) {
        this.dialect = dialect;
    }

    /**
     * Finds a codec.
     *
     * @param declared the type
     * @param <T> the Java class of the values
     * @return the codec
     * @throws CompileException if the type is a custom one that the dialect does not know
     */
    @SuppressWarnings("unchecked") // each visit method answers with a codec of its type's class
    public <T> ValueCodec<T> codec(SqlType<T> declared) {
        SqlType<T> type = declared.on(dialect.name());
        if (type instanceof StringType string && string.isFixed()) {
            return (ValueCodec<T>) codec(Types.STRING).as(value -> value, StandardCodecs::withoutPadding);
        }
        if (!(type instanceof ConvertedType<?, ?>)) {
            Optional<ValueCodec<T>> own = dialect.codec(type);
            if (own.isPresent()) {
                return own.get();
            }
        }
        return (ValueCodec<T>) type.accept(this);
    }

    @Override
    public ValueCodec<?> visitSmallInt(SmallIntType type) {
        return JdbcCodecs.SMALLINT;
    }

    @Override
    public ValueCodec<?> visitInteger(IntegerType type) {
        return JdbcCodecs.INTEGER;
    }

    @Override
    public ValueCodec<?> visitBigInt(BigIntType type) {
        return JdbcCodecs.BIGINT;
    }

    @Override
    public ValueCodec<?> visitDecimal(DecimalType type) {
        return JdbcCodecs.decimal(type);
    }

    @Override
    public ValueCodec<?> visitFloat(FloatType type) {
        return JdbcCodecs.REAL;
    }

    @Override
    public ValueCodec<?> visitDouble(DoubleType type) {
        return JdbcCodecs.DOUBLE;
    }

    @Override
    public ValueCodec<?> visitBoolean(BooleanType type) {
        return JdbcCodecs.BOOLEAN;
    }

    @Override
    public ValueCodec<?> visitString(StringType type) {
        return JdbcCodecs.STRING;
    }

    @Override
    public ValueCodec<?> visitText(TextType type) {
        return JdbcCodecs.TEXT;
    }

    /** {@inheritDoc} Text, as the dialect has texts. */
    @Override
    public ValueCodec<?> visitJson(JsonType type) {
        return codec(Types.TEXT);
    }

    private static String withoutPadding(String value) {
        int end = value.length();
        while (end > 0 && value.charAt(end - 1) == ' ') {
            end--;
        }
        return value.substring(0, end);
    }

    @Override
    public ValueCodec<?> visitBinary(BinaryType type) {
        return type.length().isPresent() ? JdbcCodecs.VARBINARY : JdbcCodecs.BLOB;
    }

    @Override
    public ValueCodec<?> visitDate(DateType type) {
        return JdbcCodecs.DATE;
    }

    @Override
    public ValueCodec<?> visitTime(TimeType type) {
        return JdbcCodecs.TIME;
    }

    @Override
    public ValueCodec<?> visitTimestamp(TimestampType type) {
        return JdbcCodecs.TIMESTAMP;
    }

    @Override
    public ValueCodec<?> visitTimestampWithTimeZone(TimestampWithTimeZoneType type) {
        return JdbcCodecs.TIMESTAMP_WITH_TIME_ZONE;
    }

    @Override
    public ValueCodec<?> visitInstant(InstantType type) {
        return JdbcCodecs.INSTANT;
    }

    /** {@inheritDoc} Nanoseconds, as the dialect has BIGINT. */
    @Override
    public ValueCodec<?> visitDuration(DurationType type) {
        return codec(Types.BIGINT).as(Duration::toNanos, Duration::ofNanos);
    }

    /** {@inheritDoc} Text, as the dialect has strings. */
    @Override
    public ValueCodec<?> visitUuid(UuidType type) {
        return codec(Types.STRING).as(UUID::toString, UUID::fromString);
    }

    @Override
    public ValueCodec<?> visitArray(ArrayType<?> type) {
        return array(type);
    }

    private <E> ValueCodec<List<E>> array(ArrayType<E> type) {
        return dialect.arrayCodec(type, codec(type.element()));
    }

    @Override
    public ValueCodec<?> visitEnum(EnumType<?> type) {
        return codec(type.portable());
    }

    @Override
    public ValueCodec<?> visitConverted(ConvertedType<?, ?> type) {
        return converted(type);
    }

    private <D, S> ValueCodec<D> converted(ConvertedType<D, S> type) {
        return new ConvertedCodec<>(type, codec(type.underlying()));
    }

    @Override
    public ValueCodec<?> visitCustom(CustomType<?> type) {
        throw new CompileException("The dialect '" + dialect.name() + "' has no codec for the type " + type
                + ". Use a type that it knows, or a dialect whose codec(...) answers for it.");
    }
}

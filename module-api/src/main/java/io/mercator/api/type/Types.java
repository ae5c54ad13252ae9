package io.mercator.api.type;

import io.mercator.api.error.ConfigurationException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.function.Function;

/** The SQL types as constants, to be imported statically. */
public final class Types {
    /** A whole number of 16 bits. */
    public static final SmallIntType SMALLINT = SmallIntType.INSTANCE;
    /** A whole number of 32 bits. */
    public static final IntegerType INTEGER = IntegerType.INSTANCE;
    /** A whole number of 64 bits. */
    public static final BigIntType BIGINT = BigIntType.INSTANCE;
    /** An exact decimal number; {@link DecimalType#of(int, int)} gives it precision and scale. */
    public static final DecimalType DECIMAL = DecimalType.INSTANCE;
    /** A floating-point number of 32 bits. */
    public static final FloatType REAL = FloatType.INSTANCE;
    /** A floating-point number of 64 bits. */
    public static final DoubleType DOUBLE = DoubleType.INSTANCE;
    /** True or false. */
    public static final BooleanType BOOLEAN = BooleanType.INSTANCE;
    /** A character string; {@link StringType#length(int)} gives it the length that some databases demand in DDL. */
    public static final StringType STRING = StringType.INSTANCE;
    /** A character string of any length. */
    public static final TextType TEXT = TextType.INSTANCE;
    /** A JSON document as text; {@link SqlType#as} makes a parsed one of it. */
    public static final JsonType JSON = JsonType.INSTANCE;
    /**
     * A JSON document that the database may keep taken apart, so that it compares and parts of it are indexed: JSONB where there
     * is such a type, else as {@link #JSON}. It is read with other blanks and another order of its keys than it was written
     * with.
     */
    public static final JsonType JSONB = JsonType.BINARY;
    /** A string of bytes; {@link BinaryType#length(int)} lets every database compare it. */
    public static final BinaryType BINARY = BinaryType.INSTANCE;
    /** A day. */
    public static final DateType DATE = DateType.INSTANCE;
    /** A time of day. */
    public static final TimeType TIME = TimeType.INSTANCE;
    /** A day and a time of day, whatever the zone. */
    public static final TimestampType TIMESTAMP = TimestampType.INSTANCE;
    /** A point in time and the offset of a clock. */
    public static final TimestampWithTimeZoneType TIMESTAMP_WITH_TIME_ZONE = TimestampWithTimeZoneType.INSTANCE;
    /** A point in time, independent of zones. */
    public static final InstantType INSTANT = InstantType.INSTANCE;
    /** A length of time. */
    public static final DurationType DURATION = DurationType.INSTANCE;
    /** A universally unique identifier. */
    public static final UuidType UUID = UuidType.INSTANCE;

    private static final Map<Class<?>, SqlType<?>> BY_CLASS = Map.ofEntries(
            Map.entry(Short.class, SMALLINT),
            Map.entry(Integer.class, INTEGER),
            Map.entry(Long.class, BIGINT),
            Map.entry(BigDecimal.class, DECIMAL),
            Map.entry(Float.class, REAL),
            Map.entry(Double.class, DOUBLE),
            Map.entry(Boolean.class, BOOLEAN),
            Map.entry(String.class, STRING),
            Map.entry(byte[].class, BINARY),
            Map.entry(LocalDate.class, DATE),
            Map.entry(LocalTime.class, TIME),
            Map.entry(LocalDateTime.class, TIMESTAMP),
            Map.entry(OffsetDateTime.class, TIMESTAMP_WITH_TIME_ZONE),
            Map.entry(Instant.class, INSTANT),
            Map.entry(Duration.class, DURATION),
            Map.entry(java.util.UUID.class, UUID));

    private Types() {}

    /**
     * Returns the type of a Java value that stands in SQL without a column beside it.
     *
     * @param value a value
     * @param <T> its class
     * @return the type for its class
     * @throws ConfigurationException if no built-in type holds values of its class
     */
    @SuppressWarnings("unchecked") // the map pairs each class with the type of just that class
    public static <T> SqlType<T> of(T value) {
        SqlType<?> type = BY_CLASS.get(value.getClass());
        if (type == null) {
            throw new ConfigurationException("No SQL type is known for values of "
                    + value.getClass().getName() + ". Give the type yourself: literal(value, type).");
        }
        return (SqlType<T>) type;
    }

    /**
     * Makes the type of arrays, which few databases have: a list of values in a single column.
     *
     * @param element the type of the elements
     * @param <E> the Java class of the elements
     * @return the type
     */
    public static <E> ArrayType<E> array(SqlType<E> element) {
        return new ArrayType<>(element);
    }

    /**
     * Makes the type of an enum whose constants are stored by name, in a string as long as the longest name. Hold it in
     * a constant, as {@link SqlType#as} says. A constant that is renamed loses its rows: see {@link #enumByValue}.
     *
     * @param type the enum
     * @param <E> the enum
     * @return the type
     */
    public static <E extends Enum<E>> SqlType<E> enumByName(Class<E> type) {
        return enumByValue(type, STRING.length(Math.max(1, EnumConverter.longestName(type))), Enum::name);
    }

    /**
     * Makes the type of an enum that is one of the database's own types where it has such ({@code CREATE TYPE ... AS ENUM}), and
     * elsewhere stored by name. The labels are the names of the constants.
     *
     * @param name the name of the database's type, any text; quoted where needed
     * @param type the enum
     * @param <E> the enum
     * @return the type
     */
    public static <E extends Enum<E>> EnumType<E> nativeEnum(String name, Class<E> type) {
        return new EnumType<>(null, name, type, enumByName(type));
    }

    /**
     * Makes the type of an enum whose constants are stored by a value of each. Hold it in a constant, as
     * {@link SqlType#as} says. A stored value that stands for no constant is an error when it is read.
     *
     * @param type the enum
     * @param storage the type of the stored values
     * @param toStored gives a constant's value; called here once for each constant
     * @param <E> the enum
     * @param <S> the class of the stored values, with {@code equals} and {@code hashCode}
     * @return the type
     * @throws ConfigurationException if a constant has no value, or two have the same
     */
    public static <E extends Enum<E>, S> SqlType<E> enumByValue(
            Class<E> type, SqlType<S> storage, Function<? super E, ? extends S> toStored) {
        EnumConverter<E, S> converter = new EnumConverter<>(type, toStored);
        return storage.as(type, converter::toConstant, converter::toStored);
    }
}

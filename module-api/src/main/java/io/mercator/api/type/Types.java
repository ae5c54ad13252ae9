package io.mercator.api.type;

import io.mercator.api.error.ConfigurationException;
import java.time.Instant;
import java.util.Map;

/** The SQL types as constants, to be imported statically. */
public final class Types {
    /** A whole number of 16 bits. */
    public static final SmallIntType SMALLINT = SmallIntType.INSTANCE;
    /** A whole number of 32 bits. */
    public static final IntegerType INTEGER = IntegerType.INSTANCE;
    /** A whole number of 64 bits. */
    public static final BigIntType BIGINT = BigIntType.INSTANCE;
    /** A floating-point number of 64 bits. */
    public static final DoubleType DOUBLE = DoubleType.INSTANCE;
    /** True or false. */
    public static final BooleanType BOOLEAN = BooleanType.INSTANCE;
    /** A character string; {@link StringType#length(int)} gives it the length that some databases demand in DDL. */
    public static final StringType STRING = StringType.INSTANCE;
    /** A character string of any length. */
    public static final TextType TEXT = TextType.INSTANCE;
    /** A point in time, independent of zones. */
    public static final InstantType INSTANT = InstantType.INSTANCE;

    private static final Map<Class<?>, SqlType<?>> BY_CLASS = Map.of(
            Short.class, SMALLINT,
            Integer.class, INTEGER,
            Long.class, BIGINT,
            Double.class, DOUBLE,
            Boolean.class, BOOLEAN,
            String.class, STRING,
            Instant.class, INSTANT);

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
}

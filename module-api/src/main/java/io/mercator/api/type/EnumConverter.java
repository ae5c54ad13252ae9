package io.mercator.api.type;

import io.mercator.api.error.ConfigurationException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Converts between the constants of an enum and what stands for each in the database. */
final class EnumConverter<E extends Enum<E>, S> {
    private final Class<E> type;
    private final Map<S, E> byStored = new LinkedHashMap<>();
    private final Object[] stored;

    EnumConverter(Class<E> type, Function<? super E, ? extends S> toStored) {
        this.type = type;
        E[] constants = type.getEnumConstants();
        this.stored = new Object[constants.length];
        for (E constant : constants) {
            S value = toStored.apply(constant);
            if (value == null) {
                throw new ConfigurationException("The constant " + type.getSimpleName() + "." + constant.name()
                        + " has no stored value. Give each constant one.");
            }
            E other = byStored.put(value, constant);
            if (other != null) {
                throw new ConfigurationException("The constants " + other.name() + " and " + constant.name() + " of "
                        + type.getSimpleName() + " have the same stored value '" + value
                        + "', so that neither can be read back. Give each constant its own.");
            }
            stored[constant.ordinal()] = value;
        }
    }

    @SuppressWarnings("unchecked") // the constructor put values of S alone
    S toStored(E constant) {
        return (S) stored[constant.ordinal()];
    }

    E toConstant(S value) {
        E constant = byStored.get(value);
        if (constant == null) {
            throw new IllegalArgumentException("'" + value + "' stands for no constant of " + type.getSimpleName()
                    + "; known are " + byStored.keySet());
        }
        return constant;
    }

    static int longestName(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants())
                .mapToInt(constant -> constant.name().length())
                .max()
                .orElse(1);
    }
}

package io.mercator.api.spi;

import org.jspecify.annotations.Nullable;

/**
 * Receives the parameters of one execution. Ordinals count the bound values of the statement's tree in tree order, from
 * 0; the sink knows at which places of the SQL text each stands and with which codec. Each ordinal is set exactly once.
 */
public interface ParameterSink {
    /**
     * Sets a value.
     *
     * @param ordinal which bound value
     * @param value the value of the bound type's class, or null
     */
    void set(int ordinal, @Nullable Object value);

    /**
     * Sets a value without boxing it.
     *
     * @param ordinal which bound value, of the type INTEGER
     * @param value the value
     */
    void setInt(int ordinal, int value);

    /**
     * Sets a value without boxing it.
     *
     * @param ordinal which bound value, of the type BIGINT
     * @param value the value
     */
    void setLong(int ordinal, long value);

    /**
     * Sets a value without boxing it.
     *
     * @param ordinal which bound value, of the type DOUBLE
     * @param value the value
     */
    void setDouble(int ordinal, double value);

    /**
     * Sets a value without boxing it.
     *
     * @param ordinal which bound value, of the type BOOLEAN
     * @param value the value
     */
    void setBoolean(int ordinal, boolean value);
}

package io.mercator.api.dialect;

import io.mercator.api.error.CompileException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How the values of one type cross JDBC for one database, and how they stand in SQL text. Stateless and safe for any
 * thread; found once for each parameter and column of a compiled statement, never per value.
 *
 * <p>A codec gives back exactly what it was given, or refuses it: by {@link #misfit} before anything is sent, by an
 * {@link java.sql.SQLDataException} when a stored value is not one of the type.
 *
 * @param <T> the Java class of the values
 */
public interface ValueCodec<T> {
    /**
     * Binds a value.
     *
     * @param statement the statement
     * @param index the JDBC index, from 1
     * @param value the value, never null, that {@link #misfit} did not refuse
     * @throws SQLException as the driver throws it
     */
    void bind(PreparedStatement statement, int index, T value) throws SQLException;

    /**
     * Binds NULL.
     *
     * @param statement the statement
     * @param index the JDBC index, from 1
     * @throws SQLException as the driver throws it
     */
    void bindNull(PreparedStatement statement, int index) throws SQLException;

    /**
     * Reads a value.
     *
     * @param rows the result set at a row
     * @param index the JDBC index, from 1
     * @return the value, null for NULL
     * @throws java.sql.SQLDataException if what is stored is no value of the type
     * @throws SQLException as the driver throws it
     */
    @Nullable
    T read(ResultSet rows, int index) throws SQLException;

    /**
     * Tells why this database would change a value or not take it, as a parameter of any kind. Whether a value that is
     * to be stored fits the type's length or scale its {@link io.mercator.api.type.SqlType#misfit} tells.
     *
     * @param value a value
     * @return the reason, to follow "does not fit: ", with the fix; null when it fits
     */
    default @Nullable String misfit(T value) {
        return null;
    }

    /**
     * Cuts off a value that was generated for a column, and that nobody has seen yet, what this database would not keep: the
     * nanoseconds that a clock has and a column has not. Values that the program gives are never cut but refused by {@link
     * #misfit}.
     *
     * @param value what a default's supplier gave
     * @return what is stored, and given to the object; the value itself unless overridden
     */
    default T generated(T value) {
        return value;
    }

    /**
     * Writes a value as it stands in SQL text.
     *
     * @param value a value, never null
     * @return SQL that means just this value, with whatever is in it quoted
     * @throws CompileException if SQL text cannot hold the value; unless overridden, always
     */
    default String literal(T value) {
        throw new CompileException("Values of " + value.getClass().getName()
                + " cannot stand in SQL text here. Bind the value as a parameter: literal(value, type).");
    }

    /**
     * Tells whether values keep what they are in a JDBC batch, as they do alone.
     *
     * @return true unless overridden
     */
    default boolean isBatchable() {
        return true;
    }

    /**
     * Tells whether a value comes back equal to what was given. The engine knows rows that an INSERT returns by the values
     * that it gave, so rows with others are inserted one by one.
     *
     * @return true unless overridden
     */
    default boolean isExact() {
        return true;
    }

    /**
     * Tells whether {@link #readInt} and its like, and JDBC's {@code setInt} and its like, do the same as {@link #read}
     * and {@link #bind} for this type, so that nothing need be boxed.
     *
     * @return false unless overridden
     */
    default boolean isPrimitive() {
        return false;
    }

    /**
     * Reads a value of the type INTEGER without boxing it.
     *
     * @param rows the result set at a row
     * @param index the JDBC index, from 1
     * @return the value, 0 for NULL
     * @throws SQLException as {@link #read} does
     */
    default int readInt(ResultSet rows, int index) throws SQLException {
        return rows.getInt(index);
    }

    /**
     * Reads a value of the type BIGINT without boxing it.
     *
     * @param rows the result set at a row
     * @param index the JDBC index, from 1
     * @return the value, 0 for NULL
     * @throws SQLException as {@link #read} does
     */
    default long readLong(ResultSet rows, int index) throws SQLException {
        return rows.getLong(index);
    }

    /**
     * Reads a value of the type DOUBLE without boxing it.
     *
     * @param rows the result set at a row
     * @param index the JDBC index, from 1
     * @return the value, 0 for NULL
     * @throws SQLException as {@link #read} does
     */
    default double readDouble(ResultSet rows, int index) throws SQLException {
        return rows.getDouble(index);
    }

    /**
     * Reads a value of the type BOOLEAN without boxing it.
     *
     * @param rows the result set at a row
     * @param index the JDBC index, from 1
     * @return the value, false for NULL
     * @throws SQLException as {@link #read} does
     */
    default boolean readBoolean(ResultSet rows, int index) throws SQLException {
        return rows.getBoolean(index);
    }

    /**
     * Binds a value.
     *
     * @param <T> the Java class of the values
     */
    @FunctionalInterface
    interface Binder<T> {
        /**
         * Binds a value, as {@link ValueCodec#bind} says.
         *
         * @param statement the statement
         * @param index the JDBC index, from 1
         * @param value the value
         * @throws SQLException as the driver throws it
         */
        void bind(PreparedStatement statement, int index, T value) throws SQLException;
    }

    /**
     * Reads a value.
     *
     * @param <T> the Java class of the values
     */
    @FunctionalInterface
    interface Reader<T extends @Nullable Object> {
        /**
         * Reads a value, as {@link ValueCodec#read} says.
         *
         * @param rows the result set at a row
         * @param index the JDBC index, from 1
         * @return the value, null for NULL
         * @throws SQLException as the driver throws it
         */
        T read(ResultSet rows, int index) throws SQLException;
    }

    /**
     * Makes a codec of floating-point numbers that cross as JDBC has them, without boxing.
     *
     * @param literal writes a value as SQL text, for example {@link Literals#approximate}
     * @param limit tells why the database would not keep a value as it is, in words that {@link #misfit} has; null where it does
     * @return the codec
     */
    static ValueCodec<Double> ofDouble(
            Function<? super Double, String> literal, Function<? super Double, @Nullable String> limit) {
        return new DoubleCodec(literal, limit);
    }

    /**
     * Makes a codec of functions.
     *
     * @param jdbcType the type of NULL, one of {@link java.sql.Types}
     * @param binder binds a value, for example {@code PreparedStatement::setObject}
     * @param reader reads a value
     * @param literal writes a value as SQL text; see {@link Literals}
     * @param <T> the Java class of the values
     * @return the codec
     */
    static <T> ValueCodec<T> of(
            int jdbcType,
            Binder<? super T> binder,
            Reader<? extends @Nullable T> reader,
            Function<? super T, String> literal) {
        return new SimpleCodec<>(jdbcType, binder, reader, literal);
    }

    /**
     * Returns the object by which JDBC takes a value as an element of an array.
     *
     * @param value a value, never null
     * @return the value itself unless overridden
     */
    default Object toJdbc(T value) {
        return value;
    }

    /**
     * Makes a codec of arrays whose elements are read, and written as SQL text, by this one.
     *
     * @param jdbcType the type of NULL, one of {@link java.sql.Types}
     * @param typeName the name of the array's type, for literals
     * @param binder binds the elements, each as {@link #toJdbc} gives it or null
     * @return the codec
     */
    default ValueCodec<List<T>> inArrays(int jdbcType, String typeName, Binder<? super List<@Nullable Object>> binder) {
        return new ArrayCodec<>(this, jdbcType, typeName, binder);
    }

    /**
     * Makes a codec for values that cross in the form of this one's. What the function that reads throws as {@link
     * java.time.DateTimeException}, {@link IllegalArgumentException} or {@link ArithmeticException} becomes a {@link
     * java.sql.SQLDataException} with the stored value.
     *
     * @param toStored makes this codec's value
     * @param toValue makes the value from it
     * @param <V> the Java class of the values
     * @return the codec
     */
    default <V> ValueCodec<V> as(Function<? super V, ? extends T> toStored, Function<? super T, ? extends V> toValue) {
        return new MappedCodec<>(this, toStored, toValue);
    }

    /**
     * Makes a codec whose values the engine keeps out of JDBC's batches, because the driver would change them there.
     *
     * @return the codec
     */
    default ValueCodec<T> unbatched() {
        return new UnbatchedCodec<>(this);
    }

    /**
     * Makes a codec whose values the database may write otherwise though they mean the same, as documents with other blanks.
     *
     * @return the codec
     */
    default ValueCodec<T> inexact() {
        return new InexactCodec<>(this);
    }

    /**
     * Makes a codec that cuts generated values as {@link #generated} does.
     *
     * @param cut takes off a value what the database would not keep
     * @return the codec
     */
    default ValueCodec<T> cutting(UnaryOperator<T> cut) {
        return new CuttingCodec<>(this, cut);
    }

    /**
     * Makes a codec that refuses some values as {@link #misfit} does.
     *
     * @param limit gives the reason for a value that is refused, null for others
     * @return the codec
     */
    default ValueCodec<T> refusing(Function<? super T, @Nullable String> limit) {
        return new LimitedCodec<>(this, limit);
    }
}

package io.mercator.api.session;

import io.mercator.api.schema.Column;
import io.mercator.api.schema.Table;
import java.util.Collection;
import java.util.Map;

/**
 * Writes many rows at once, past the session's unit of work: nothing is remembered of each, no cascade is followed, and
 * objects stay outside of the session. For imports and for changes of known rows; {@link Session#bulk} gives it.
 * Follows SQLAlchemy's {@code bulk_save_objects}, {@code bulk_insert_mappings} and {@code bulk_update_mappings}.
 *
 * <pre>{@code
 * session.bulk().insert(users);
 * session.bulk().insert(User.class, List.of(Map.of(table.name, "ed"), Map.of(table.name, "wendy")));
 * }</pre>
 *
 * <p>Rows are sent in the order given, in the session's transaction, after the session has flushed what it owes to the
 * tables concerned (unless autoflush is off). Neighbours that write the same columns go into one batch, of 1,000 rows
 * at most, so that a collection which makes its elements as it goes needs memory for one batch alone. It is gone
 * through more than once: everything given is checked before the first row is sent.
 *
 * <p>What a row leaves to the column follows the rule of a flush: null takes the column's client default, is left out
 * for a server default, a default expression or a generated key, and is NULL otherwise. An UPDATE writes null as NULL,
 * and gives columns with {@code onUpdate} and {@code onUpdateExpression} their new value unless they are named.
 *
 * <p>Versions ({@link io.mercator.api.mapping.MapperBuilder#version}) are counted as by a flush. An INSERT writes the first.
 * An UPDATE of an object asks the row for the version that the object has, writes the next and sets it on the object; a
 * DELETE of an object asks for it. Objects of a class that does not have its version as a property are refused by both. Rows
 * given as values ask for no version: one that they name is written as it is; else an INSERT writes the first, and an UPDATE
 * leaves it as it is.
 *
 * <p>Every method throws, before anything is sent, {@link io.mercator.api.error.SessionException} for an object that is
 * in the session, an object or row without a key or version where one is needed, and a column that does not fit;
 * {@link io.mercator.api.error.ForeignSessionException} for an object of another open session, where that is told;
 * {@link io.mercator.api.error.UnmappedClassException} for a class that is not mapped;
 * {@link io.mercator.api.error.ValueMisfitException} and {@link io.mercator.api.error.ConversionException} for a value
 * that its column cannot keep as it is. What a column's own default or {@code onUpdate} gives is checked when its batch
 * is made. When the database refuses ({@link io.mercator.api.error.StatementException}), or a row to be updated or
 * deleted is missing or has another version ({@link io.mercator.api.error.StaleDataException}, which names its key and
 * version), the session's transaction is rolled back as after a failed flush, and the session waits for
 * {@link Session#rollback}. Keys, defaults and versions that were set on objects by then stay there, since the session does
 * not know the objects: load objects with versions again after a rollback.
 *
 * <p>An object that was inserted is no object of the session, to which {@link Session#add} would insert it again; load
 * its row with {@link Session#get} to go on with it. The session's own objects stay true: one whose row was updated is expired, one whose row was deleted counts as
 * deleted. For the thread that uses the session.
 */
public interface BulkOperations {
    /**
     * Inserts the rows of objects and sets generated keys, client defaults and versions on them. Other values that the database
     * makes are not asked for. The foreign key of a reference is the key of the object that it points to, which must
     * have one.
     *
     * @param objects transient or detached objects of mapped classes, in the order in which their rows are inserted;
     *     none sends nothing
     * @return how many rows were inserted
     */
    long insert(Collection<?> objects);

    /**
     * Inserts the rows of objects in the fastest way and leaves the objects as they are: no key is asked for.
     *
     * @param objects transient or detached objects of mapped classes, in the order in which their rows are inserted;
     *     none sends nothing
     * @return how many rows were inserted
     */
    long insertWithoutKeys(Collection<?> objects);

    /**
     * Updates the rows of objects, found by key: writes the properties of the columns named, or all that are no key.
     * Without named columns the foreign key of a reference that is null is left as it is, since the reference may only
     * not be loaded; columns that get a value of their own with each UPDATE get it.
     *
     * @param objects objects of mapped classes that have their rows' keys; none sends nothing
     * @param columns the columns that are written, none for all that are no key
     * @return how many rows were updated
     */
    long update(Collection<?> objects, Column<?>... columns);

    /**
     * Deletes the rows of objects, found by key, and by version where the class has one.
     *
     * @param objects objects of mapped classes that have their rows' keys; none sends nothing
     * @return how many rows were deleted
     */
    long delete(Collection<?> objects);

    /**
     * Inserts rows of a class's table.
     *
     * @param type a mapped class
     * @param rows for each row the values of columns of the table, mapped or not; no row sends nothing
     * @return how many rows were inserted
     */
    long insert(Class<?> type, Collection<? extends Map<? extends Column<?>, ?>> rows);

    /**
     * Inserts rows of a table.
     *
     * @param table the table, of a mapped class or not
     * @param rows for each row the values of columns of the table; no row sends nothing
     * @return how many rows were inserted
     */
    long insert(Table table, Collection<? extends Map<? extends Column<?>, ?>> rows);

    /**
     * Updates rows of a class's table, found by the key of its mapping.
     *
     * @param type a mapped class
     * @param rows for each row the values of all key columns, by which it is found, and of the columns that are
     *     written; no row sends nothing
     * @return how many rows were updated
     */
    long update(Class<?> type, Collection<? extends Map<? extends Column<?>, ?>> rows);

    /**
     * Updates rows of a table, found by its primary key.
     *
     * @param table a table with a primary key, of a mapped class or not
     * @param rows for each row the values of all key columns, by which it is found, and of the columns that are
     *     written; no row sends nothing
     * @return how many rows were updated
     */
    long update(Table table, Collection<? extends Map<? extends Column<?>, ?>> rows);

    /**
     * Deletes rows of a class's table, found by the key of its mapping.
     *
     * @param type a mapped class
     * @param keys the rows' keys: a value each, or a list of values in the order of the mapping's key columns; none
     *     sends nothing
     * @return how many rows were deleted
     */
    long delete(Class<?> type, Collection<?> keys);

    /**
     * Deletes rows of a table, found by its primary key.
     *
     * @param table a table with a primary key, of a mapped class or not
     * @param keys the rows' keys: a value each, or a list of values in the order of the key's columns; none sends
     *     nothing
     * @return how many rows were deleted
     */
    long delete(Table table, Collection<?> keys);
}

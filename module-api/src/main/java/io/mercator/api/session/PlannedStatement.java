package io.mercator.api.session;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row that a flush is about to write.
 *
 * @param kind INSERT, UPDATE or DELETE
 * @param table the table's name
 * @param object the object whose row it is; for a row of a secondary table, the object that has the collection
 * @param description names the object or the row for people, without calling any of the object's methods
 * @param changes the properties that are written, old to new; a new value that is not known before the flush is a
 *     {@link PendingValue}
 * @param reason why the statement stands where it stands
 */
public record PlannedStatement(
        Kind kind, String table, Object object, String description, List<PropertyChange> changes, String reason) {
    /** The kinds of statements. */
    public enum Kind {
        /** A row is inserted. */
        INSERT,
        /** Columns of a row are changed. */
        UPDATE,
        /** A row is deleted. */
        DELETE
    }

    /**
     * Copies the list.
     *
     * @param kind INSERT, UPDATE or DELETE
     * @param table the table's name
     * @param object the object whose row it is
     * @param description names the object or the row
     * @param changes the properties that are written, old to new
     * @param reason why the statement stands where it stands
     */
    public PlannedStatement {
        changes = List.copyOf(changes);
    }

    /**
     * {@inheritDoc} For example (the reason is one line)
     *
     * <pre>{@code
     * UPDATE users (User(id=1)): name 'ed' -> 'eddie'
     *    rows of 'users' in order of their keys
     * INSERT addresses (Address@3c4d): email 'ed@home', user_id <key of User@1a2b>
     *    rows of 'addresses' in the order in which they were added; waits for INSERT of
     *    User@1a2b, whose key it takes (User.addresses)
     * }</pre>
     */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(kind)
                .append(' ')
                .append(table)
                .append(" (")
                .append(description)
                .append(')');
        String separator = ": ";
        for (PropertyChange change : changes) {
            text.append(separator).append(change.property()).append(' ');
            if (kind == Kind.UPDATE) {
                text.append(shown(change.oldValue())).append(" -> ");
            }
            text.append(shown(change.newValue()));
            separator = ", ";
        }
        return text.append("\n   ").append(reason).toString();
    }

    private static String shown(@Nullable Object value) {
        return value instanceof String ? "'" + value + "'" : String.valueOf(value);
    }
}

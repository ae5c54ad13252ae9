package io.mercator.api.mapping;

import io.mercator.api.schema.Column;
import io.mercator.api.sql.Alias;
import io.mercator.api.sql.ColumnRef;
import io.mercator.api.sql.FromItem;
import io.mercator.api.sql.Selected;
import io.mercator.api.sql.Subquery;
import io.mercator.api.sql.TableRef;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A mapped class as a query names it: on its own table, under an alias, or read from a subquery; SQLAlchemy's
 * {@code aliased(User)}.
 *
 * <pre>{@code
 * Entity<User> u = Entity.of(User.class, Alias.of(users, "u"));
 * session.query(u, users.name).filter(u.c(users.name).eq("ed"))
 * }</pre>
 *
 * <p>Immutable and safe for any thread.
 *
 * @param <E> the mapped class
 */
public final class Entity<E> implements Selected<E> {
    private final Class<E> type;
    private final @Nullable FromItem from;

    private Entity(Class<E> type, @Nullable FromItem from) {
        this.type = type;
        this.from = from;
    }

    /**
     * Names a class on its own table.
     *
     * @param type a mapped class
     * @param <E> the class
     * @return the entity
     */
    public static <E> Entity<E> of(Class<E> type) {
        return new Entity<>(type, null);
    }

    /**
     * Names a class under an alias of its table.
     *
     * @param type a mapped class
     * @param alias an alias of the class's table
     * @param <E> the class
     * @return the entity
     */
    public static <E> Entity<E> of(Class<E> type, Alias<? extends TableRef> alias) {
        return new Entity<>(type, alias);
    }

    /**
     * Names a class whose objects are read from a subquery, which selects all mapped columns.
     *
     * @param type a mapped class
     * @param subquery a subquery that selects the columns of the class's table
     * @param <E> the class
     * @return the entity
     */
    public static <E> Entity<E> of(Class<E> type, Subquery subquery) {
        return new Entity<>(type, subquery);
    }

    /**
     * Returns the class.
     *
     * @return the mapped class
     */
    public Class<E> type() {
        return type;
    }

    /**
     * Returns what the objects are read from.
     *
     * @return the alias or subquery, empty for the class's own table
     */
    public Optional<FromItem> from() {
        return Optional.ofNullable(from);
    }

    /**
     * Returns a column of the entity.
     *
     * @param column a column of the class's table
     * @param <V> the Java class of its values
     * @return the column under the entity's name
     */
    public <V> ColumnRef<V> c(Column<V> column) {
        return from == null ? column : ColumnSource.of(from).c(column);
    }

    /** {@inheritDoc} The class's name, with the alias's. */
    @Override
    public String toString() {
        return from == null ? type.getSimpleName() : type.getSimpleName() + " " + from.correlationName();
    }
}

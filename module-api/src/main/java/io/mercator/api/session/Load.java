package io.mercator.api.session;

import io.mercator.api.mapping.ColumnSource;
import io.mercator.api.mapping.Loading;
import io.mercator.api.mapping.Relationship;
import io.mercator.api.schema.Column;
import io.mercator.api.sql.Condition;
import java.util.List;
import java.util.function.Function;

/**
 * What a query loads beside what the mapping says: relationships by which strategy, columns or not, and conditions on every
 * load of a class; SQLAlchemy's loader options. Given to {@link Query#options}.
 *
 * <pre>{@code
 * session.query(User.class).options(Load.selectin(addresses).then(Load.joined(dingalings)), Load.defer(users.bio))
 * }</pre>
 *
 * <p>Immutable and safe for any thread.
 */
public sealed interface Load permits LoadRelated, LoadColumns, LoadCriteria {
    /**
     * Loads a relationship by one further statement, which lists the keys of the objects that have it.
     *
     * @param relationship a relationship
     * @return the option, whose {@code then} says what is loaded with the related objects
     */
    static LoadRelated selectin(Relationship<?, ?> relationship) {
        return LoadRelated.of(relationship, Loading.SELECTIN);
    }

    /**
     * Loads a relationship in the query's own statement, by a LEFT OUTER JOIN to an alias that the query's conditions do not
     * see. Rows that a joined collection repeats are given once; a limit counts objects, since it stands in a subquery then.
     *
     * @param relationship a relationship
     * @return the option, whose {@code then} says what is loaded with the related objects
     */
    static LoadRelated joined(Relationship<?, ?> relationship) {
        return LoadRelated.of(relationship, Loading.JOINED);
    }

    /**
     * Loads a relationship by one further statement, which joins it with the query as a subquery.
     *
     * @param relationship a relationship
     * @return the option, whose {@code then} says what is loaded with the related objects
     */
    static LoadRelated subquery(Relationship<?, ?> relationship) {
        return LoadRelated.of(relationship, Loading.SUBQUERY);
    }

    /**
     * Leaves a collection to its first use, and so a reference of a woven class; that of a plain class to one statement for all
     * objects of the result.
     *
     * @param relationship a relationship
     * @return the option, whose {@code then} says what is loaded with the related objects
     */
    static LoadRelated lazy(Relationship<?, ?> relationship) {
        return LoadRelated.of(relationship, Loading.LAZY);
    }

    /**
     * Refuses to load a relationship: looking at it is an error that names this option.
     *
     * @param relationship a relationship
     * @return the option
     */
    static LoadRelated raise(Relationship<?, ?> relationship) {
        return LoadRelated.of(relationship, Loading.RAISE);
    }

    /**
     * Loads nothing: a collection stays empty, a reference null.
     *
     * @param relationship a relationship
     * @return the option
     */
    static LoadRelated none(Relationship<?, ?> relationship) {
        return LoadRelated.of(relationship, Loading.NONE);
    }

    /**
     * Takes a relationship's objects from the query's own joins, which the query's conditions do see: a collection gets the
     * rows that the query gives of it, no more. Where the other class was joined under an alias, the relationship names it:
     * {@code Load.containsEager(addresses.to(alias))}.
     *
     * @param relationship a relationship along which the query joins
     * @return the option, whose {@code then} says what is loaded with the related objects
     */
    static LoadRelated containsEager(Relationship<?, ?> relationship) {
        return new LoadRelated(relationship, Loading.JOINED, true, List.of());
    }

    /**
     * Leaves columns out; their properties keep what the constructor gave, and are read when
     * {@code session.read(object, column)} asks for one.
     *
     * @param columns columns of one mapped table
     * @return the option
     */
    static LoadColumns defer(Column<?>... columns) {
        return new LoadColumns(LoadColumns.Mode.DEFER, List.of(columns), "");
    }

    /**
     * Loads columns that the mapping defers.
     *
     * @param columns columns of one mapped table
     * @return the option
     */
    static LoadColumns undefer(Column<?>... columns) {
        return new LoadColumns(LoadColumns.Mode.UNDEFER, List.of(columns), "");
    }

    /**
     * Loads the columns that the mapping defers under a group's name.
     *
     * @param group the group
     * @return the option
     */
    static LoadColumns undeferGroup(String group) {
        return new LoadColumns(LoadColumns.Mode.UNDEFER_GROUP, List.of(), group);
    }

    /**
     * Loads these columns alone, and the key, of the class whose table they belong to.
     *
     * @param columns columns of one mapped table
     * @return the option
     */
    static LoadColumns only(Column<?>... columns) {
        return new LoadColumns(LoadColumns.Mode.ONLY, List.of(columns), "");
    }

    /**
     * Puts a condition on every load of a class by the query: as what is queried, as what is joined or as what a
     * relationship refers to; SQLAlchemy's {@code with_loader_criteria}. For soft deletes and tenants.
     *
     * @param type a mapped class
     * @param condition gives the condition on the class's columns, wherever they stand
     * @return the option
     */
    static LoadCriteria criteria(Class<?> type, Function<ColumnSource, Condition> condition) {
        return new LoadCriteria(type, condition);
    }
}

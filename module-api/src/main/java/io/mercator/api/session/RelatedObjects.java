package io.mercator.api.session;

/**
 * The objects of a relationship of one object as a query, to which objects are added and from which they are removed
 * without loading the rest; SQLAlchemy's dynamic and write-only relationships. Given by {@link Session#related}. For the
 * session's thread.
 *
 * @param <T> the class of the related objects
 */
public interface RelatedObjects<T> {
    /**
     * Returns the query for the related objects, in the relationship's order; it flushes first what it may see.
     *
     * @return a query that may be filtered, ordered and limited further
     */
    Query<T> query();

    /**
     * Adds an object, which the next flush writes.
     *
     * @param object an object of the related class; it comes into the session as the relationship's cascade says
     */
    void add(T object);

    /**
     * Removes an object, which the next flush writes.
     *
     * @param object an object of the related class
     */
    void remove(T object);
}

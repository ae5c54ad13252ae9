package io.mercator.api.mapping;

/** When and how the objects of a relationship are loaded; SQLAlchemy's loading strategies. */
public enum Loading {
    /**
     * A collection when it is first looked at, by one SELECT. A to-one reference of a plain class, which nobody sees being
     * looked at, by one SELECT for all objects of a query's result that are not in the session already.
     */
    LAZY,
    /** With the query, by one further SELECT for all objects of the result, whose keys it lists. */
    SELECTIN,
    /** With the query, in its own SELECT by a LEFT OUTER JOIN. */
    JOINED,
    /** With the query, by one further SELECT that has the query as a subquery. */
    SUBQUERY,
    /**
     * Never by itself: a collection that is looked at throws, and so does {@code session.read(object, relationship)}. A
     * to-one reference of a plain class stays null unless the object that it refers to is in the session.
     */
    RAISE,
    /** Never: a collection of a loaded object is empty and a reference null; what is added is saved. */
    NONE,
    /**
     * Never as a whole: the relationship is a query ({@code session.related(object, relationship)}), to which objects are
     * added and from which they are removed. What {@link ToMany#dynamic} has.
     */
    DYNAMIC
}

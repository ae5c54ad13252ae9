package io.mercator.api.mapping;

/** When and how the objects of a relationship are loaded; SQLAlchemy's loading strategies. */
public enum Loading {
    /**
     * When it is first looked at, by one SELECT. For a to-one reference the class must be woven, since nobody sees a plain
     * one being looked at; a query that asks for it all the same ({@code Load.lazy}) gets SELECTIN.
     */
    LAZY,
    /**
     * With the query, by one further SELECT for all objects of the result, whose keys it lists; of references for those that
     * are not in the session already.
     */
    SELECTIN,
    /** With the query, in its own SELECT by a LEFT OUTER JOIN. */
    JOINED,
    /** With the query, by one further SELECT that has the query as a subquery. */
    SUBQUERY,
    /**
     * Never by itself: a collection that is looked at throws, and so do {@code session.read(object, relationship)} and the
     * getter of a woven class. A to-one reference of a plain class stays null unless the object that it refers to is in the
     * session.
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

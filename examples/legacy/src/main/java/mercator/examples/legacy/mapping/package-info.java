/**
 * How the domain's classes lie on the tables, and the relationships between them as handles that queries name.
 *
 * <p>References that lead out of what a query is about are {@code RAISE}: each query says what it brings, so that nothing
 * is loaded unseen. Those within an aggregate are lazy, which for plain classes is one statement for all objects of a
 * result, and none for objects that the session has.
 */
package mercator.examples.legacy.mapping;

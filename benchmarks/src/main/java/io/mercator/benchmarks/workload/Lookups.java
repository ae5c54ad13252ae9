package io.mercator.benchmarks.workload;

/** Short queries, each in a unit of work of its own, built anew each time as a program builds them. They return the sum over the rows. */
public interface Lookups {
    /** Finds an employee, without the city, by a condition on the key. */
    long byKey(int id);

    /** Finds the ten employees from a key on, without their cities, in the order of the keys. */
    long list(int from);

    /** Counts the cities of a country. */
    long count(int country);

    /** Finds key, name and country's name of the first 20 cities of a country: distinct, joined, ordered by key, limited. */
    long join(int country);

    /** Counts the cities of each country whose key is at most the given one: IN (SELECT), GROUP BY, HAVING more than one, ordered by key. */
    long subquery(int country);
}

package io.mercator.benchmarks.workload;

/** Reading many rows. Each method opens what a unit of work opens, reads in the order of the keys, and returns the sum over the rows. */
public interface Reads {
    /** Reads all {@link Data#NUMBERS} rows of ten numbers into objects. */
    long numbers();

    /** Reads all {@link Data#TEXTS} rows of a number and three strings into objects. */
    long texts();

    /** Reads name, salary, city's name and country's name of all {@link Data#EMPLOYEES}: two joins, no entities. */
    long tuples();

    /** Reads all employees with their cities and these with their countries, in one statement with two joins. */
    long graph();
}

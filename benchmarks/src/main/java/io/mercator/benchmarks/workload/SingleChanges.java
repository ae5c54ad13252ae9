package io.mercator.benchmarks.workload;

/** Changing one row, each in a transaction of its own. */
public interface SingleChanges {
    /** Inserts a contact and returns its key. */
    long insert(int index);

    /** Sets an employee's salary by its key, without reading it before; returns how many rows were updated. */
    long update(int id, int salary);

    /** Inserts a contact and then deletes it by its key, each in a transaction; returns how many rows were deleted. */
    long insertAndDelete(int index);
}

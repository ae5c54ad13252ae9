package io.mercator.benchmarks.workload;

import io.mercator.benchmarks.model.Employee;

/** Changing {@link Data#CHANGED} rows at a time, in one transaction each. */
public interface Changes {
    /** Makes contacts, inserts them, and returns the sum of the keys that the objects then have. */
    long insertObjects();

    /** Makes contacts and inserts them by the fastest way that leaves the objects without keys. */
    void insertRows();

    /** Loads the first employees, without their cities, to be changed; called once, before the updates. */
    void loadEmployees();

    /** Gives each loaded employee the salary {@link #salary} and saves them. */
    void updateSalaries(int round);

    /** Gives each loaded employee some of four new values, as {@link #changes} says, and saves them. */
    void updateMixed(int round);

    /** Loads all contacts, deletes them, and returns the sum of their keys. */
    long deleteObjects();

    /** Returns the salary of an employee after a round; never that of the round before. */
    static int salary(int id, int round) {
        return Data.salary(id) + 1 + round % 1_000;
    }

    /** Returns which values change in a round, as a mask from 1 to 15: name 1, department 2, salary 4, active 8. */
    static int changes(int id, int round) {
        int mixed = id * 0x9E3779B9 + round * 0x85EBCA6B;
        return 1 + ((mixed ^ mixed >>> 15) >>> 8) % 15;
    }

    /** Gives an employee what changes in a round, and returns the mask of it. */
    static int change(Employee employee, int round) {
        int id = employee.getId();
        int mask = changes(id, round);
        if ((mask & 1) != 0) {
            employee.setName(name(id, round));
        }
        if ((mask & 2) != 0) {
            employee.setDepartment(department(id, round));
        }
        if ((mask & 4) != 0) {
            employee.setSalary(salary(id, round));
        }
        if ((mask & 8) != 0) {
            employee.setActive(!employee.isActive());
        }
        return mask;
    }

    /** Returns the name of an employee that changes in a round. */
    static String name(int id, int round) {
        return "employee " + id + " of round " + round;
    }

    /** Returns the department of an employee that changes in a round. */
    static String department(int id, int round) {
        return Data.department(id) + " " + round;
    }
}

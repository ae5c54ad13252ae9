package io.mercator.benchmarks.workload;

/** The rows of the tables, made of their numbers, and how many there are. Keys are counted from 1. */
public final class Data {
    /** How many countries there are. */
    public static final int COUNTRIES = 50;

    /** How many cities there are, in turn of each country. */
    public static final int CITIES = 1_000;

    /** How many employees there are, in turn of each city. */
    public static final int EMPLOYEES = 100_000;

    /** How many rows of numbers there are. */
    public static final int NUMBERS = 1_000;

    /** How many rows of strings there are. */
    public static final int TEXTS = 10_000;

    /** How many objects are inserted or changed at a time. */
    public static final int CHANGED = 10_000;

    private static final String[] DEPARTMENTS = {"sales", "production", "research", "finance", "service"};

    private Data() {}

    public static String countryName(int id) {
        return "country " + id;
    }

    public static String cityName(int id) {
        return "city " + id;
    }

    public static int countryOf(int city) {
        return 1 + (city - 1) % COUNTRIES;
    }

    public static String employeeName(int id) {
        return "employee " + id;
    }

    public static String employeeEmail(int id) {
        return "employee." + id + "@example.com";
    }

    public static String department(int id) {
        return DEPARTMENTS[id % DEPARTMENTS.length];
    }

    public static int salary(int id) {
        return 2_000 + id % 3_000;
    }

    public static boolean isActive(int id) {
        return id % 7 != 0;
    }

    public static int hired(int id) {
        return 10_000 + id % 9_000;
    }

    public static int cityOf(int employee) {
        return 1 + (employee - 1) % CITIES;
    }

    /** Returns column {@code column} (1 to 9) of a row of numbers. */
    public static int number(int id, int column) {
        return id * 31 + column * 1_000_003;
    }

    /** Returns column {@code column} (1 to 3) of a row of strings. */
    public static String text(int id, int column) {
        return "text " + column + " of row " + id;
    }

    public static String contactName(int index) {
        return "contact " + index;
    }

    public static String contactEmail(int index) {
        return "contact." + index + "@example.com";
    }

    public static String contactStreet(int index) {
        return index + " Example Street";
    }
}

package io.mercator.dialect.sqlite;

/** A version of the SQLite library. */
record SqliteVersion(int major, int minor) {
    static final SqliteVersion NEWEST = new SqliteVersion(Integer.MAX_VALUE, 0);

    static SqliteVersion parse(String text) {
        String[] parts = text.split("\\.");
        return new SqliteVersion(Integer.parseInt(parts[0]), parts.length > 1 ? Integer.parseInt(parts[1]) : 0);
    }

    boolean isAtLeast(int wantedMajor, int wantedMinor) {
        return major > wantedMajor || (major == wantedMajor && minor >= wantedMinor);
    }
}

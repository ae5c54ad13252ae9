package io.mercator.dialect.sqlite;

import io.mercator.api.dialect.DatabaseUrl;

/**
 * Which file a URL means. Three slashes come before a relative path and four before an absolute one, as in SQLAlchemy;
 * without slashes the driver's own form holds.
 */
record SqliteAddress(String file) {
    private static final String MEMORY = ":memory:";

    static SqliteAddress of(DatabaseUrl url) {
        String address = url.address();
        String path = address.startsWith("///") ? address.substring(3) : address;
        return new SqliteAddress(path.isEmpty() || path.equals("//") ? MEMORY : path);
    }

    boolean isPrivateMemory() {
        return file.equals(MEMORY) || file.equals("file::memory:");
    }
}

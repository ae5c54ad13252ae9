package io.mercator.dialect.h2;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;

/** A version of H2. */
record H2Version(int major, int minor) {
    static final H2Version NEWEST = new H2Version(Integer.MAX_VALUE, 0);

    static H2Version of(DatabaseMetaData database) throws SQLException {
        return new H2Version(database.getDatabaseMajorVersion(), database.getDatabaseMinorVersion());
    }

    boolean isAtLeast(int wantedMajor, int wantedMinor) {
        return major > wantedMajor || (major == wantedMajor && minor >= wantedMinor);
    }
}

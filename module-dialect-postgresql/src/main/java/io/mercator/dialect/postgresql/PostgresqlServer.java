package io.mercator.dialect.postgresql;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which server answers: PostgreSQL, or another database that speaks its protocol, told by what {@code version()} says of
 * itself.
 *
 * @param product whose it is
 * @param major the major version; of YugabyteDB that of the PostgreSQL which it was made from
 */
record PostgresqlServer(Product product, int major) {
    /** The databases that are told apart. */
    enum Product {
        POSTGRESQL,
        COCKROACHDB,
        YUGABYTEDB
    }

    /** The newest that is known, for rendering without a server. */
    static final PostgresqlServer NEWEST = new PostgresqlServer(Product.POSTGRESQL, 18);

    private static final Pattern COCKROACHDB = Pattern.compile("CockroachDB.*? v(\\d+)\\.");
    private static final Pattern POSTGRESQL = Pattern.compile("PostgreSQL (\\d+)");

    static PostgresqlServer parse(String version) {
        Matcher cockroach = COCKROACHDB.matcher(version);
        if (cockroach.find()) {
            return new PostgresqlServer(Product.COCKROACHDB, Integer.parseInt(cockroach.group(1)));
        }
        Matcher postgresql = POSTGRESQL.matcher(version);
        int major = postgresql.find() ? Integer.parseInt(postgresql.group(1)) : NEWEST.major;
        return new PostgresqlServer(version.contains("-YB-") ? Product.YUGABYTEDB : Product.POSTGRESQL, major);
    }

    boolean is(Product other) {
        return product == other;
    }

    /** Tells whether this is PostgreSQL's own code, however changed, from some version on. */
    boolean isPostgresqlFrom(int version) {
        return product != Product.COCKROACHDB && major >= version;
    }
}

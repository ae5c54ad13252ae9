package io.mercator.dialect.mariadb;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which server answers, told by what {@code version()} says of itself: {@code 11.4.5-MariaDB}, {@code 8.4.3}.
 *
 * @param product whose it is
 * @param major the first number of the version
 * @param minor the second
 * @param patch the third
 */
record MariadbServer(Product product, int major, int minor, int patch) {
    /** The databases that are told apart. */
    enum Product {
        MARIADB,
        MYSQL
    }

    /** The newest that is known, for rendering without a server. */
    static final MariadbServer NEWEST = new MariadbServer(Product.MARIADB, 11, 4, 0);

    /** Some hosts put a version of MySQL's before MariaDB's own, for old clients: {@code 5.5.5-10.6.1-MariaDB}. */
    private static final Pattern VERSION = Pattern.compile("(?:5\\.5\\.5-)?(\\d+)\\.(\\d+)\\.(\\d+)");

    static MariadbServer parse(String version) {
        Product product = version.contains("MariaDB") ? Product.MARIADB : Product.MYSQL;
        Matcher matcher = VERSION.matcher(version);
        return matcher.lookingAt()
                ? new MariadbServer(product, number(matcher, 1), number(matcher, 2), number(matcher, 3))
                : new MariadbServer(product, 0, 0, 0);
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    boolean isMariadb() {
        return product == Product.MARIADB;
    }

    boolean isMariadbFrom(int wantedMajor, int wantedMinor) {
        return isMariadb() && isFrom(wantedMajor, wantedMinor, 0);
    }

    boolean isMysqlFrom(int wantedMajor, int wantedMinor, int wantedPatch) {
        return !isMariadb() && isFrom(wantedMajor, wantedMinor, wantedPatch);
    }

    private boolean isFrom(int wantedMajor, int wantedMinor, int wantedPatch) {
        if (major != wantedMajor) {
            return major > wantedMajor;
        }
        return minor != wantedMinor ? minor > wantedMinor : patch >= wantedPatch;
    }

    /** Tells whether this dialect knows what the server does: what came before lacks too much. */
    boolean isKnown() {
        return isMariadbFrom(10, 6) || isMysqlFrom(8, 0, 19);
    }

    /** The order of code points, in which blanks at the end count (MariaDB, "NO PAD collations"). */
    String collation() {
        return isMariadb() ? "utf8mb4_nopad_bin" : "utf8mb4_0900_bin";
    }
}

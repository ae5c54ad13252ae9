package io.mercator.it;

import io.mercator.dialect.kit.DatabaseUnderTest;
import java.util.concurrent.atomic.AtomicInteger;

/** The databases of these tests, which come with no server. */
final class Databases {
    static final DatabaseUnderTest SQLITE = DatabaseUnderTest.at("sqlite::memory:");
    static final DatabaseUnderTest DERBY = DatabaseUnderTest.at("derby:memory:it{n}");

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private Databases() {}

    static DatabaseUnderTest of(String kind) {
        return kind.equals("sqlite") ? SQLITE : DERBY;
    }

    /** Returns the URL of a new database in memory. */
    static String url(String kind) {
        return kind.equals("sqlite") ? "sqlite::memory:" : "derby:memory:url" + NUMBER.incrementAndGet();
    }
}

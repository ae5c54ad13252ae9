package io.mercator.dialect.postgresql;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The server of the tests: that of the system property {@code mercator.test.postgresql.url}, else one that is unpacked and
 * started once for the run, on a free port, and ends with the JVM.
 */
final class TestServer {
    private static final String GIVEN = System.getProperty("mercator.test.postgresql.url");

    private TestServer() {}

    private static final class Started {
        static final EmbeddedPostgres SERVER = start();

        /** Without durability, which tests do not need; with the order of strings that all machines have. */
        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setLocaleConfig("locale", "C.UTF-8")
                        .setServerConfig("fsync", "off")
                        .setServerConfig("max_prepared_transactions", "0")
                        .start();
            } catch (IOException failed) {
                throw new UncheckedIOException(
                        "PostgreSQL did not start. Is there a server already? Name it with"
                                + " -Dmercator.test.postgresql.url=postgresql://user:password@host:5432/database",
                        failed);
            }
        }
    }

    /** Returns a URL without options. */
    static String url() {
        return GIVEN != null ? GIVEN : "postgresql://postgres@localhost:" + Started.SERVER.getPort() + "/postgres";
    }
}

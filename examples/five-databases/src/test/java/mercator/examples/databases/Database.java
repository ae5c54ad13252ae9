package mercator.examples.databases;

import java.util.function.Supplier;

/** The databases of the folder, each by a URL and by nothing else. */
enum Database {
    SQLITE(() -> "sqlite::memory:"),
    DERBY(() -> "derby:memory:tutorial"),
    H2(() -> "h2:memory:tutorial"),
    POSTGRESQL(Servers::postgresql),
    MARIADB(Servers::mariadb);

    private final Supplier<String> url;

    Database(Supplier<String> url) {
        this.url = url;
    }

    String url() {
        return url.get();
    }
}

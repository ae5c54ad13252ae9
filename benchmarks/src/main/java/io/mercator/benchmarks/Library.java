package io.mercator.benchmarks;

import io.mercator.benchmarks.database.OpenDatabase;
import io.mercator.benchmarks.jdbc.JdbcContender;
import io.mercator.benchmarks.mercator.MercatorContender;
import io.mercator.benchmarks.workload.Contender;
import java.util.function.Function;

/** What is compared. */
public enum Library {
    /** Hand-written JDBC, by which all others are divided. */
    JDBC("JDBC", JdbcContender::new),
    /** This project. */
    MERCATOR("Mercator", MercatorContender::new);

    private final String title;
    private final Function<OpenDatabase, Contender> opener;

    Library(String title, Function<OpenDatabase, Contender> opener) {
        this.title = title;
        this.opener = opener;
    }

    /** Sets the library to work on a database. */
    public Contender on(OpenDatabase database) {
        return opener.apply(database);
    }

    /** Returns the name for people. */
    public String title() {
        return title;
    }
}

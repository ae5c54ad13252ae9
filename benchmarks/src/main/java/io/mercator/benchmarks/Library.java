package io.mercator.benchmarks;

import io.mercator.benchmarks.database.Database;
import io.mercator.benchmarks.database.OpenDatabase;
import io.mercator.benchmarks.ebean.EbeanContender;
import io.mercator.benchmarks.hibernate.HibernateContender;
import io.mercator.benchmarks.jdbc.JdbcContender;
import io.mercator.benchmarks.jdbi.JdbiContender;
import io.mercator.benchmarks.jooq.JooqContender;
import io.mercator.benchmarks.mercator.MercatorContender;
import io.mercator.benchmarks.workload.Contender;
import java.util.function.Function;

/** What is compared. */
public enum Library {
    /** Hand-written JDBC, by which all others are divided. */
    JDBC("JDBC", JdbcContender::new),
    /** This project. */
    MERCATOR("Mercator", MercatorContender::new),
    /** A unit of work over plain classes. */
    HIBERNATE("Hibernate", HibernateContender::new),
    /** Classes that are enhanced when they are compiled, and saved without a unit of work. */
    EBEAN("Ebean", EbeanContender::new),
    /** SQL in Java, without a unit of work. */
    JOOQ("jOOQ", JooqContender::new),
    /** SQL in strings, without a unit of work. */
    JDBI("JDBI", JdbiContender::new);

    private final String title;
    private final Function<OpenDatabase, Contender> opener;

    Library(String title, Function<OpenDatabase, Contender> opener) {
        this.title = title;
        this.opener = opener;
    }

    /**
     * Sets the library to work on a database.
     *
     * @throws IllegalArgumentException if the library does not serve it
     */
    public Contender on(OpenDatabase database) {
        if (!serves(database.database())) {
            throw new IllegalArgumentException(
                    title + " does not serve " + database.database().title());
        }
        return opener.apply(database);
    }

    /** Returns whether the library has a dialect for a database. */
    public boolean serves(Database database) {
        // Ebean has no platform for Derby.
        return this != EBEAN || database != Database.DERBY;
    }

    /** Returns the name for people. */
    public String title() {
        return title;
    }
}

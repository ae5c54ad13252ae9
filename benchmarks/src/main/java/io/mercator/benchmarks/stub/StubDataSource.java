package io.mercator.benchmarks.stub;

import java.sql.Connection;
import javax.sql.DataSource;

/** Lends one connection, to one thread. */
public abstract class StubDataSource implements DataSource {
    private final StubConnection connection = Completion.of(StubConnection.class, new Class<?>[0]);

    protected StubDataSource() {}

    /** Makes a data source. */
    public static DataSource make() {
        return Completion.of(StubDataSource.class, new Class<?>[0]);
    }

    @Override
    public Connection getConnection() {
        return connection;
    }
}

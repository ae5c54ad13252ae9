package io.mercator.dialect.postgresql;

import io.mercator.api.dialect.Interrupter;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * Stops what the server does for a connection, by a second connection that the driver opens for it. {@code Statement.cancel()}
 * of pgjdbc 42.7 does so only while the statement is executed, and not while more of its rows are fetched; {@code
 * cancelQuery()} of its connections does always. It is called through a handle, since the driver is not required.
 */
final class PostgresqlInterrupter implements Interrupter {
    private static final ClassValue<Optional<MethodHandle>> CANCEL = new ClassValue<>() {
        @Override
        protected Optional<MethodHandle> computeValue(Class<?> type) {
            try {
                return Optional.of(MethodHandles.publicLookup()
                        .findVirtual(type, "cancelQuery", MethodType.methodType(void.class)));
            } catch (NoSuchMethodException | IllegalAccessException other) {
                return Optional.empty();
            }
        }
    };

    private final Connection connection;

    private PostgresqlInterrupter(Connection connection) {
        this.connection = connection;
    }

    static Interrupter of(Connection connection) throws SQLException {
        Connection physical =
                connection.isWrapperFor(Connection.class) ? connection.unwrap(Connection.class) : connection;
        return CANCEL.get(physical.getClass()).isPresent() ? new PostgresqlInterrupter(physical) : Statement::cancel;
    }

    @Override
    public void interrupt(Statement running) throws SQLException {
        try {
            CANCEL.get(connection.getClass()).orElseThrow().invoke(connection);
        } catch (SQLException | RuntimeException | Error failed) {
            throw failed;
        } catch (Throwable other) {
            throw new SQLException("The statement could not be cancelled", other);
        }
    }
}

package mercator.examples.dialect;

import io.mercator.api.dialect.Interrupter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Stops statements. A cancel that finds nothing to stop hits the next statement, so that one is sent in its way. */
final class HsqldbInterrupter implements Interrupter {
    private final Connection connection;

    HsqldbInterrupter(Connection connection) {
        this.connection = connection;
    }

    @Override
    public void interrupt(Statement running) throws SQLException {
        running.cancel();
    }

    @Override
    public void clear() {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CALL 1");
        } catch (SQLException stopped) {
            // The late cancel has hit this one; a connection that is lost says so again with the next.
        }
    }
}

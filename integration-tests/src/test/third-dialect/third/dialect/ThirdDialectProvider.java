package third.dialect;

import io.mercator.api.dialect.Capability;
import io.mercator.api.dialect.DatabaseUrl;
import io.mercator.api.dialect.Dialect;
import io.mercator.api.dialect.DialectProvider;
import io.mercator.api.dialect.IdentifierRules;
import io.mercator.api.dialect.NodeRenderers;
import io.mercator.api.dialect.PresenceCheck;
import io.mercator.api.dialect.SqlWriter;
import io.mercator.api.error.ErrorKind;
import io.mercator.api.schema.Table;
import io.mercator.api.sql.RowLimit;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.Set;

/** H2 under schemes of its own, without sequences, and with LIMIT in place of FETCH FIRST. */
public final class ThirdDialectProvider implements DialectProvider {
    @Override
    public String name() {
        return "third";
    }

    @Override
    public Set<String> schemes() {
        return Set.of("third", "dritte");
    }

    @Override
    public Set<String> urlOptions() {
        return Set.of();
    }

    @Override
    public Connection connect(DatabaseUrl url, Properties properties) throws SQLException {
        return DriverManager.getConnection("jdbc:h2:mem:" + url.address() + ";DB_CLOSE_DELAY=-1", properties);
    }

    @Override
    public boolean serves(DatabaseMetaData database) throws SQLException {
        return database.getDatabaseProductName().equals("H2");
    }

    @Override
    public Dialect dialect() {
        return new ThirdDialect();
    }

    private static final class ThirdDialect implements Dialect {
        private static final IdentifierRules IDENTIFIERS =
                new IdentifierRules('"', 256, Set.of("user", "value", "order", "group"), true);

        @Override
        public String name() {
            return "third";
        }

        @Override
        public Set<Capability> capabilities() {
            return Set.of(Capability.GENERATED_KEYS, Capability.MULTI_ROW_VALUES, Capability.BATCH_UPDATE_COUNTS);
        }

        @Override
        public IdentifierRules identifiers() {
            return IDENTIFIERS;
        }

        @Override
        public NodeRenderers renderers() {
            return NodeRenderers.none().with(RowLimit.class, ThirdDialect::limit);
        }

        private static void limit(RowLimit node, SqlWriter writer) {
            node.limit().ifPresent(limit -> writer.sql("LIMIT ").node(limit));
            node.offset().ifPresent(offset -> writer.sql(" OFFSET ").node(offset));
        }

        @Override
        public ErrorKind classify(SQLException error) {
            return "23505".equals(error.getSQLState()) ? ErrorKind.UNIQUE : ErrorKind.OTHER;
        }

        @Override
        public List<PresenceCheck> tablePresence(Table table) {
            return List.of(PresenceCheck.of(
                    "SELECT table_name FROM information_schema.tables WHERE table_name = ?"
                            + " AND table_schema = CURRENT_SCHEMA",
                    IDENTIFIERS.stored(table.name())));
        }
    }
}

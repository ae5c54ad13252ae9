package io.mercator.dialect.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.dialect.Capability;
import io.mercator.api.dialect.Dialect;
import io.mercator.api.engine.Connection;
import io.mercator.api.engine.Engine;
import io.mercator.api.engine.JdbcWork;
import io.mercator.api.schema.MetaData;
import io.mercator.api.sql.SqlNode;
import io.mercator.dialect.kit.model.PeopleDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/**
 * Where a capability is proven: people and pets that are committed, two connections, and a dialect that claims it. Statements
 * have constants in place of parameters, since they go through JDBC alone, so that what is proven is the database.
 */
final class ProofRoom implements AutoCloseable {
    final PeopleDatabase db;
    final Dialect dialect;
    final DatabaseUnderTest under;
    final Connection first;
    private final Engine engine;

    ProofRoom(DatabaseUnderTest under, Capability capability) {
        this.under = under;
        db = PeopleDatabase.shared(under);
        engine = db.engine;
        first = db.connection;
        first.commit();
        Dialect real = engine.dialect();
        dialect = real.has(capability) ? real : new StandardDialect(real, capability);
    }

    /** Opens a second connection. */
    Connection second() {
        return engine.connect();
    }

    /** Renders a statement; what is a parameter always, as limits are, has the given literals in its place. */
    String sql(SqlNode node, String... literals) {
        String sql = dialect.render(node);
        for (String literal : literals) {
            sql = sql.replaceFirst("\\?", Matcher.quoteReplacement(literal));
        }
        return sql;
    }

    /** Runs a statement as a query; each row as its values with commas between. */
    List<String> rows(SqlNode query, String... literals) throws SQLException {
        return rows(first, sql(query, literals));
    }

    List<String> rows(Connection connection, String sql) throws SQLException {
        return jdbc(connection, jdbc -> {
            List<String> rows = new ArrayList<>();
            try (Statement statement = jdbc.createStatement();
                    ResultSet result = statement.executeQuery(sql)) {
                int columns = result.getMetaData().getColumnCount();
                while (result.next()) {
                    StringBuilder row = new StringBuilder();
                    for (int column = 1; column <= columns; column++) {
                        row.append(column == 1 ? "" : ", ").append(result.getString(column));
                    }
                    rows.add(row.toString());
                }
            }
            return rows;
        });
    }

    int change(SqlNode statement, String... literals) throws SQLException {
        return change(first, sql(statement, literals));
    }

    int change(Connection connection, String sql) throws SQLException {
        return jdbc(connection, jdbc -> {
            try (Statement statement = jdbc.createStatement()) {
                return statement.executeUpdate(sql);
            }
        });
    }

    /** Creates tables as the dialect under proof writes them, and commits. */
    void define(MetaData metadata) throws SQLException {
        for (String sql : metadata.createStatements(dialect)) {
            change(first, sql);
        }
        first.commit();
    }

    /** Creates tables as the real dialect does, and commits. */
    void create(MetaData metadata) {
        metadata.createAll(engine);
    }

    /** Asserts that a statement fails, and takes back what it left. */
    void refused(String sql) throws SQLException {
        boolean failed = false;
        try {
            change(first, sql);
        } catch (SQLException expected) {
            failed = true;
        }
        first.rollback();
        assertThat(failed).as("'%s' fails", sql).isTrue();
    }

    /** Runs work with JDBC, whose errors come as they are. */
    <T> T jdbc(Connection connection, JdbcWork<T> work) throws SQLException {
        SQLException[] thrown = new SQLException[1];
        T result = connection.jdbc(jdbc -> {
            try {
                return work.run(jdbc);
            } catch (SQLException failed) {
                thrown[0] = failed;
                return null;
            }
        });
        if (thrown[0] != null) {
            throw thrown[0];
        }
        return result;
    }

    @Override
    public void close() {
        db.close();
    }
}

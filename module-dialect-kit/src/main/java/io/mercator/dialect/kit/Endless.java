package io.mercator.dialect.kit;

import static io.mercator.api.schema.Columns.assigned;
import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.sql.Sql.text;
import static io.mercator.api.type.Types.INTEGER;

import io.mercator.api.engine.Connection;
import io.mercator.api.engine.Engine;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import java.time.Duration;

/** Statements that would take hours in any database: products of a table of 256 numbers. */
final class Endless {
    /** Returns a row for each of {@code 256^5}. */
    private static final String FIVE = "endless a, endless b, endless c, endless d, endless e";

    private static final String PRODUCT = " FROM " + FIVE;

    private static final String NEVER = " WHERE a.n + b.n + c.n + d.n + e.n = -1";

    /** Would take hours before its first row. */
    static final String QUERY = "SELECT count(*)" + PRODUCT + NEVER;

    /** Has rows that never end, and come at once. */
    static final String ROWS = "SELECT a.n" + PRODUCT;

    /** Has 65,536 rows. */
    static final String MANY_ROWS = "SELECT a.n FROM endless a, endless b";

    /** Would take hours. */
    static final String INSERT = "INSERT INTO users (name) SELECT 'x'" + PRODUCT + NEVER;

    /** Would take hours before its one user. */
    static final String USERS = "SELECT max(users.id) AS id, max(users.name) AS name, max(users.fullname) AS fullname,"
            + " max(users.nickname) AS nickname FROM users, " + FIVE + NEVER;

    private static final Duration LONG = Duration.ofSeconds(30);

    private Endless() {}

    static void fill(Engine engine) {
        Table numbers = Table.of(new MetaData(), "endless", column("n", INTEGER, primaryKey(), assigned()));
        engine.begin(connection -> {
            numbers.metadata().createStatements(engine.dialect()).forEach(sql -> run(connection, sql));
            run(connection, "INSERT INTO endless (n) VALUES (0)");
            for (int size = 1; size < 256; size *= 2) {
                run(connection, "INSERT INTO endless (n) SELECT n + " + size + " FROM endless");
            }
        });
    }

    private static void run(Connection connection, String sql) {
        connection.execute(text(sql), LONG);
    }
}

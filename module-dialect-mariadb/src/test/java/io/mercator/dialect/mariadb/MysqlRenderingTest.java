package io.mercator.dialect.mariadb;

import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.schema.Columns.computed;
import static io.mercator.api.schema.Columns.notNull;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.sequence;
import static io.mercator.api.schema.Columns.serverDefault;
import static io.mercator.api.sql.Functions.currentTimestamp;
import static io.mercator.api.sql.Functions.lower;
import static io.mercator.api.sql.Sql.add;
import static io.mercator.api.sql.Sql.constant;
import static io.mercator.api.sql.Sql.delete;
import static io.mercator.api.sql.Sql.excluded;
import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.json;
import static io.mercator.api.sql.Sql.multiply;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.sql.Sql.update;
import static io.mercator.api.type.Types.BIGINT;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.JSON;
import static io.mercator.api.type.Types.STRING;
import static io.mercator.api.type.Types.UUID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.error.CompileException;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.CreateIndex;
import io.mercator.api.schema.CreateTable;
import io.mercator.api.schema.Index;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Sequence;
import io.mercator.api.schema.Table;
import io.mercator.api.sql.LockClause;
import io.mercator.api.sql.SqlNode;
import org.junit.jupiter.api.Test;

/** What is written for MySQL and not for MariaDB, by MySQL's manual: no server of it is run here. */
class MysqlRenderingTest {
    private final MariadbDialect mysql = new MariadbDialect(MariadbServer.parse("8.4.3"));
    private final MetaData metadata = new MetaData();
    private final Table users = Table.of(
            metadata,
            "users",
            column("id", INTEGER, primaryKey()),
            column("age", INTEGER),
            column("name", STRING.length(40)));
    private final Column<Integer> id = users.get("id", INTEGER);
    private final Column<Integer> age = users.get("age", INTEGER);
    private final Column<String> name = users.get("name", STRING);

    private void renders(SqlNode node, String sql) {
        assertThat(mysql.render(node)).isEqualTo(sql);
    }

    private void refused(SqlNode node, String reason) {
        assertThatThrownBy(() -> mysql.render(node))
                .isInstanceOf(CompileException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void tablesAreThoseOfMysql() {
        Table things = Table.in(metadata, null, "things");
        things.add(column("id", BIGINT, primaryKey(), sequence(Sequence.of("thing_seq"))));
        Column<Integer> n = things.add(column("n", INTEGER, serverDefault(INTEGER, 7)));
        things.add(column("uuid", UUID));
        things.add(column("document", JSON));
        things.add(column("path", STRING.length(9), serverDefault(STRING, "a\\b")));
        things.add(column("twice", INTEGER, computed(multiply(n, constant(2))), notNull()));
        renders(
                new CreateTable(things),
                "CREATE TABLE things ( id BIGINT NOT NULL AUTO_INCREMENT, n INTEGER DEFAULT 7, uuid CHAR(36), document JSON,"
                        + " path VARCHAR(9) DEFAULT (CONCAT('a', CHAR(92 USING utf8mb4), 'b')),"
                        + " twice INTEGER GENERATED ALWAYS AS (n * 2) VIRTUAL NOT NULL, PRIMARY KEY (id) )"
                        + " ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin");
        renders(
                new CreateIndex(users, Index.of("ix_lower", lower(name), age.desc())),
                "CREATE INDEX ix_lower ON users ((lower(name)), age DESC)");
    }

    /** The new row has a name, which VALUES(...) no longer needs. */
    @Test
    void anUpsertNamesTheNewRow() {
        renders(
                insert(users)
                        .set(id, 1)
                        .set(age, 2)
                        .onConflict(id)
                        .set(age, add(age, excluded(age)))
                        .doUpdate(),
                "INSERT INTO users (id, age) VALUES (?, ?) AS excluded"
                        + " ON DUPLICATE KEY UPDATE age = users.age + excluded.age");
        renders(
                insert(users)
                        .fromSelect(select(id, age).where(age.gt(1)), id, age)
                        .onConflict(id)
                        .doUpdate(),
                "INSERT INTO users (id, age) SELECT * FROM (SELECT users.id, users.age FROM users WHERE users.age > ?)"
                        + " AS excluded (id, age) ON DUPLICATE KEY UPDATE age = excluded.age");
        renders(
                insert(users).set(id, 1).onConflict(id).doNothing(),
                "INSERT INTO users (id) VALUES (?) AS excluded ON DUPLICATE KEY UPDATE users.id = users.id");
    }

    /** MySQL calculates an assignment from those before it. */
    @Test
    void assignmentsThatWouldSeeTheNewValueAreRefused() {
        refused(
                update(users).set(age, id).set(id, age),
                "MySQL would calculate an assignment from the new value of column 'users.age'");
        renders(update(users).set(id, add(id, age)).set(age, 0), "UPDATE users SET id=users.id + users.age, age=?");
        refused(
                insert(users)
                        .set(id, 1)
                        .onConflict(id)
                        .set(age, 1)
                        .set(name, "x")
                        .doUpdateWhere(age.lt(5)),
                "Set that column last");
    }

    @Test
    void whatMysqlHasAndMariadbHasNot() {
        renders(
                select(id).forUpdate(LockClause.Wait.SKIP_LOCKED, users),
                "SELECT users.id FROM users FOR UPDATE OF users SKIP LOCKED");
        renders(
                select(id).from(users, select(constant(1).as("one")).lateral("l")),
                "SELECT users.id FROM users, LATERAL (SELECT 1 AS one) AS l");
        renders(
                select(id).where(name.eq(constant("{}", JSON))),
                "SELECT users.id FROM users WHERE users.name = CAST('{}' AS JSON)");
        renders(select(currentTimestamp()), "SELECT UTC_TIMESTAMP(6) AS current_timestamp_1");
    }

    @Test
    void documentsAreAskedInTheWordsOfBoth() {
        renders(
                select(id).where(json(name).path("size").asDouble().gt(1.5)),
                "SELECT users.id FROM users WHERE CASE WHEN JSON_TYPE(JSON_EXTRACT(users.name, '$.\"size\"'))"
                        + " IN ('INTEGER', 'UNSIGNED INTEGER', 'DOUBLE', 'DECIMAL')"
                        + " THEN CAST(JSON_UNQUOTE(JSON_EXTRACT(users.name, '$.\"size\"')) AS DOUBLE) END > ?");
        renders(
                select(id).where(json(name).path("size").exists(), json(name).contains("[1]")),
                "SELECT users.id FROM users WHERE JSON_CONTAINS_PATH(users.name, 'one', '$.\"size\"')"
                        + " AND JSON_CONTAINS(users.name, ?)");
    }

    @Test
    void whatMariadbHasAndMysqlHasNot() {
        refused(insert(users).set(id, 1).returning(id), "INSERT ... RETURNING is not known to");
        refused(insert(users).returning(id), "INSERT ... RETURNING is not known to MySQL");
        refused(
                insert(users).set(id, 1).onConflict(id).set(age, 1).doUpdate().returning(id),
                "INSERT ... RETURNING is not known to MySQL");
        refused(delete(users).returning(id), "DELETE ... RETURNING is not known to MySQL");
        MariadbDialect before = new MariadbDialect(MariadbServer.parse("8.0.30"));
        SqlNode except = select(id).except(select(age));
        assertThatThrownBy(() -> before.render(except))
                .isInstanceOf(CompileException.class)
                .hasMessageContaining("EXCEPT is not known to MySQL before 8.0.31");
        renders(except, "SELECT users.id FROM users EXCEPT SELECT users.age FROM users");
    }
}

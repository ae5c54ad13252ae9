package io.mercator.api.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE t (id INTEGER)",
                "  -- why\n drop table t",
                "/* first */ /* second */ Alter TABLE t ADD c INTEGER",
                "truncate table t",
                "COMMENT ON TABLE t IS 'x'"
            })
    void definitionsAreKnownByTheirFirstWord(String sql) {
        assertThat(StatementText.isDefinition(sql)).isTrue();
        assertThat(StatementText.isReading(sql)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 'INSERT' FROM t FOR UPDATE",
                "(select 1) UNION (select 2)",
                "WITH c AS (SELECT 1) SELECT * FROM c",
                "VALUES 1",
                "EXPLAIN SELECT 1",
                "SELECT created FROM deleted_from"
            })
    void queriesOnlyRead(String sql) {
        assertThat(StatementText.isReading(sql)).isTrue();
        assertThat(StatementText.isDefinition(sql)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO t VALUES (1)",
                "update t set a = 1",
                "DELETE FROM t",
                "MERGE INTO t USING u ON 1 = 1",
                "SELECT id FROM FINAL TABLE (insert  into t VALUES (1))",
                "SELECT id FROM FINAL TABLE (UPDATE t SET a = 1)",
                "WITH gone AS (DELETE FROM t RETURNING id) SELECT id FROM gone",
                "CALL f()",
                "",
                "-- nothing",
                "/* nothing"
            })
    void othersMayWrite(String sql) {
        assertThat(StatementText.isReading(sql)).isFalse();
        assertThat(StatementText.isDefinition(sql)).isFalse();
    }
}

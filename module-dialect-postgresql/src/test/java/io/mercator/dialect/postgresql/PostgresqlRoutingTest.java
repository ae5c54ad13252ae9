package io.mercator.dialect.postgresql;

import static io.mercator.api.sql.Sql.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.error.ErrorKind;
import io.mercator.api.error.StatementException;
import io.mercator.api.schema.MetaData;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import io.mercator.dialect.kit.StatementRecorder;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sessions that write in one database of PostgreSQL's and read from another, with one set of mappings. */
class PostgresqlRoutingTest {
    private static final String SELECT = "SELECT purses.id AS purses_id, purses.owner AS purses_owner,"
            + " purses.coins AS purses_coins FROM purses WHERE purses.id = ? (1,)";

    private final MetaData metadata = new MetaData();
    private final Purse.Purses purses = new Purse.Purses(metadata);
    private final StatementRecorder written = new StatementRecorder();
    private final StatementRecorder read = new StatementRecorder();
    private final TestSchema primary = new TestSchema(o -> o.listener(written));
    private final TestSchema replica = new TestSchema(o -> o.listener(read));
    private final SessionFactory sessions = SessionFactory.of(purses.mapped(), o -> o.strict(true))
            .bind(route -> route.isReadOnly() ? replica.engine : primary.engine);

    @BeforeEach
    void fill() {
        for (TestSchema schema : List.of(primary, replica)) {
            metadata.createAll(schema.engine);
            schema.sql("INSERT INTO purses (owner, coins) VALUES ('ann', 1)");
        }
    }

    @AfterEach
    void close() {
        primary.close();
        replica.close();
    }

    @Test
    void eachTransactionIsWhereItWasRouted() {
        try (Session reader = sessions.open(o -> o.readOnly(true));
                Session writer = sessions.open()) {
            Purse ann = writer.get(Purse.class, 1);
            ann.coins = 2;
            written.assertSends(writer::commit, "UPDATE purses SET coins=? WHERE purses.id = ? (2, 1)", "COMMIT");
            read.assertSends(
                    () -> {
                        assertThat(reader.get(Purse.class, 1).coins).isEqualTo(1);
                        reader.commit();
                    },
                    "BEGIN",
                    SELECT,
                    "COMMIT");
            written.assertSends(() -> writer.refresh(ann), "BEGIN", SELECT);
        }
        assertThat(primary.scalars("SELECT coins FROM purses")).containsExactly(2);
        assertThat(replica.scalars("SELECT coins FROM purses")).containsExactly(1);
    }

    @Test
    void aLostServerIsAskedForAgainWithTheNextTransaction() {
        try (Session reader = sessions.open(o -> o.readOnly(true))) {
            Object pid = reader.execute(text("SELECT pg_backend_pid()")).scalar();
            TestSchema.admin("SELECT pg_terminate_backend(" + pid + ")");
            assertThatThrownBy(() -> reader.get(Purse.class, 1))
                    .isInstanceOfSatisfying(
                            StatementException.class,
                            lost -> assertThat(lost.kind()).isEqualTo(ErrorKind.CONNECTION_LOST));
            reader.rollback();
            reader.retrying(
                    2, session -> assertThat(session.get(Purse.class, 1).coins).isEqualTo(1));
        }
    }
}

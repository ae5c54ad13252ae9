package io.mercator.dialect.postgresql;

import static io.mercator.api.sql.Sql.count;
import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.sql.Sql.text;
import static io.mercator.api.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mercator.api.engine.Connection;
import io.mercator.api.error.ErrorKind;
import io.mercator.api.error.IntegrityException;
import io.mercator.api.error.PendingRollbackException;
import io.mercator.api.error.StatementException;
import io.mercator.api.schema.MetaData;
import io.mercator.api.session.InsertMode;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import io.mercator.dialect.kit.StatementRecorder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Objects on PostgreSQL: how their rows get keys, and what a failed statement leaves of a transaction. */
class PostgresqlSessionTest {
    private static final String SELECT = "SELECT notes.text AS notes_text, notes.state AS notes_state,"
            + " notes.facts AS notes_facts, notes.id AS notes_id FROM notes";

    private final StatementRecorder sent = new StatementRecorder();
    private final MetaData metadata = new MetaData();
    private final Note.Notes notes = Note.Notes.of(metadata);
    private TestSchema schema;
    private SessionFactory sessions;

    @BeforeEach
    void open() {
        schema = new TestSchema(o -> o.listener(sent));
        metadata.createAll(schema.engine);
        sessions = SessionFactory.of(notes.mapped(), o -> o.strict(true)).bind(schema.engine);
    }

    @AfterEach
    void close() {
        schema.close();
    }

    private Object rows() {
        return schema.scalars(select(count()).from(notes)).get(0);
    }

    @Test
    void oneRowReturnsWhatTheDatabaseGave() {
        try (Session session = sessions.open()) {
            Note note = new Note("a");
            session.add(note);
            sent.assertSends(
                    session::flush,
                    "BEGIN",
                    "INSERT INTO notes (text, facts) VALUES (?, CAST(? AS JSON)) RETURNING id, state ('a', null)");
            assertThat(note.id).isEqualTo(1);
            assertThat(note.state).isEqualTo("new");
        }
    }

    @Test
    void manyRowsGoInOneStatementAndAreMatchedByTheirValues() {
        try (Session session = sessions.open()) {
            List<Note> all = new ArrayList<>();
            for (int number = 0; number < 1_203; number++) {
                Note note = new Note("note " + number);
                note.facts = "{\"number\":  " + number + "}";
                all.add(note);
            }
            session.addAll(all);
            session.commit();
            for (Note note : all) {
                assertThat(schema.engine.<Object>inTransaction(
                                c -> c.execute(select(notes.text).from(notes).where(notes.id.eq(note.id)))
                                        .scalar()))
                        .isEqualTo(note.text);
            }
        }
        try (Session session = sessions.open()) {
            session.addAll(new Note("x"), new Note("y"));
            sent.assertSends(
                    session::flush,
                    "BEGIN",
                    "INSERT INTO notes (text, facts) VALUES (?, CAST(? AS JSON)), (?, CAST(? AS JSON))"
                            + " RETURNING id, state, text, facts ('x', null, 'y', null)");
        }
    }

    @Test
    void rowByRowTheDriverGivesTheKeys() {
        try (Session session = sessions.open(o -> o.inserts(InsertMode.ROW_BY_ROW))) {
            Note first = new Note("x");
            Note second = new Note("y");
            session.addAll(first, second);
            sent.assertSends(
                    session::flush,
                    "BEGIN",
                    "INSERT INTO notes (text, facts) VALUES (?, CAST(? AS JSON)) ('x', null)",
                    "INSERT INTO notes (text, facts) VALUES (?, CAST(? AS JSON)) ('y', null)",
                    SELECT + " WHERE notes.id IN (?, ?) (1, 2)");
            assertThat(List.of(first.id, second.id)).containsExactly(1L, 2L);
        }
    }

    @Test
    void keysOfASequenceComeInBlocks() {
        MetaData numbered = new MetaData();
        Note.Notes table = Note.Notes.numbered(numbered);
        numbered.createAll(schema.engine);
        numbered.createAll(schema.engine);
        try (Session session =
                SessionFactory.of(table.mapped()).bind(schema.engine).open()) {
            Note first = new Note("x");
            Note second = new Note("y");
            session.addAll(first, second);
            sent.assertSends(
                    session::flush,
                    "BEGIN",
                    "SELECT nextval('\"Note Numbers\"') FROM generate_series(1, 2) ()",
                    "INSERT INTO numbered_notes (text, facts, id) VALUES (?, CAST(? AS JSON), ?),"
                            + " (?, CAST(? AS JSON), ?) RETURNING state, text, facts, id"
                            + " ('x', null, 100, 'y', null, 101)");
            assertThat(List.of(first.id, second.id)).containsExactly(100L, 101L);
            session.rollback();
            session.add(new Note("z"));
            sent.assertSends(
                    session::flush,
                    "BEGIN",
                    "SELECT nextval('\"Note Numbers\"') ()",
                    "INSERT INTO numbered_notes (text, facts, id) VALUES (?, CAST(? AS JSON), ?) RETURNING state"
                            + " ('z', null, 102)");
        }
        numbered.dropAll(schema.engine);
    }

    @Test
    void changesAreBatchedAndTheirCountsChecked() {
        try (Session session = sessions.open()) {
            Note first = new Note("x");
            Note second = new Note("y");
            session.addAll(first, second);
            session.commit();
            session.query(Note.class).all();
            first.text = "xx";
            second.text = "yy";
            sent.assertSends(session::flush, "UPDATE notes SET text=? WHERE notes.id = ? ('xx', 1), ('yy', 2)");
            session.rollback();
            session.query(Note.class).all();
            schema.engine.begin(c -> c.execute(io.mercator.api.sql.Sql.delete(notes)));
            first.text = "xx";
            second.text = "yy";
            assertThatThrownBy(session::flush).hasMessageContaining("0 rows of 'notes'");
        }
    }

    @Test
    void anObjectIsFoundByAQueryAsItsRowIs() {
        try (Session session = sessions.open()) {
            session.add(new Note("x"));
            session.commit();
            sent.assertSends(
                    () -> session.query(Note.class).filter(notes.text.eq("x")).first(),
                    "BEGIN",
                    SELECT + " WHERE notes.text = ? LIMIT ? OFFSET ? ('x', 1, 0)");
        }
    }

    @Test
    void afterAFailedFlushTheSessionRollsBackAndWorks() {
        try (Session session = sessions.open()) {
            session.add(new Note("x"));
            session.commit();
            Note twin = new Note("x");
            session.add(twin);
            IntegrityException refused = catchThrowableOfType(IntegrityException.class, session::flush);
            assertThat(refused.kind()).isEqualTo(ErrorKind.UNIQUE);
            assertThat(refused).hasMessageContaining("notes_text_key");
            session.rollback();
            twin.text = "y";
            session.add(twin);
            session.commit();
            assertThat(session.query(Note.class).all()).hasSize(2);
        }
    }

    @Test
    void aStatementAfterAFailedOneIsToldThatTheTransactionIsAborted() {
        try (Connection connection = schema.engine.connect()) {
            connection.execute(insert(notes).set(notes.text, "x"));
            assertThatThrownBy(() -> connection.execute(insert(notes).set(notes.text, "x")))
                    .isInstanceOf(IntegrityException.class);
            assertThatThrownBy(() -> connection.execute(select(notes.id)))
                    .isInstanceOf(PendingRollbackException.class)
                    .hasMessageContaining("An earlier statement of this transaction failed (UNIQUE)")
                    .hasMessageContaining("nested(...)")
                    .hasCauseInstanceOf(IntegrityException.class);
            connection.rollback();
            assertThat(connection.execute(select(count()).from(notes)).scalar()).isEqualTo(0L);
        }
    }

    @Test
    void aCommitOfAnAbortedTransactionIsNoCommit() {
        try (Connection connection = schema.engine.connect()) {
            connection.execute(insert(notes).set(notes.text, "x"));
            assertThatThrownBy(() -> connection.execute(insert(notes).set(notes.text, (String) null)))
                    .isInstanceOf(IntegrityException.class);
            assertThatThrownBy(connection::commit)
                    .isInstanceOf(PendingRollbackException.class)
                    .hasMessageContaining("(NOT_NULL), and the database takes no more of it, and no commit");
            assertThatThrownBy(connection::savepoint).isInstanceOf(PendingRollbackException.class);
        }
        assertThat(rows()).isEqualTo(0L);
    }

    @Test
    void aSessionWhoseQueryFailedCommitsNothing() {
        try (Session session = sessions.open()) {
            session.add(new Note("x"));
            session.flush();
            assertThatThrownBy(() -> session.execute(text("SELECT nothing"))).isInstanceOf(StatementException.class);
            assertThatThrownBy(session::commit).isInstanceOf(PendingRollbackException.class);
            assertThat(rows()).isEqualTo(0L);
            session.rollback();
            session.connection().nested(c -> assertThat(c.isInTransaction()).isTrue());
            session.add(new Note("y"));
            session.commit();
        }
        assertThat(rows()).isEqualTo(1L);
    }

    @Test
    void whatFailsInASavepointLeavesTheTransactionWhole() {
        try (Connection connection = schema.engine.connect()) {
            connection.execute(insert(notes).set(notes.text, "x"));
            assertThatThrownBy(() -> connection.nested(
                            c -> c.execute(insert(notes).set(notes.text, "y").set(notes.weight, -1))))
                    .isInstanceOfSatisfying(
                            IntegrityException.class,
                            refused -> assertThat(refused.kind()).isEqualTo(ErrorKind.CHECK));
            connection.nested(c -> c.nested(d -> d.execute(insert(notes).set(notes.text, "z"))));
            connection.commit();
        }
        assertThat(schema.scalars(select(notes.text).orderBy(notes.id))).containsExactly("x", "z");
    }

    @Test
    void ofTwoThatWaitForEachOtherOneIsChosenAndItsSavepointMakesItGood() throws InterruptedException {
        schema.engine.begin(c -> {
            c.execute(insert(notes).set(notes.text, "x"));
            c.execute(insert(notes).set(notes.text, "y"));
        });
        try (Connection one = schema.engine.connect();
                Connection other = schema.engine.connect()) {
            one.execute(update(notes).set(notes.weight, 1).where(notes.text.eq("x")));
            other.execute(update(notes).set(notes.weight, 2).where(notes.text.eq("y")));
            List<StatementException> refused = new ArrayList<>();
            Thread waiting = new Thread(() -> crossed(one, "y", refused));
            waiting.start();
            crossed(other, "x", refused);
            waiting.join();
            assertThat(refused).singleElement().satisfies(victim -> {
                assertThat(victim.kind()).isEqualTo(ErrorKind.DEADLOCK);
                assertThat(victim.kind().isTransient()).isTrue();
            });
            one.commit();
            other.commit();
        }
        assertThat(schema.scalars(select(notes.weight).orderBy(notes.id))).doesNotContainNull();
    }

    private void crossed(Connection connection, String text, List<StatementException> refused) {
        try {
            connection.nested(c -> c.execute(update(notes).set(notes.weight, 3).where(notes.text.eq(text))));
        } catch (StatementException victim) {
            synchronized (refused) {
                refused.add(victim);
            }
            connection.commit();
        }
        connection.commit();
    }
}

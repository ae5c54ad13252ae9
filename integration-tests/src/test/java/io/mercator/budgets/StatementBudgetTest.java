package io.mercator.budgets;

import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.engine.Engine;
import io.mercator.api.mapping.Registry;
import io.mercator.api.schema.MetaData;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import io.mercator.dialect.kit.model.User;
import io.mercator.dialect.kit.model.UserTable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a statement allocates on its way to the database: building it, a session for it, and the whole of it, on SQLite. */
@Tag("budget")
class StatementBudgetTest {
    private static final long BUILD = 400;
    private static final long SESSION = 260;
    private static final long QUERY = 2_850;
    private static final int WARMUPS = 300;
    private static final int ATTEMPTS = 50;
    /** Of each attempt, so that what happens now and then is shared by many. */
    private static final int RUNS = 200;

    @TempDir
    private Path folder;

    private final UserTable users = new UserTable(new MetaData());
    private String file;
    private Engine engine;
    private SessionFactory sessions;
    private int id;
    private Object kept;

    @BeforeEach
    void openDatabase() {
        file = folder.resolve("statements.db").toString();
        engine = Engine.create("sqlite:" + file);
        users.metadata().createAll(engine);
        Registry registry = new Registry();
        users.map(registry);
        sessions = SessionFactory.of(registry).bind(engine);
        sessions.transaction(session -> {
            for (int number = 0; number < 100; number++) {
                session.add(new User("name" + number, "full name", "nickname"));
            }
        });
    }

    @AfterEach
    void closeDatabase() {
        engine.close();
    }

    private static long each(Runnable work) {
        return AllocationMeter.bytes(WARMUPS, ATTEMPTS, () -> {
                    for (int run = 0; run < RUNS; run++) {
                        work.run();
                    }
                })
                / RUNS;
    }

    private int nextId() {
        id = id % 100 + 1;
        return id;
    }

    @Test
    void aQueryByKeyIsBuilt() {
        try (Session session = sessions.open()) {
            long bytes = each(() -> kept = session.query(User.class).filter(users.id.eq(nextId())));

            assertThat(bytes).isLessThan(BUILD);
        }
    }

    @Test
    void aSessionThatIsNotUsedCostsNextToNothing() {
        assertThat(each(() -> {
                    try (Session session = sessions.open()) {
                        kept = session;
                    }
                }))
                .isLessThan(SESSION);
    }

    @Test
    void anObjectByKeyInASessionOfItsOwn() throws SQLException {
        long jdbc = jdbc();
        long mercator = each(() -> {
            try (Session session = sessions.open()) {
                kept = session.query(User.class).filter(users.id.eq(nextId())).one();
            }
        });

        assertThat(mercator - jdbc).isLessThan(QUERY);
    }

    private long jdbc() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                PreparedStatement statement =
                        connection.prepareStatement("SELECT id, name, fullname, nickname FROM users WHERE id = ?")) {
            connection.setAutoCommit(false);
            return each(() -> {
                try {
                    statement.setInt(1, nextId());
                    try (ResultSet rows = statement.executeQuery()) {
                        rows.next();
                        User user = new User(rows.getString(2), rows.getString(3), rows.getString(4));
                        user.setId(rows.getInt(1));
                        kept = user;
                    }
                    connection.rollback();
                } catch (SQLException failed) {
                    throw new IllegalStateException(failed);
                }
            });
        }
    }
}

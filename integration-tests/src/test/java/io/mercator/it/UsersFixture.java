package io.mercator.it;

import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.select;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mercator.api.error.StatementException;
import io.mercator.api.sql.Insert;
import io.mercator.dialect.kit.DatabaseUnderTest;
import io.mercator.dialect.kit.model.UsersDatabase;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The tables of users and items for each test. */
abstract class UsersFixture {
    private final DatabaseUnderTest under;
    UsersDatabase db;

    UsersFixture(DatabaseUnderTest under) {
        this.under = under;
    }

    @BeforeEach
    void openDatabase() {
        db = new UsersDatabase(under);
    }

    @AfterEach
    void closeDatabase() {
        db.close();
    }

    final Insert user(String name) {
        return insert(db.users).set(db.users.name, name);
    }

    final List<Object> names() {
        return db.engine.inTransaction(
                c -> c.execute(select(db.users.name).orderBy(db.users.id)).scalars());
    }

    static StatementException refusal(ThrowingCallable work) {
        return catchThrowableOfType(StatementException.class, work);
    }
}

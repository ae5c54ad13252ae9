package io.mercator.it;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.engine.Connection;
import io.mercator.api.error.CompileException;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.QueryExpression;
import io.mercator.api.sql.Row;
import io.mercator.api.sql.Row1;
import io.mercator.api.sql.Statement;
import io.mercator.dialect.kit.DatabaseUnderTest;
import io.mercator.dialect.kit.model.People;
import io.mercator.dialect.kit.model.PeopleDatabase;
import io.mercator.dialect.kit.model.Pets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** People and their pets for each test. */
abstract class PeopleFixture {
    private final DatabaseUnderTest under;
    private PeopleDatabase db;
    People people;
    Pets pets;
    Connection connection;

    PeopleFixture(DatabaseUnderTest under) {
        this.under = under;
    }

    @BeforeEach
    void openDatabase() {
        db = new PeopleDatabase(under);
        people = db.people;
        pets = db.pets;
        connection = db.connection;
    }

    @AfterEach
    void closeDatabase() {
        db.close();
    }

    final List<Object> scalars(QueryExpression<? extends Row1<?>> query) {
        return db.scalars(query);
    }

    final List<String> tuples(QueryExpression<? extends Row> query) {
        return db.tuples(query);
    }

    final List<Object> names(Expression<Boolean> condition) {
        return db.names(condition);
    }

    final void refused(Statement<?> statement, String reason) {
        assertThatThrownBy(() -> connection.execute(statement))
                .isInstanceOf(CompileException.class)
                .hasMessageContaining(reason);
    }
}

package io.mercator.it;

import org.junit.jupiter.api.Tag;

/** Objects past the unit of work on SQLite. */
@Tag("class-path")
class SqliteBulkObjectsTest extends BulkObjectsContract {
    SqliteBulkObjectsTest() {
        super("sqlite");
    }

    @Override
    String[] insertOfTwoUsers() {
        return new String[] {
            "BEGIN",
            "INSERT INTO users (name, fullname, nickname) VALUES (?, ?, ?), (?, ?, ?)"
                    + " RETURNING id, name, fullname, nickname"
                    + " ('ed', 'ed Jones', null, 'wendy', 'wendy Jones', null)"
        };
    }
}

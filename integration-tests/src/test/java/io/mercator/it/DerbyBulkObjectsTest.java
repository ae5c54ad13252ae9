package io.mercator.it;

import org.junit.jupiter.api.Tag;

/** Objects past the unit of work on Derby. */
@Tag("class-path")
class DerbyBulkObjectsTest extends BulkObjectsContract {
    DerbyBulkObjectsTest() {
        super("derby");
    }

    @Override
    String[] insertOfTwoUsers() {
        return new String[] {
            "BEGIN",
            "INSERT INTO users (name, fullname, nickname) VALUES (?, ?, ?) ('ed', 'ed Jones', null)",
            "INSERT INTO users (name, fullname, nickname) VALUES (?, ?, ?) ('wendy', 'wendy Jones', null)"
        };
    }
}

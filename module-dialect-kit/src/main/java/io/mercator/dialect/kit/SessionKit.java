package io.mercator.dialect.kit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;

/**
 * What sessions promise, as JUnit tests on one database: the part of {@link DialectKit} in which objects are loaded,
 * changed and saved. For those who run it once more in another way, for example with woven classes.
 */
public abstract class SessionKit {
    /** Makes the tests. */
    protected SessionKit() {}

    /** Ends the connections by which databases were made and removed. */
    @AfterAll
    static void closeAdministration() {
        Administration.close();
    }

    /**
     * Says what is tested.
     *
     * @return the database; asked often, and always the same
     */
    protected abstract DatabaseUnderTest database();

    /** Objects, from transient to detached, flushes and failures. */
    @Nested
    class Sessions extends SessionContract {
        Sessions() {
            super(database());
        }
    }

    /** The options of sessions. */
    @Nested
    class OptionsOfSessions extends SessionOptionsContract {
        OptionsOfSessions() {
            super(database());
        }
    }

    /** What goes from objects to rows and back. */
    @Nested
    class Mappings extends MappingContract {
        Mappings() {
            super(database());
        }
    }

    /** Results that are read row by row. */
    @Nested
    class Streams extends StreamContract {
        Streams() {
            super(database());
        }
    }

    /** Objects past the unit of work. */
    @Nested
    class BulkObjects extends BulkObjectsContract {
        BulkObjects() {
            super(database());
        }
    }

    /** Many rows that are changed or deleted together. */
    @Nested
    class ManyChanges extends ManyChangesContract {
        ManyChanges() {
            super(database());
        }
    }

    /** Random work, compared with a model. */
    @Nested
    class RandomWork extends RandomWorkContract {
        RandomWork() {
            super(database());
        }
    }
}

package mercator.examples.legacy.tables;

import io.mercator.api.dialect.Capability;
import io.mercator.api.dialect.Dialect;
import io.mercator.api.schema.ForeignKeyBuilder;
import io.mercator.api.schema.ReferentialAction;

/** What becomes of the rows that refer to a product when its code changes. */
public enum KeyChanges {
    /** The database changes them: ON UPDATE CASCADE. */
    CASCADED {
        @Override
        ForeignKeyBuilder follow(ForeignKeyBuilder key) {
            return key.onUpdate(ReferentialAction.CASCADE);
        }
    },

    /** The flush changes them, and the database looks when the transaction ends. */
    DEFERRED {
        @Override
        ForeignKeyBuilder follow(ForeignKeyBuilder key) {
            return key.deferred();
        }
    };

    abstract ForeignKeyBuilder follow(ForeignKeyBuilder key);

    /**
     * Returns what a database can do.
     *
     * @param dialect the database's dialect
     * @return the best of both that it has
     */
    public static KeyChanges of(Dialect dialect) {
        return dialect.has(Capability.ON_UPDATE_ACTIONS) ? CASCADED : DEFERRED;
    }
}

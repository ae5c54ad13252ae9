package io.mercator.engine.execute;

import io.mercator.api.error.MercatorException;
import io.mercator.api.schema.Table;

/** What may go wrong with generated keys though every statement was accepted. */
final class InsertErrors {
    private InsertErrors() {}

    static MercatorException noKey(Table table, String why) {
        return new MercatorException("A row was inserted into '" + table.qualifiedName()
                + "' and its generated key cannot be told: " + why
                + ". Does a trigger keep rows from the table? Roll back.");
    }

    static MercatorException noMatch(Table table, String why) {
        return new MercatorException("Rows were inserted into '" + table.qualifiedName()
                + "' and the keys that came back cannot be matched with them: " + why
                + ". Does the database change values as it stores them (rounding, padding, a trigger)?"
                + " Roll back, and insert with inserts(ROW_BY_ROW).");
    }
}

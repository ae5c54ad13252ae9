package io.mercator.engine.inspect;

import io.mercator.api.dialect.Catalog;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Something that is read from a catalogue.
 *
 * @param <T> what is read
 */
@FunctionalInterface
public interface CatalogWork<T> {
    /**
     * Reads.
     *
     * @param catalog the dialect's
     * @param connection where
     * @return what was read
     * @throws SQLException as the driver throws it
     */
    T read(Catalog catalog, Connection connection) throws SQLException;
}

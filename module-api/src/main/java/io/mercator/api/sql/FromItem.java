package io.mercator.api.sql;

/** What may stand in FROM: a table, an alias, a subquery (SQL:2016, 7.6 table reference). */
public sealed interface FromItem extends SqlNode permits Alias, Subquery, TableRef {
    /**
     * Returns the name by which columns are qualified.
     *
     * @return the correlation name, or the table's own name; unquoted
     */
    String correlationName();
}

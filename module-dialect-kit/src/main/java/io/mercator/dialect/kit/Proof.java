package io.mercator.dialect.kit;

import java.sql.SQLException;

/** Shows that a database can do something, or throws. */
@FunctionalInterface
interface Proof {
    void in(ProofRoom room) throws SQLException;
}

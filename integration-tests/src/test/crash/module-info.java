/** An application that is killed while it commits. */
module crash.ledger {
    requires io.mercator.api;
}

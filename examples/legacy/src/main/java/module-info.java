/** An application on an old schema: it sees Mercator's API and its own domain, and opens nothing. */
module mercator.examples.legacy {
    requires io.mercator.api;
    requires mercator.examples.legacy.domain;
}

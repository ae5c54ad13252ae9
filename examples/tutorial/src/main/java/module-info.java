/** The tutorial: an application that sees Mercator's API alone and opens nothing. */
module mercator.examples.tutorial {
    requires io.mercator.api;
    requires mercator.examples.domain;
}

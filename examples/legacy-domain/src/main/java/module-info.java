/** The classes of an old wholesale company's order system: no Mercator here, nothing opened. */
module mercator.examples.legacy.domain {
    exports mercator.examples.legacy.domain;
}

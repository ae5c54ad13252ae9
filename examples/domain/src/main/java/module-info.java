/** Plain classes as an application has them: no Mercator here, nothing opened. */
module mercator.examples.domain {
    exports mercator.examples.domain;
}

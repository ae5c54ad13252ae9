/** A program that reads more rows than its memory could hold. */
module million.rows {
    requires io.mercator.api;
}

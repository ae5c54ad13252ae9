/** A dialect by somebody else: it knows the api and nothing more. */
module third.dialect {
    requires io.mercator.api;

    provides io.mercator.api.dialect.DialectProvider with
            third.dialect.ThirdDialectProvider;
}

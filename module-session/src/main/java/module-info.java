/**
 * Sessions: compiled mappers, identity map, change tracking, unit of work and loading. Exports nothing; applications
 * reach it through {@code io.mercator.api.session.SessionFactory}.
 *
 * @provides io.mercator.api.session.SessionProvider makes session factories
 */
@org.jspecify.annotations.NullMarked
module io.mercator.session {
    requires io.mercator.api;
    requires static org.jspecify;

    provides io.mercator.api.session.SessionProvider with
            io.mercator.session.DefaultSessionProvider;
}

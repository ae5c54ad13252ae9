package io.mercator.session;

import io.mercator.api.mapping.Registry;
import io.mercator.api.session.SessionFactory;
import io.mercator.api.session.SessionOptions;
import io.mercator.api.session.SessionProvider;

/** Makes session factories for the api, which finds this class as a service. */
public final class DefaultSessionProvider implements SessionProvider {
    /** Creates the provider. */
    public DefaultSessionProvider() {}

    @Override
    public SessionFactory create(Registry registry, SessionOptions options) {
        return new DefaultSessionFactory(new SessionContext(registry), options);
    }
}

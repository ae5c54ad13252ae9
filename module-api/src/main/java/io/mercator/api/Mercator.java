package io.mercator.api;

import io.mercator.api.error.ConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Facts about the library itself. */
public final class Mercator {
    private Mercator() {}

    /**
     * Returns the version of the library.
     *
     * @return for example {@code 0.1.0-SNAPSHOT}
     */
    public static String version() {
        try (InputStream stream = Mercator.class.getResourceAsStream("version.properties")) {
            if (stream == null) {
                throw new ConfigurationException("The jar mercator-api is incomplete: version.properties is missing.");
            }
            Properties properties = new Properties();
            properties.load(stream);
            return properties.getProperty("version");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}

package io.mercator.dialect.postgresql;

import io.mercator.api.error.ConfigurationException;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Settings of the server that a URL gives by the server's own names (PostgreSQL 18, 19.11): sent when a connection is opened,
 * so that a reset of the connection comes back to them.
 */
final class PostgresqlSettings {
    private static final Set<String> TIMEOUTS = Set.of(
            "statement_timeout",
            "lock_timeout",
            "idle_in_transaction_session_timeout",
            "idle_session_timeout",
            "transaction_timeout");
    private static final String APPLICATION = "application_name";
    private static final String SEARCH_PATH = "search_path";
    private static final Pattern TIME = Pattern.compile("\\d+ ?(us|ms|s|min|h|d)?");

    static final Set<String> NAMES = Set.of(
            "statement_timeout",
            "lock_timeout",
            "idle_in_transaction_session_timeout",
            "idle_session_timeout",
            "transaction_timeout",
            APPLICATION,
            SEARCH_PATH);

    private PostgresqlSettings() {}

    /** Puts a setting among the driver's properties. */
    static void add(String name, String value, Properties properties) {
        if (name.equals(APPLICATION)) {
            properties.setProperty("ApplicationName", value);
        } else if (name.equals(SEARCH_PATH)) {
            properties.setProperty("currentSchema", value);
        } else {
            checkTime(name, value);
            @Nullable String before = properties.getProperty("options");
            String words = "-c " + name + "=" + value.replace(" ", "");
            properties.setProperty("options", before == null ? words : before + " " + words);
        }
    }

    private static void checkTime(String name, String value) {
        if (!TIMEOUTS.contains(name) || !TIME.matcher(value).matches()) {
            throw new ConfigurationException("The URL's option " + name + "=" + value + " is no time. Give a number of"
                    + " milliseconds, or one with a unit: 500ms, 30s, 5min; 0 for no limit.");
        }
    }
}

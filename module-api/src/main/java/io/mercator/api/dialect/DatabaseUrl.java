package io.mercator.api.dialect;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A database URL taken apart: {@code scheme:address?option=value}. Prints itself without passwords.
 *
 * @param scheme what stands before the address: {@code sqlite}, {@code derby}; {@code jdbc:} before it is left out
 * @param address the rest up to the options, as it was given
 * @param options the options after {@code ?} in any order, without user and password
 * @param user the user, null when none was given
 * @param password the password, null when none was given
 */
public record DatabaseUrl(
        String scheme,
        String address,
        Map<String, String> options,
        @Nullable String user,
        @Nullable String password) {
    /**
     * Copies the options.
     *
     * @param scheme what stands before the first colon
     * @param address the rest up to the options, as it was given
     * @param options the options by name
     * @param user the user, null when none was given
     * @param password the password, null when none was given
     */
    public DatabaseUrl {
        options = Map.copyOf(options);
    }

    /**
     * Returns an option's value.
     *
     * @param name the option
     * @return its value, empty when it was not given
     */
    public Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    /** {@inheritDoc} The URL with {@code ***} in place of a password. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(scheme).append(':').append(address);
        char separator = '?';
        for (Map.Entry<String, String> option : new TreeMap<>(options).entrySet()) {
            text.append(separator).append(option.getKey()).append('=').append(option.getValue());
            separator = '&';
        }
        if (user != null) {
            text.append(" as ").append(user).append(password == null ? "" : ":***");
        }
        return text.toString();
    }
}

package io.mercator.engine.connect;

import io.mercator.api.dialect.DatabaseUrl;
import io.mercator.api.error.ConfigurationException;
import io.mercator.engine.error.DriverMessages;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes a URL apart: {@code scheme:address?options}, {@code scheme://user:password@host:port/db?options}, each with
 * {@code jdbc:} before it or not. The address stays as it was given but for user and password; what it means is the
 * dialect's matter. Attributes after {@code ;}, as Derby writes them, belong to the address.
 */
final class DatabaseUrlParser {
    private final Map<String, String> options = new LinkedHashMap<>();
    private @Nullable String user;
    private @Nullable String password;

    private DatabaseUrlParser() {}

    static DatabaseUrl parse(String text) {
        return new DatabaseUrlParser().read(text);
    }

    private DatabaseUrl read(String text) {
        String url = text.regionMatches(true, 0, "jdbc:", 0, 5) ? text.substring(5) : text;
        int colon = url.indexOf(':');
        if (colon <= 0 || !isScheme(url.substring(0, colon))) {
            throw new ConfigurationException("'" + DriverMessages.masked(text) + "' is no database URL: it names no"
                    + " dialect. Write for example sqlite:app.db, sqlite::memory: or derby:memory:demo.");
        }
        String scheme = url.substring(0, colon).toLowerCase(Locale.ROOT);
        String rest = url.substring(colon + 1);
        int question = rest.indexOf('?');
        String address = question < 0 ? rest : rest.substring(0, question);
        if (question >= 0) {
            readOptions(rest.substring(question + 1));
        }
        return new DatabaseUrl(scheme, withoutUser(withoutSecretAttributes(address)), options, user, password);
    }

    private static boolean isScheme(String text) {
        return Character.isLetter(text.charAt(0))
                && text.chars()
                        .allMatch(character -> Character.isLetterOrDigit(character) || "+-._".indexOf(character) >= 0);
    }

    private void readOptions(String text) {
        for (String option : text.split("[&;]")) {
            if (option.isEmpty()) {
                continue;
            }
            int equals = option.indexOf('=');
            if (equals <= 0) {
                throw new ConfigurationException("The option '" + DriverMessages.masked(option)
                        + "' of the database URL has no value. Write name=value.");
            }
            readOption(
                    PercentDecoder.decode(option.substring(0, equals)),
                    PercentDecoder.decode(option.substring(equals + 1)));
        }
    }

    private void readOption(String name, String value) {
        if (isUser(name)) {
            user = value;
        } else if (isPassword(name)) {
            password = value;
        } else if (options.putIfAbsent(name, value) != null) {
            throw new ConfigurationException(
                    "The option '" + name + "' stands twice in the database URL. Leave one of them out.");
        }
    }

    private static boolean isUser(String name) {
        return name.equalsIgnoreCase("user") || name.equalsIgnoreCase("username");
    }

    private static boolean isPassword(String name) {
        return name.equalsIgnoreCase("password");
    }

    private String withoutSecretAttributes(String address) {
        String[] parts = address.split(";");
        if (parts.length < 2) {
            return address;
        }
        StringBuilder kept = new StringBuilder(parts[0]);
        for (int index = 1; index < parts.length; index++) {
            int equals = parts[index].indexOf('=');
            String name = equals < 0
                    ? parts[index]
                    : parts[index].substring(0, equals).strip();
            if (equals > 0 && (isUser(name) || isPassword(name))) {
                readOption(name, parts[index].substring(equals + 1));
            } else {
                kept.append(';').append(parts[index]);
            }
        }
        return kept.toString();
    }

    private String withoutUser(String address) {
        if (!address.startsWith("//")) {
            return address;
        }
        int slash = address.indexOf('/', 2);
        String authority = slash < 0 ? address.substring(2) : address.substring(2, slash);
        int at = authority.lastIndexOf('@');
        if (at < 0) {
            refuseBareSlash(authority, address);
            return address;
        }
        String login = authority.substring(0, at);
        int colon = login.indexOf(':');
        user = PercentDecoder.decode(colon < 0 ? login : login.substring(0, colon));
        if (colon >= 0) {
            password = PercentDecoder.decode(login.substring(colon + 1));
        }
        return "//" + authority.substring(at + 1) + (slash < 0 ? "" : address.substring(slash));
    }

    /** A '/' in a password ends the authority too early; the rest of the password would print as part of the address. */
    private static void refuseBareSlash(String authority, String address) {
        int colon = authority.indexOf(':');
        boolean port = colon < 0
                || authority.startsWith("[")
                || authority.substring(colon + 1).chars().allMatch(Character::isDigit);
        if (!port && address.indexOf('@') > 0) {
            throw new ConfigurationException(
                    "The database URL has a '/' within user or password. Write it %2F; likewise"
                            + " %3F for '?', %40 for '@', %3A for ':'.");
        }
    }
}

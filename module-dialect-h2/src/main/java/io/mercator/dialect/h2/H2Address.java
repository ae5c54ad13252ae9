package io.mercator.dialect.h2;

import io.mercator.api.dialect.DatabaseUrl;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What stands after {@code jdbc:h2:}. Three slashes come before a relative path and four before an absolute one, as in
 * SQLAlchemy; without slashes a path is relative too, which H2 wants to be told by {@code ./}.
 */
record H2Address(String text) {
    private static final String MEMORY = "mem:";
    /** A protocol of H2, {@code tcp:}, {@code file:}; a single letter is a drive of Windows. */
    private static final Pattern ABSOLUTE = Pattern.compile("[A-Za-z0-9]+:.*|[/\\\\~].*|\\.{1,2}[/\\\\].*");

    static H2Address of(DatabaseUrl url) {
        String address = url.address();
        if (address.isEmpty() || address.startsWith(";")) {
            return new H2Address(MEMORY + address);
        }
        if (address.startsWith("memory:")) {
            return new H2Address(MEMORY + address.substring("memory:".length()));
        }
        if (address.startsWith("///")) {
            return new H2Address((address.startsWith("////") ? "" : "./") + address.substring(3));
        }
        return new H2Address(ABSOLUTE.matcher(address).matches() ? address : "./" + address);
    }

    private String name() {
        int end = text.indexOf(';');
        return end < 0 ? text : text.substring(0, end);
    }

    boolean isPrivateMemory() {
        return name().equals(MEMORY);
    }

    boolean isNamedMemory() {
        return name().startsWith(MEMORY) && !isPrivateMemory();
    }

    /** Tells whether a setting stands after the name. */
    boolean sets(String setting) {
        return Arrays.stream(text.split(";"))
                .anyMatch(part -> part.toUpperCase(Locale.ROOT).startsWith(setting + "="));
    }
}

package io.mercator.engine.error;

import java.util.regex.Pattern;

/** Takes secrets out of texts that others wrote. */
public final class DriverMessages {
    private static final Pattern SETTING =
            Pattern.compile("(?i)((?:password|passwd|pwd)\\s*[=:]\\s*)(\"[^\"]*\"|'[^']*'|[^\\s;&,)}\\]]+)");
    private static final Pattern USER_INFO = Pattern.compile("(//[^/?#@\\s:]*:)[^?#\\s]*@");

    private DriverMessages() {}

    /**
     * Masks passwords in a text: {@code password=...} and {@code //user:...@}.
     *
     * @param text a driver's message or a URL
     * @return the text with {@code ***} in place of passwords
     */
    public static String masked(String text) {
        return USER_INFO.matcher(SETTING.matcher(text).replaceAll("$1***")).replaceAll("$1***@");
    }
}

package io.mercator.engine.connect;

import io.mercator.api.error.ConfigurationException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Decodes {@code %40} and the like (RFC 3986, 2.1); unlike a form's decoder it leaves {@code +} alone. */
final class PercentDecoder {
    private PercentDecoder() {}

    static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        int at = 0;
        while (at < text.length()) {
            char character = text.charAt(at);
            if (character == '%') {
                bytes.write(octet(text, at));
                at += 3;
            } else {
                int end = text.indexOf('%', at);
                String plain = text.substring(at, end < 0 ? text.length() : end);
                bytes.writeBytes(plain.getBytes(StandardCharsets.UTF_8));
                at += plain.length();
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static int octet(String text, int at) {
        if (at + 2 < text.length()) {
            int high = Character.digit(text.charAt(at + 1), 16);
            int low = Character.digit(text.charAt(at + 2), 16);
            if (high >= 0 && low >= 0) {
                return high * 16 + low;
            }
        }
        // The text may be a password, so it is not shown.
        throw new ConfigurationException("A '%' in the user, password or options of the database URL is not followed by"
                + " two hexadecimal digits. Write %25 for the character '%' itself.");
    }
}

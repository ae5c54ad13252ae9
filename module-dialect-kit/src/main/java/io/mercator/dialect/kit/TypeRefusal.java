package io.mercator.dialect.kit;

import io.mercator.api.error.MercatorException;
import java.util.Optional;

/**
 * Compares what a dialect refuses with what its author says that it refuses, and tells what to say instead.
 *
 * @param dialect the dialect's name
 * @param type the type as the kit calls it
 * @param operation what is done with its values
 */
record TypeRefusal(String dialect, String type, ValueOperation operation) {
    void isNone(String declared) {
        throw new AssertionError(operation + " of " + type + " works on '" + dialect
                + "', and database() says that it is refused. Take it out of refuses(\"" + type + "\", \"" + declared
                + "\", ...).");
    }

    void mustBe(Optional<String> declared, MercatorException refused) {
        if (declared.isEmpty()) {
            throw new AssertionError(
                    "'" + dialect + "' refuses " + operation + " of " + type + ": " + refused.getMessage()
                            + "\nIs that as it should be? Then say it in database(): .refuses(\"" + type + "\", \""
                            + reason(refused).replace("\"", "\\\"") + "\", ValueOperation." + operation
                            + "), with a part of the reason, and without operations if all are refused.",
                    refused);
        }
        if (!refused.getMessage().contains(declared.get())) {
            throw new AssertionError(
                    "'" + dialect + "' refuses " + operation + " of " + type
                            + " with another reason than refuses(...) of database() says, which is '" + declared.get()
                            + "': " + refused.getMessage(),
                    refused);
        }
    }

    /** Names the type, which reports of numbered tests do not. */
    AssertionError failed(String zone, Throwable failed) {
        return new AssertionError(
                operation + " of " + type + " failed on '" + dialect + "' in the zone " + zone + ": "
                        + failed.getMessage(),
                failed);
    }

    /** Returns why, without the column of the test. */
    String reason(MercatorException refused) {
        String message = refused.getMessage().replaceAll("\\s+", " ");
        String introduction = " '" + dialect + "': ";
        int start = message.indexOf(introduction);
        return start < 0 ? message : message.substring(start + introduction.length());
    }
}

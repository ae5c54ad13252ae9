package io.mercator.api.error;

/**
 * A converter of the user's refused a value, or gave null for one. The message begins with the column and the property,
 * where they are known; the cause is what the converter threw.
 */
public class ConversionException extends MercatorException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the error.
     *
     * @param message what failed, on what, why, and the fix
     */
    public ConversionException(String message) {
        super(message);
    }

    /**
     * Creates the error with what the converter threw.
     *
     * @param message what failed, on what, why, and the fix
     * @param cause what the converter threw
     */
    public ConversionException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * Returns this error with the place of the value before its message.
     *
     * @param place for example {@code column 'users.email'}
     * @return an error with the same cause
     */
    public ConversionException at(String place) {
        String message = place + ": " + getMessage();
        ConversionException placed =
                getCause() == null ? new ConversionException(message) : new ConversionException(message, getCause());
        placed.setStackTrace(getStackTrace());
        return placed;
    }
}

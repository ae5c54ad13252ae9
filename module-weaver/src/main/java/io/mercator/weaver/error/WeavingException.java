package io.mercator.weaver.error;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Classes cannot be woven as asked: a pattern that asks for nothing, a class that cannot be woven, a class file that
 * cannot be read. Nothing has been written when this is thrown.
 */
public final class WeavingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final int TOLD = 10;

    /**
     * Creates the error.
     *
     * @param message what failed, on what, why, and the fix
     */
    public WeavingException(String message) {
        super(message);
    }

    /**
     * Returns one error for several, each on a line of its own; of very many the first ones are told.
     *
     * @param messages the messages, one at least
     * @return the error
     */
    public static WeavingException ofAll(List<String> messages) {
        String told = messages.stream().limit(TOLD).collect(Collectors.joining("\n"));
        int rest = messages.size() - TOLD;
        return new WeavingException(rest > 0 ? told + "\n... and " + rest + " more." : told);
    }

    /**
     * Creates the error with what caused it.
     *
     * @param message what failed, on what, why, and the fix
     * @param cause the error below
     */
    public WeavingException(String message, Throwable cause) {
        super(message, cause);
    }
}

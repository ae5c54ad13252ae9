package io.mercator.engine.execute;

/** Closes what an error leaves behind. */
final class Closing {
    private Closing() {}

    /** Closes a resource; what fails now is added to the error that is on its way already. */
    static void after(Throwable error, AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception second) {
            if (second != error) {
                error.addSuppressed(second);
            }
        }
    }
}

package io.mercator.engine.inspect;

/** Where a catalogue is read: an engine, which takes a connection for it, or a connection. */
@FunctionalInterface
public interface CatalogReader {
    /**
     * Reads.
     *
     * @param work what is read
     * @param <T> what that gives
     * @return what was read
     */
    <T> T read(CatalogWork<T> work);
}

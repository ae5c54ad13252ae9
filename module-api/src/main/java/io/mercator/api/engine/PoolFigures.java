package io.mercator.api.engine;

/**
 * The connections of an engine at one moment.
 *
 * @param inUse how many are checked out
 * @param idle how many are open and free
 * @param waiting how many threads wait for one
 */
public record PoolFigures(int inUse, int idle, int waiting) {}

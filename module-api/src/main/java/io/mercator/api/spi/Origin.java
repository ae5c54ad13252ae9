package io.mercator.api.spi;

import java.util.List;

/**
 * Where something was opened that holds a connection, or will.
 *
 * @param opened what was opened: {@code connection}, {@code session}
 * @param frames the stack from the first frame outside of Mercator on, limited in length
 */
public record Origin(String opened, List<StackTraceElement> frames) {}

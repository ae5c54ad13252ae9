/** What sessions do with woven objects alone; the build runs these tests with the classes woven by the agent. */
@NullMarked
package io.mercator.woven;

import org.jspecify.annotations.NullMarked;

/** What the integration tests stand on: the folders of the build, programs run aside, sources compiled by a test. */
@NullMarked
package io.mercator.support;

import org.jspecify.annotations.NullMarked;

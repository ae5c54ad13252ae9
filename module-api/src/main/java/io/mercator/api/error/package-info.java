/**
 * Every error that Mercator raises: unchecked, under {@link io.mercator.api.error.MercatorException}, with facts as
 * fields and a message that names the fix.
 */
@NullMarked
package io.mercator.api.error;

import org.jspecify.annotations.NullMarked;

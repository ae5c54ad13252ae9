/** Sessions: the unit of work over mapped objects. Begin at {@link io.mercator.api.session.SessionFactory}. */
@NullMarked
package io.mercator.api.session;

import org.jspecify.annotations.NullMarked;

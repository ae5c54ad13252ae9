/** The session itself: factory, session, query, and who may use them when. */
@NullMarked
package io.mercator.session;

import org.jspecify.annotations.NullMarked;

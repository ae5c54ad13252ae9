/** What a session knows of its objects: entries, the identity map, and how an object's entry is found. */
@NullMarked
package io.mercator.session.state;

import org.jspecify.annotations.NullMarked;

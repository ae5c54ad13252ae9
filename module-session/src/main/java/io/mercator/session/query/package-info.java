/** Queries on their way to a statement: what each row gives, joins along relationships, and what is loaded with it. */
@NullMarked
package io.mercator.session.query;

import org.jspecify.annotations.NullMarked;

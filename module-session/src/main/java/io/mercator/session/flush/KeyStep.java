package io.mercator.session.flush;

import io.mercator.session.mapper.TableReference;
import io.mercator.session.state.ObjectEntry;

/**
 * A row whose foreign key the database changes together with the key that it refers to (ON UPDATE CASCADE): nothing is sent
 * for it, and its object is brought in step.
 *
 * @param entry whose foreign key
 * @param source whose key
 * @param reference how the one refers to the other
 */
record KeyStep(ObjectEntry<?> entry, ObjectEntry<?> source, TableReference reference) {}

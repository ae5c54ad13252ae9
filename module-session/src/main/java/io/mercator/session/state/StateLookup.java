package io.mercator.session.state;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The one seam through which session code reaches what it knows of an object: a table by identity for plain classes, a
 * slot in the object itself for woven ones. Never calls an object's own methods.
 */
public interface StateLookup {
    /** Returns the object's entry, or null for an object that the session does not know. */
    @Nullable
    ObjectEntry<?> find(Object object);

    /** Makes an entry known. */
    void attach(ObjectEntry<?> entry);

    /** Forgets an entry. */
    void detach(ObjectEntry<?> entry);

    /** Returns all entries in no order. */
    Collection<ObjectEntry<?>> entries();
}

package io.mercator.api.mapping;

import io.mercator.api.error.ConfigurationException;
import java.lang.invoke.MethodHandles;
import org.jspecify.annotations.Nullable;

/** Reads and writes a relationship's field, which a Lookup makes reachable. */
final class FieldAccess<E, V> {
    private final PropertyAccess.OfObject<E, Object> access;
    private final Class<V> type;

    private FieldAccess(PropertyAccess.OfObject<E, Object> access, Class<V> type) {
        this.access = access;
        this.type = type;
    }

    @SuppressWarnings("unchecked") // a field of a class type is read and written as an object
    static <E, V> FieldAccess<E, V> of(Class<E> owner, String field, Class<V> type, MethodHandles.Lookup lookup) {
        LookupAccess<E> found = LookupAccess.of(owner, lookup);
        Class<?> declared = found.fieldType(field)
                .orElseThrow(() ->
                        new ConfigurationException("Class " + owner.getName() + " has no field '" + field + "'."));
        if (!declared.isAssignableFrom(type)) {
            throw new ConfigurationException("Field '" + field + "' of " + owner.getName() + " is a "
                    + declared.getName() + ", which takes no " + type.getName() + ". Give the field that type.");
        }
        if (found.isFinal(field)) {
            throw new ConfigurationException("Field '" + field + "' of " + owner.getName()
                    + " is final, and the session" + " puts what it loads there. Make it not final.");
        }
        return new FieldAccess<>((PropertyAccess.OfObject<E, Object>) found.field(field), type);
    }

    @Nullable
    V get(E object) {
        return type.cast(access.getter().apply(object));
    }

    void set(E object, @Nullable V value) {
        put(object, value);
    }

    void put(E object, @Nullable Object value) {
        if (access.setter() != null) {
            access.setter().accept(object, value);
        }
    }
}

package io.mercator.session;

import io.mercator.session.query.Part;
import io.mercator.session.query.ValuePart;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells rows apart: objects of mapped classes by identity, values as they are equal; calls no method of the user's. */
final class RowIdentity {
    private final @Nullable Object[] values;
    private final List<Part> parts;

    RowIdentity(@Nullable Object[] values, List<Part> parts) {
        this.values = values;
        this.parts = parts;
    }

    private boolean isValue(int index) {
        return parts.get(index) instanceof ValuePart;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof RowIdentity that) || that.values.length != values.length) {
            return false;
        }
        for (int index = 0; index < values.length; index++) {
            Object one = values[index];
            Object two = that.values[index];
            if (one != two && !(isValue(index) && Objects.equals(one, two))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int index = 0; index < values.length; index++) {
            Object value = values[index];
            hash = 31 * hash + (isValue(index) ? Objects.hashCode(value) : System.identityHashCode(value));
        }
        return hash;
    }
}

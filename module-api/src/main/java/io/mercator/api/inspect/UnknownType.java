package io.mercator.api.inspect;

import io.mercator.api.type.CustomType;
import java.util.Objects;

/**
 * The type of a column that no type of Mercator's holds: it is created again under its name, and its values are refused
 * unless the dialect has a codec for it.
 */
public final class UnknownType extends CustomType<Object> {
    private final String databaseName;

    /**
     * Creates the type.
     *
     * @param databaseName the type in the database's own words
     */
    public UnknownType(String databaseName) {
        super(Object.class);
        this.databaseName = databaseName;
    }

    @Override
    public String sqlName() {
        return databaseName;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UnknownType that && that.databaseName.equals(databaseName);
    }

    @Override
    public int hashCode() {
        return Objects.hash(UnknownType.class, databaseName);
    }
}

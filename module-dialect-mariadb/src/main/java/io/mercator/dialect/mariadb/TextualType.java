package io.mercator.dialect.mariadb;

import io.mercator.api.type.CustomType;

/** A type that is the database's alone, found in its catalogue: its values are the texts in which it writes them. */
final class TextualType extends CustomType<String> {
    private final String sqlName;

    TextualType(String sqlName) {
        super(String.class);
        this.sqlName = sqlName;
    }

    @Override
    public String sqlName() {
        return sqlName;
    }

    @Override
    public boolean isMutable() {
        return false;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TextualType that && that.sqlName.equals(sqlName);
    }

    @Override
    public int hashCode() {
        return sqlName.hashCode();
    }
}

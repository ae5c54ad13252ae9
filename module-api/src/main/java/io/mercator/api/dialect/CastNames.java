package io.mercator.api.dialect;

import io.mercator.api.type.StringType;

/**
 * The standard's names in CAST. The length that a column must have, a cast may leave out (SQL:2016, feature T081): a value
 * of the program has a length of its own, which the column that it is compared with does not limit.
 */
final class CastNames extends TypeNames {
    static final CastNames INSTANCE = new CastNames();

    private CastNames() {}

    @Override
    public String visitString(StringType type) {
        return type.length().isEmpty() && !type.isFixed() ? "VARCHAR" : super.visitString(type);
    }
}

package io.mercator.api.dialect;

import io.mercator.api.error.CompileException;
import io.mercator.api.type.BigIntType;
import io.mercator.api.type.BooleanType;
import io.mercator.api.type.ConvertedType;
import io.mercator.api.type.CustomType;
import io.mercator.api.type.DoubleType;
import io.mercator.api.type.InstantType;
import io.mercator.api.type.IntegerType;
import io.mercator.api.type.SmallIntType;
import io.mercator.api.type.StringType;
import io.mercator.api.type.TextType;
import io.mercator.api.type.TypeVisitor;

/**
 * The names of types in DDL and casts, as the SQL standard has them (SQL:2016, 6.1). A dialect extends this and
 * overrides what its database calls otherwise.
 */
public class TypeNames implements TypeVisitor<String> {
    /** Creates the standard's names. */
    public TypeNames() {}

    @Override
    public String visitSmallInt(SmallIntType type) {
        return "SMALLINT";
    }

    @Override
    public String visitInteger(IntegerType type) {
        return "INTEGER";
    }

    @Override
    public String visitBigInt(BigIntType type) {
        return "BIGINT";
    }

    @Override
    public String visitDouble(DoubleType type) {
        return "DOUBLE PRECISION";
    }

    @Override
    public String visitBoolean(BooleanType type) {
        return "BOOLEAN";
    }

    /**
     * {@inheritDoc}
     *
     * @throws CompileException if the type has no length, which the standard demands; a dialect whose database does
     *     without overrides this
     */
    @Override
    public String visitString(StringType type) {
        return "VARCHAR("
                + type.length()
                        .orElseThrow(() -> new CompileException(
                                "VARCHAR needs a length here. Declare it STRING.length(n), or use TEXT."))
                + ")";
    }

    @Override
    public String visitText(TextType type) {
        return "CLOB";
    }

    @Override
    public String visitInstant(InstantType type) {
        return "TIMESTAMP";
    }

    @Override
    public String visitConverted(ConvertedType<?, ?> type) {
        return type.underlying().accept(this);
    }

    @Override
    public String visitCustom(CustomType<?> type) {
        return type.sqlName();
    }
}

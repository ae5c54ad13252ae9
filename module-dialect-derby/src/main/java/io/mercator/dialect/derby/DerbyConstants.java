package io.mercator.dialect.derby;

import io.mercator.api.dialect.Literals;
import io.mercator.api.error.CompileException;
import io.mercator.api.schema.Column;
import io.mercator.api.sql.Constant;
import io.mercator.api.type.BinaryType;
import io.mercator.api.type.ConvertedType;
import io.mercator.api.type.DurationType;
import io.mercator.api.type.FloatType;
import io.mercator.api.type.SqlType;
import io.mercator.api.type.StringType;
import io.mercator.api.type.TextType;
import io.mercator.api.type.TimestampType;
import io.mercator.api.type.UuidType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;

/** Values as Derby takes them in DEFAULT, whose grammar is narrower than that of expressions. */
final class DerbyConstants {
    private DerbyConstants() {}

    static String plain(Column<?> column, Constant<?> constant) {
        return plain(column, constant.type(), constant.value());
    }

    @SuppressWarnings("unchecked") // the value is of the type's class
    private static <T> String plain(Column<?> column, SqlType<T> type, Object value) {
        if (type instanceof ConvertedType<?, ?> converted) {
            ConvertedType<T, Object> known = (ConvertedType<T, Object>) converted;
            return plain(column, known.underlying(), known.toStored((T) value));
        }
        if (type instanceof StringType || type instanceof TextType || type instanceof UuidType) {
            return Literals.string(value.toString());
        }
        if (type instanceof BinaryType binary) {
            if (binary.length().isEmpty()) {
                throw refused(column, type);
            }
            return Literals.binary((byte[]) value);
        }
        if (type instanceof FloatType) {
            return signed(Literals.approximate(Double.parseDouble(value.toString())));
        }
        if (type instanceof DurationType) {
            return Long.toString(((Duration) value).toNanos());
        }
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        if (value instanceof Number || value instanceof Boolean) {
            return value instanceof Double real ? signed(Literals.approximate(real)) : value.toString();
        }
        if (type instanceof TimestampType && ((LocalDateTime) value).getNano() != 0) {
            throw refused(column, type);
        }
        return DerbyCodecs.literal(type, (T) value);
    }

    private static String signed(String number) {
        return number.startsWith("(") ? number.substring(1, number.length() - 1) : number;
    }

    private static CompileException refused(Column<?> column, SqlType<?> type) {
        return new CompileException("The default of column '" + column.table().qualifiedName() + "." + column.name()
                + "' (" + type
                + ") cannot stand in Derby's DEFAULT, which takes simple constants alone. Give the client"
                + " the default: defaultValue(...).");
    }
}

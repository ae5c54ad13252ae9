package io.mercator.dialect.postgresql;

import io.mercator.api.dialect.ValueCodec;
import java.sql.Types;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Arrays as the text in which PostgreSQL shows them (PostgreSQL 18, 8.15.6), cast where they are bound. */
final class PostgresqlArrays {
    private static final String SPECIAL = "{},\"\\";

    private PostgresqlArrays() {}

    static <E> ValueCodec<List<E>> codec(String typeName, ValueCodec<E> element) {
        return element.inArrays(
                Types.VARCHAR, typeName, (statement, index, elements) -> statement.setString(index, text(elements)));
    }

    /** Writes elements, in quotes where PostgreSQL would show them so. */
    static String text(List<? extends @Nullable Object> elements) {
        StringBuilder text = new StringBuilder("{");
        for (@Nullable Object element : elements) {
            text.append(text.length() == 1 ? "" : ",");
            text.append(element == null ? "NULL" : quoted(PostgresqlDefaults.text(element)));
        }
        return text.append('}').toString();
    }

    private static String quoted(String element) {
        boolean bare = !element.isEmpty() && !element.toUpperCase(Locale.ROOT).equals("NULL");
        for (int index = 0; bare && index < element.length(); index++) {
            char sign = element.charAt(index);
            bare = SPECIAL.indexOf(sign) < 0 && !Character.isWhitespace(sign);
        }
        return bare ? element : '"' + element.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}

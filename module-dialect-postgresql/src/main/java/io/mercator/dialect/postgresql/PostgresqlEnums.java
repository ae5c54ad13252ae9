package io.mercator.dialect.postgresql;

import static io.mercator.dialect.postgresql.CatalogQueries.query;
import static io.mercator.dialect.postgresql.CatalogQueries.texts;

import io.mercator.api.dialect.PresenceCheck;
import io.mercator.api.dialect.ValueCodec;
import io.mercator.api.inspect.EnumDescription;
import io.mercator.api.type.EnumType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Types of labels (PostgreSQL 18, 8.7), whose values cross as texts and are cast where they are bound. */
final class PostgresqlEnums {
    private static final String FROM = " FROM pg_catalog.pg_type t"
            + " JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace WHERE t.typtype = 'e' AND ";
    private static final String VISIBLE = "pg_catalog.pg_type_is_visible(t.oid) AND n.nspname <> 'pg_catalog'";

    private PostgresqlEnums() {}

    static String name(EnumType<?> type) {
        return type.schema()
                        .map(schema -> PostgresqlDialect.IDENTIFIERS.quoted(schema) + ".")
                        .orElse("")
                + PostgresqlDialect.IDENTIFIERS.quoted(type.typeName());
    }

    static <E extends Enum<E>> ValueCodec<E> codec(EnumType<E> type) {
        return PostgresqlStrings.cast(name(type)).as(Enum::name, label -> Enum.valueOf(type.javaType(), label));
    }

    static PresenceCheck presence(EnumType<?> type) {
        String select = "SELECT t.typname" + FROM + "t.typname = ? AND ";
        return type.schema()
                .map(schema -> PresenceCheck.of(select + "n.nspname = ?", type.typeName(), schema))
                .orElseGet(() -> PresenceCheck.of(select + VISIBLE, type.typeName()));
    }

    static List<EnumDescription> list(Connection connection, @Nullable String schema) throws SQLException {
        return query(
                connection,
                rows -> new EnumDescription(rows.getString(1), texts(rows, 2)),
                "SELECT t.typname, ARRAY(SELECT e.enumlabel::text FROM pg_catalog.pg_enum e WHERE e.enumtypid = t.oid"
                        + " ORDER BY e.enumsortorder)"
                        + FROM + (schema == null ? VISIBLE : "n.nspname = ?") + " ORDER BY t.typname",
                schema == null ? new Object[0] : new Object[] {schema});
    }
}

package io.mercator.api.inspect;

import io.mercator.api.schema.Identity;
import io.mercator.api.schema.IdentityOptions;
import io.mercator.api.type.SqlType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A column as the database has it.
 *
 * @param name the name
 * @param type the type that holds its values; an {@link UnknownType} where none does
 * @param databaseType the type in the database's own words
 * @param nullable whether it takes NULL
 * @param defaultSql the DEFAULT as SQL, null where there is none
 * @param identityOrNull how the database generates values, null where it does not, or where a key needs no words for it
 * @param computedSql what the values are computed from, null for an ordinary column
 * @param computedStored whether the computed values are stored by choice
 * @param commentOrNull what the column is for, null where nothing is said
 * @param identityOptions which values the database generates
 */
public record ColumnDescription(
        String name,
        SqlType<?> type,
        String databaseType,
        boolean nullable,
        @Nullable String defaultSql,
        @Nullable Identity identityOrNull,
        @Nullable String computedSql,
        boolean computedStored,
        @Nullable String commentOrNull,
        IdentityOptions identityOptions) {
    /**
     * Describes a column that is none of identity, or one with the values 1, 2, 3.
     *
     * @param name the name
     * @param type the type that holds its values; an {@link UnknownType} where none does
     * @param databaseType the type in the database's own words
     * @param nullable whether it takes NULL
     * @param defaultSql the DEFAULT as SQL, null where there is none
     * @param identityOrNull how the database generates values, null where it does not, or where a key needs no words for it
     * @param computedSql what the values are computed from, null for an ordinary column
     * @param computedStored whether the computed values are stored by choice
     * @param commentOrNull what the column is for, null where nothing is said
     */
    public ColumnDescription(
            String name,
            SqlType<?> type,
            String databaseType,
            boolean nullable,
            @Nullable String defaultSql,
            @Nullable Identity identityOrNull,
            @Nullable String computedSql,
            boolean computedStored,
            @Nullable String commentOrNull) {
        this(
                name,
                type,
                databaseType,
                nullable,
                defaultSql,
                identityOrNull,
                computedSql,
                computedStored,
                commentOrNull,
                IdentityOptions.PLAIN);
    }

    /**
     * Returns how the database generates values.
     *
     * @return the kind, empty where it does not
     */
    public Optional<Identity> identity() {
        return Optional.ofNullable(identityOrNull);
    }
}

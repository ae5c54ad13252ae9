package io.mercator.api.inspect;

import io.mercator.api.schema.Deferral;
import io.mercator.api.schema.ReferentialAction;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A foreign key as the database has it.
 *
 * @param givenName the name, null where the database itself gave one
 * @param columns the names of its columns in order
 * @param referencedSchema the schema of the table referred to, null for that of the table itself
 * @param referencedTable the table referred to
 * @param referencedColumns the columns referred to, as many
 * @param onDelete what becomes of rows when the row referred to is deleted; NO ACTION where nothing is said
 * @param onUpdate what becomes of rows when the row referred to gets another key; NO ACTION where nothing is said
 * @param deferral when the database looks at it
 */
public record ForeignKeyDescription(
        @Nullable String givenName,
        List<String> columns,
        @Nullable String referencedSchema,
        String referencedTable,
        List<String> referencedColumns,
        ReferentialAction onDelete,
        ReferentialAction onUpdate,
        Deferral deferral) {
    /**
     * Copies the lists.
     *
     * @param givenName the name, null where the database itself gave one
     * @param columns the names of its columns in order
     * @param referencedSchema the schema of the table referred to, null for that of the table itself
     * @param referencedTable the table referred to
     * @param referencedColumns the columns referred to, as many
     * @param onDelete what becomes of rows when the row referred to is deleted; NO ACTION where nothing is said
     * @param onUpdate what becomes of rows when the row referred to gets another key; NO ACTION where nothing is said
     * @param deferral when the database looks at it
     */
    public ForeignKeyDescription {
        columns = List.copyOf(columns);
        referencedColumns = List.copyOf(referencedColumns);
    }

    /**
     * Describes a foreign key of a database that looks either with each statement or at the end.
     *
     * @param givenName the name, null where the database itself gave one
     * @param columns the names of its columns in order
     * @param referencedSchema the schema of the table referred to, null for that of the table itself
     * @param referencedTable the table referred to
     * @param referencedColumns the columns referred to, as many
     * @param onDelete what becomes of rows when the row referred to is deleted; NO ACTION where nothing is said
     * @param onUpdate what becomes of rows when the row referred to gets another key; NO ACTION where nothing is said
     * @param deferred whether it is looked at when the transaction ends
     */
    public ForeignKeyDescription(
            @Nullable String givenName,
            List<String> columns,
            @Nullable String referencedSchema,
            String referencedTable,
            List<String> referencedColumns,
            ReferentialAction onDelete,
            ReferentialAction onUpdate,
            boolean deferred) {
        this(
                givenName,
                columns,
                referencedSchema,
                referencedTable,
                referencedColumns,
                onDelete,
                onUpdate,
                deferred ? Deferral.INITIALLY_DEFERRED : Deferral.NONE);
    }

    /**
     * Tells whether it is looked at when the transaction ends.
     *
     * @return true for INITIALLY DEFERRED
     */
    public boolean deferred() {
        return deferral == Deferral.INITIALLY_DEFERRED;
    }

    /**
     * Returns the name.
     *
     * @return the name, empty where the database itself gave one
     */
    public Optional<String> name() {
        return Optional.ofNullable(givenName);
    }
}

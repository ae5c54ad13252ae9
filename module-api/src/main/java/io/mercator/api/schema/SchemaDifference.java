package io.mercator.api.schema;

import java.util.List;

/**
 * One difference between metadata and a database; see {@link MetaData#diff}.
 *
 * @param kind what differs
 * @param table the table of the metadata; where the metadata has none, that of the database
 * @param element the {@link Table}, {@link Column}, {@link ForeignKey}, {@link UniqueConstraint}, {@link CheckConstraint}, {@link TextConstraint},
 *     {@link Index} or {@link io.mercator.api.type.EnumType}: the metadata's, or for what is there in excess the database's
 * @param declared how the metadata has it, as SQL; empty for what it does not have
 * @param present how the database has it, as SQL; empty for what it does not have
 * @param statements what would make the database as the metadata; empty where no single statement of the database does
 */
public record SchemaDifference(
        Kind kind, Table table, Object element, String declared, String present, List<String> statements) {
    /** What differs. */
    public enum Kind {
        /** The database lacks a table. */
        MISSING_TABLE,
        /** The database has a table that the metadata has not. */
        EXTRA_TABLE,
        /** The database lacks a view. */
        MISSING_VIEW,
        /** The database has a view that the metadata has not. */
        EXTRA_VIEW,
        /** A view has another query. */
        CHANGED_VIEW,
        /** A table of the database lacks a column. */
        MISSING_COLUMN,
        /** A table of the database has a column that the metadata has not. */
        EXTRA_COLUMN,
        /** A column has another type, default or nullability, or is generated otherwise. */
        CHANGED_COLUMN,
        /** A primary key has other columns. */
        CHANGED_PRIMARY_KEY,
        /** The database lacks a foreign key. */
        MISSING_FOREIGN_KEY,
        /** The database has a foreign key that the metadata has not. */
        EXTRA_FOREIGN_KEY,
        /** The database lacks a unique constraint. */
        MISSING_UNIQUE,
        /** The database has a unique constraint that the metadata has not. */
        EXTRA_UNIQUE,
        /** The database lacks a check constraint. */
        MISSING_CHECK,
        /** The database has a check constraint that the metadata has not. */
        EXTRA_CHECK,
        /** The database lacks a constraint that is declared in its own words. */
        MISSING_CONSTRAINT,
        /** The database has a constraint in its own words that the metadata has not. */
        EXTRA_CONSTRAINT,
        /** The database lacks an index. */
        MISSING_INDEX,
        /** The database has an index that the metadata has not. */
        EXTRA_INDEX,
        /** The database lacks a type of labels. */
        MISSING_ENUM,
        /** A type of the database has other labels than the enum has constants, or in another order. */
        CHANGED_ENUM,
        /** The comment of a table or column is another. */
        CHANGED_COMMENT
    }

    /**
     * Copies the list.
     *
     * @param kind what differs
     * @param table the table of the metadata; where the metadata has none, that of the database
     * @param element the {@link Table}, {@link Column}, {@link ForeignKey}, {@link UniqueConstraint}, {@link CheckConstraint}, {@link TextConstraint},
     *     {@link Index} or {@link io.mercator.api.type.EnumType}: the metadata's, or for what is there in excess the database's
     * @param declared how the metadata has it, as SQL; empty for what it does not have
     * @param present how the database has it, as SQL; empty for what it does not have
     * @param statements what would make the database as the metadata; empty where no single statement of the database does
     */
    public SchemaDifference {
        statements = List.copyOf(statements);
    }

    /** {@inheritDoc} For example {@code MISSING_COLUMN users.nickname: VARCHAR(50)}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(kind.name()).append(' ').append(table.qualifiedName());
        text.append(declared.isEmpty() ? "" : ", declared: " + declared);
        return text.append(present.isEmpty() ? "" : ", present: " + present).toString();
    }
}

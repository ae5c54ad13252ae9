package io.mercator.api.sql;

/** How the columns of a select list are named in the SQL text. */
public enum LabelStyle {
    /** {@code users.id}: no label; what a statement has of itself. */
    NONE,
    /** {@code users.id AS users_id}: table and column, so that joined tables never clash; what ORM queries send. */
    TABLE_COLUMN
}

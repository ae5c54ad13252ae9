package io.mercator.api.schema;

/**
 * {@code ALTER TABLE ... DROP CONSTRAINT} (SQL:2016, 11.26), for a foreign key that is one of a circle of tables.
 *
 * @param foreignKey the foreign key
 * @param name the constraint's name
 */
public record DropForeignKey(ForeignKey foreignKey, String name) implements DdlStatement {}

package io.mercator.api.schema;

/**
 * {@code ALTER TABLE ... ADD FOREIGN KEY} (SQL:2016, 11.10), for a foreign key that is one of a circle of tables.
 *
 * @param foreignKey the foreign key
 * @param name the constraint's name, by which it is dropped again
 */
public record AddForeignKey(ForeignKey foreignKey, String name) implements DdlStatement {}

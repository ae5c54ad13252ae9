package io.mercator.api.schema;

/**
 * {@code ALTER TABLE ... ADD FOREIGN KEY} (SQL:2016, 11.10), for a foreign key that is one of a circle of tables.
 *
 * @param foreignKey the foreign key
 * @param name the constraint's name, by which it is dropped again
 */
public record AddForeignKey(ForeignKey foreignKey, String name) implements DdlStatement {
    /**
     * Adds a foreign key under its name, or one of our own, by which it can be dropped.
     *
     * @param key the foreign key
     * @return the statement
     */
    public static AddForeignKey of(ForeignKey key) {
        String column = key.columns().get(0).name();
        return new AddForeignKey(key, key.name().orElse("fk_" + key.table().name() + "_" + column));
    }
}

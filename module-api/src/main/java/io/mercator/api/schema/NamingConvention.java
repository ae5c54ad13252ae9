package io.mercator.api.schema;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Names the constraints and indexes that the program leaves without a name, so that each can be altered later by a name that
 * is the same everywhere; SQLAlchemy's {@code naming_convention}. Given by {@link MetaData#naming}. A name that is too
 * long for the database is shortened without clashing.
 */
public interface NamingConvention {
    /**
     * Returns the convention that leaves names to the database, but those of indexes, which need one:
     * {@code ix_table_column}.
     *
     * @return the default
     */
    static NamingConvention none() {
        return new NamingConvention() {};
    }

    /**
     * Returns a convention of prefixes: {@code pk_table}, {@code uq_table_column}, {@code fk_table_column_othertable},
     * {@code ix_table_column}, with all columns in order.
     *
     * @return the convention
     */
    static NamingConvention prefixes() {
        return new NamingConvention() {
            @Override
            public Optional<String> primaryKey(Table table) {
                return Optional.of("pk_" + table.name());
            }

            @Override
            public Optional<String> unique(Table table, List<Column<?>> columns) {
                return Optional.of("uq_" + table.name() + "_" + names(columns));
            }

            @Override
            public Optional<String> foreignKey(ForeignKey key) {
                return Optional.of("fk_" + key.table().name() + "_" + names(key.columns()) + "_"
                        + key.referencedTable().name());
            }
        };
    }

    /**
     * Names a primary key.
     *
     * @param table its table
     * @return the name, empty for the database's own
     */
    default Optional<String> primaryKey(Table table) {
        return Optional.empty();
    }

    /**
     * Names a unique constraint.
     *
     * @param table its table
     * @param columns its columns
     * @return the name, empty for the database's own
     */
    default Optional<String> unique(Table table, List<Column<?>> columns) {
        return Optional.empty();
    }

    /**
     * Names a foreign key.
     *
     * @param key the foreign key
     * @return the name, empty for the database's own
     */
    default Optional<String> foreignKey(ForeignKey key) {
        return Optional.empty();
    }

    /**
     * Names an index that was declared by {@link Columns#indexed}.
     *
     * @param table its table
     * @param columns its columns
     * @return the name
     */
    default String index(Table table, List<Column<?>> columns) {
        return "ix_" + table.name() + "_" + names(columns);
    }

    private static String names(List<Column<?>> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining("_"));
    }
}

package io.mercator.api.schema;

import io.mercator.api.error.SchemaException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A foreign key of a table that is being declared, of one column or several. It belongs to the table with
 * {@link #references}; what is said of it is said before.
 */
public final class ForeignKeyBuilder {
    private final Table table;
    private final List<Column<?>> columns;
    private final ForeignKeyFacts facts;
    private final Consumer<ForeignKey> declared;

    ForeignKeyBuilder(Table table, List<Column<?>> columns, ForeignKeyFacts facts, Consumer<ForeignKey> declared) {
        this.table = table;
        this.columns = columns;
        this.facts = facts;
        this.declared = declared;
    }

    private ForeignKeyBuilder with(ForeignKeyFacts changed) {
        return new ForeignKeyBuilder(table, columns, changed, declared);
    }

    /**
     * Names the constraint.
     *
     * @param name its name
     * @return a changed builder
     */
    public ForeignKeyBuilder named(String name) {
        return with(facts.named(name));
    }

    /**
     * Says what becomes of rows when the row that they refer to is deleted.
     *
     * @param action the action
     * @return a changed builder
     */
    public ForeignKeyBuilder onDelete(ReferentialAction action) {
        return with(facts.onDelete(action));
    }

    /**
     * Says what becomes of rows when the row that they refer to gets another key.
     *
     * @param action the action
     * @return a changed builder
     */
    public ForeignKeyBuilder onUpdate(ReferentialAction action) {
        return with(facts.onUpdate(action));
    }

    /**
     * Has the database look at the reference when the transaction ends: {@code DEFERRABLE INITIALLY DEFERRED}.
     *
     * @return a changed builder
     */
    public ForeignKeyBuilder deferred() {
        return with(facts.deferred(Deferral.INITIALLY_DEFERRED));
    }

    /**
     * Says when the database looks at the reference.
     *
     * @param when when
     * @return a changed builder
     */
    public ForeignKeyBuilder deferred(Deferral when) {
        return with(facts.deferred(when));
    }

    /**
     * Declares the foreign key.
     *
     * @param targets the columns referred to, in the order of the columns that refer
     * @return the foreign key
     * @throws SchemaException if their number is another, or the table is sealed
     */
    public ForeignKey references(Column<?>... targets) {
        return declare(Stream.of(targets)
                .map(column -> new ForeignKey.Target(column, column.name()))
                .toList());
    }

    /**
     * Declares the foreign key with targets that are looked up when they are first needed.
     *
     * @param targets {@code table.column} or {@code schema.table.column} for each column
     * @return the foreign key
     * @throws SchemaException if their number is another, or the table is sealed
     */
    public ForeignKey references(String... targets) {
        return declare(Stream.of(targets)
                .map(name -> new ForeignKey.Target(null, name))
                .toList());
    }

    private ForeignKey declare(List<ForeignKey.Target> targets) {
        if (targets.size() != columns.size() || columns.isEmpty()) {
            throw new SchemaException("A foreign key of table '" + table.name() + "' has " + columns.size()
                    + " columns and refers to " + targets.size() + ". Name as many.");
        }
        ForeignKey key = new ForeignKey(columns, targets, facts);
        declared.accept(key);
        return key;
    }
}

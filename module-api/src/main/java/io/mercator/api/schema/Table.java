package io.mercator.api.schema;

import io.mercator.api.error.SchemaException;
import io.mercator.api.error.Suggestions;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.SqlNode;
import io.mercator.api.sql.TableRef;
import io.mercator.api.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table of the database as an explicit object: a final subclass with typed columns, or {@link #of} for one built
 * dynamically.
 *
 * <pre>{@code
 * public final class Users extends Table {
 *     public final Column<Integer> id = column("id", INTEGER, primaryKey());
 *     public final Column<String> name = column("name", STRING);
 *     public Users(MetaData metadata) { super(metadata, "users"); }
 * }
 * }</pre>
 *
 * <p>Columns may be added until the table is first read (rendering, DDL, completion of a mapping); then it is sealed,
 * immutable and safe for any thread.
 */
public abstract class Table implements TableRef {
    private static final int FINAL = 0x0010;

    private final MetaData metadata;
    private final @Nullable String schema;
    private final String name;
    private final List<Column<?>> declared = new ArrayList<>();
    private final List<UniqueConstraint> uniques = new ArrayList<>();
    private final List<CheckConstraint> checks = new ArrayList<>();
    private final List<TextConstraint> texts = new ArrayList<>();
    private final List<ForeignKey> tableForeignKeys = new ArrayList<>();
    private final List<Index> indexes = new ArrayList<>();
    private boolean temporary;
    private @Nullable String comment;
    private volatile @Nullable List<Column<?>> sealed;
    /** Made when joins first ask: a table that is sealed gets no more foreign keys. */
    private volatile @Nullable List<Link> links;

    /**
     * Declares a table in the connection's own schema, or in the metadata's.
     *
     * @param metadata where the table belongs
     * @param name its name, any text; quoted where needed
     * @throws SchemaException if the name is taken or empty, or the subclass is not final
     */
    protected Table(MetaData metadata, String name) {
        this(metadata, metadata.schema().orElse(null), name);
    }

    /**
     * Declares a table in a schema.
     *
     * @param metadata where the table belongs
     * @param schema the schema's name, null for the connection's own
     * @param name its name, any text; quoted where needed
     * @throws SchemaException if the name is taken or empty, or the subclass is not final
     */
    @SuppressWarnings("this-escape") // the metadata keeps the table and reads nothing but its name now
    protected Table(MetaData metadata, @Nullable String schema, String name) {
        if ((getClass().getModifiers() & FINAL) == 0) {
            throw new SchemaException("Class " + getClass().getName() + " of table '" + name
                    + "' is not final. Declare it final: a table is sealed once it is read.");
        }
        if (name.isEmpty()) {
            throw new SchemaException("A table needs a name.");
        }
        this.metadata = metadata;
        this.schema = schema;
        this.name = name;
        metadata.add(this);
    }

    /**
     * Builds a table of columns that are known at run time only.
     *
     * @param metadata where the table belongs
     * @param name its name
     * @param columns its columns, made by {@link Columns#column}
     * @return the table; {@link #get} finds its columns
     * @throws SchemaException if the name is taken, or two columns have the same name
     */
    public static Table of(MetaData metadata, String name, ColumnSpec<?>... columns) {
        Table table = new DynamicTable(metadata, metadata.schema().orElse(null), name);
        for (ColumnSpec<?> column : columns) {
            table.add(column);
        }
        return table;
    }

    /**
     * Begins a table of a schema that is known at run time only; {@link #add} gives it columns.
     *
     * @param metadata where the table belongs
     * @param schema the schema's name, null for the connection's own
     * @param name its name
     * @return the table
     * @throws SchemaException if the name is taken
     */
    public static Table in(MetaData metadata, @Nullable String schema, String name) {
        return new DynamicTable(metadata, schema, name);
    }

    private static final class DynamicTable extends Table {
        DynamicTable(MetaData metadata, @Nullable String schema, String name) {
            super(metadata, schema, name);
        }
    }

    /**
     * Declares a column.
     *
     * @param columnName the column's name, any text; quoted where needed
     * @param type its type
     * @param options facts about it, made by the methods of {@link Columns}
     * @param <T> the Java class of its values
     * @return the column
     * @throws SchemaException if the table has such a column, or is sealed
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    protected final <T> Column<T> column(String columnName, SqlType<T> type, ColumnOption<? super T>... options) {
        return add(new ColumnSpec<>(columnName, type, List.of(options)));
    }

    /**
     * Declares a column from outside; conventions that add the same columns to many tables are plain functions that
     * call this.
     *
     * @param spec the column
     * @param <T> the Java class of its values
     * @return the column
     * @throws SchemaException if the table has such a column, or is sealed
     */
    public final <T> Column<T> add(ColumnSpec<T> spec) {
        synchronized (declared) {
            if (sealed != null) {
                throw new SchemaException("Column '" + spec.name() + "' comes too late: table '" + name
                        + "' was read before, and is sealed. Declare all columns before the first statement,"
                        + " createAll or mapping uses the table.");
            }
            if (spec.name().isEmpty()) {
                throw new SchemaException("A column of table '" + name + "' has no name.");
            }
            if (declared.stream().anyMatch(column -> column.name().equals(spec.name()))) {
                throw new SchemaException("Table '" + name + "' has two columns named '" + spec.name() + "'.");
            }
            ColumnFacts<T> facts = new ColumnFacts<>();
            spec.options().forEach(option -> option.applyTo(facts));
            Object value = facts.defaultValue;
            if (value != null && !spec.type().javaType().isInstance(value)) {
                throw new SchemaException("The default of column '" + name + "." + spec.name() + "' ("
                        + spec.type() + ") is a " + value.getClass().getName() + ". Give a "
                        + spec.type().javaType().getName() + ".");
            }
            Column<T> column = new Column<>(this, declared.size(), spec.name(), spec.type(), facts);
            declared.add(column);
            return column;
        }
    }

    /**
     * Declares that some columns together are unique, under a name that the database gives.
     *
     * @param columns columns of this table, at least one
     * @return the constraint
     * @throws SchemaException if a column is of another table, or the table is sealed
     */
    public final UniqueConstraint uniqueConstraint(Column<?>... columns) {
        return declare(uniques, new UniqueConstraint(null, own("uniqueConstraint(...)", columns)));
    }

    /**
     * Declares that some columns together are unique.
     *
     * @param constraint the constraint's name
     * @param columns columns of this table, at least one
     * @return the constraint
     * @throws SchemaException if a column is of another table, or the table is sealed
     */
    public final UniqueConstraint uniqueConstraint(String constraint, Column<?>... columns) {
        return declare(uniques, new UniqueConstraint(constraint, own("uniqueConstraint(...)", columns)));
    }

    /**
     * Declares that some columns together are unique, with what more is to be said.
     *
     * @param constraint the constraint, over columns of this table
     * @return the constraint
     * @throws SchemaException if a column is of another table, or the table is sealed
     */
    public final UniqueConstraint uniqueConstraint(UniqueConstraint constraint) {
        own("uniqueConstraint(...)", constraint.columns().toArray(new Column<?>[0]));
        return declare(uniques, constraint);
    }

    /**
     * Declares a constraint in the database's own words, such as PostgreSQL's EXCLUDE. It is written as it is, for whatever
     * database; {@link MetaData#diff} compares it with the words in which the database shows it.
     *
     * @param constraint the constraint's name, null for one that the database gives
     * @param sql what stands in CREATE TABLE; never put values from outside into it
     * @return the constraint
     * @throws SchemaException if the table is sealed
     */
    public final TextConstraint constraint(@Nullable String constraint, String sql) {
        return declare(texts, new TextConstraint(constraint, sql));
    }

    /**
     * Declares a condition for every row.
     *
     * @param constraint the constraint's name, null for one that the database gives
     * @param condition over this table's columns, with values as {@code Sql.constant}s
     * @return the constraint
     * @throws SchemaException if the condition has bound parameters, or the table is sealed
     */
    public final CheckConstraint checkConstraint(@Nullable String constraint, Expression<Boolean> condition) {
        if (condition.bindCount() > 0) {
            throw new SchemaException("The condition of check '" + constraint + "' of table '" + name
                    + "' has bound parameters, which have no place there. Write values of the program's own as"
                    + " constant(value).");
        }
        return declare(checks, new CheckConstraint(constraint, condition));
    }

    /**
     * Begins a foreign key of one column or several; {@link ForeignKeyBuilder#references} ends it.
     *
     * @param columns columns of this table
     * @return the builder
     * @throws SchemaException if a column is of another table
     */
    public final ForeignKeyBuilder foreignKey(Column<?>... columns) {
        return new ForeignKeyBuilder(
                this, own("foreignKey(...)", columns), ForeignKeyFacts.NONE, key -> declare(tableForeignKeys, key));
    }

    /**
     * Declares an index, which {@code createAll} makes with the table.
     *
     * @param index the index
     * @return the index
     * @throws SchemaException if the table is sealed
     */
    public final Index index(Index index) {
        return declare(indexes, index);
    }

    /**
     * Says what the table is for; kept in the database where it has comments.
     *
     * @param text the comment
     * @throws SchemaException if the table is sealed
     */
    public final void comment(String text) {
        declare(new ArrayList<>(), text);
        comment = text;
    }

    /**
     * Makes the table a temporary one, which lives with a connection: {@code metadata.createAll(connection)} creates it
     * there; an engine leaves it out.
     *
     * @throws SchemaException if the table is sealed
     */
    public final void temporary() {
        declare(new ArrayList<>(), "temporary");
        temporary = true;
    }

    /**
     * Tells whether the table is a temporary one.
     *
     * @return true if declared so
     */
    public final boolean isTemporary() {
        return temporary;
    }

    /**
     * Returns what the table is for.
     *
     * @return the comment, empty when there is none
     */
    public final Optional<String> comment() {
        return Optional.ofNullable(comment);
    }

    private List<Column<?>> own(String what, Column<?>... columns) {
        for (Column<?> column : columns) {
            if (column.table() != this) {
                throw new SchemaException("Column '" + column.name() + "' in " + what + " of table '" + name
                        + "' belongs to '" + column.table().name() + "'. Name columns of '" + name + "'.");
            }
        }
        if (columns.length == 0) {
            throw new SchemaException(what + " of table '" + name + "' names no column. Name at least one.");
        }
        return List.of(columns);
    }

    private <T> T declare(List<T> into, T element) {
        synchronized (declared) {
            if (sealed != null) {
                throw new SchemaException("A constraint or index of table '" + name
                        + "' comes too late: the table was read before, and is sealed. Declare it before the first"
                        + " statement, createAll or mapping uses the table.");
            }
            into.add(element);
            return element;
        }
    }

    /**
     * Returns the metadata.
     *
     * @return where the table belongs
     */
    public final MetaData metadata() {
        return metadata;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Optional<String> schema() {
        return Optional.ofNullable(schema);
    }

    /**
     * Returns the name with the schema before it, for people.
     *
     * @return {@code schema.name} or {@code name}
     */
    public final String qualifiedName() {
        return schema == null ? name : schema + "." + name;
    }

    /** {@inheritDoc} Seals the table. */
    @Override
    public final List<Column<?>> columns() {
        List<Column<?>> known = sealed;
        if (known == null) {
            synchronized (declared) {
                known = List.copyOf(declared);
                sealed = known;
            }
        }
        return known;
    }

    /**
     * Finds a column by name. Seals the table.
     *
     * @param columnName the name, in the letters in which it was declared
     * @return the column, empty when there is none
     */
    public final Optional<Column<?>> findColumn(String columnName) {
        return columns().stream()
                .filter(column -> column.name().equals(columnName))
                .findFirst();
    }

    /**
     * Returns a column of a dynamic table with its type. Seals the table.
     *
     * @param columnName the name, in the letters in which it was declared
     * @param type the type that it was declared with
     * @param <T> the Java class of its values
     * @return the column
     * @throws SchemaException if there is no such column, or its type has values of another class
     */
    @SuppressWarnings("unchecked") // the class of the values was compared
    public final <T> Column<T> get(String columnName, SqlType<T> type) {
        Column<?> column = findColumn(columnName)
                .orElseThrow(() -> new SchemaException("Table '" + name + "' has no column '" + columnName + "'. "
                        + Suggestions.sentence(
                                "Columns",
                                columnName,
                                columns().stream().map(Column::name).toList())));
        if (column.type().javaType() != type.javaType()) {
            throw new SchemaException(
                    "Column '" + name + "." + columnName + "' is " + column.type() + ", not " + type + ".");
        }
        return (Column<T>) column;
    }

    /**
     * Returns the columns of the primary key. Seals the table.
     *
     * @return an unmodifiable list in the order of declaration, empty for a table without one
     */
    public final List<Column<?>> primaryKeyColumns() {
        return columns().stream().filter(Column::isPrimaryKey).collect(Collectors.toUnmodifiableList());
    }

    /**
     * Returns all foreign keys. Seals the table.
     *
     * @return an unmodifiable list in the order of the columns
     */
    public final List<ForeignKey> foreignKeys() {
        List<ForeignKey> all = new ArrayList<>();
        columns().forEach(column -> all.addAll(column.foreignKeys()));
        all.addAll(tableForeignKeys);
        return List.copyOf(all);
    }

    /**
     * Returns the unique constraints of the table, beside those of single columns.
     *
     * @return an unmodifiable list
     */
    public final List<UniqueConstraint> uniqueConstraints() {
        columns();
        return List.copyOf(uniques);
    }

    /**
     * Returns the check constraints.
     *
     * @return an unmodifiable list
     */
    public final List<CheckConstraint> checkConstraints() {
        columns();
        return List.copyOf(checks);
    }

    /**
     * Returns the constraints in the database's own words.
     *
     * @return an unmodifiable list
     */
    public final List<TextConstraint> textConstraints() {
        columns();
        return List.copyOf(texts);
    }

    /**
     * Returns the indexes, those of single columns first.
     *
     * @return an unmodifiable list
     */
    public final List<Index> indexes() {
        List<Index> all = new ArrayList<>();
        for (Column<?> column : columns()) {
            if (column.isIndexed()) {
                all.add(Index.of(metadata.naming().index(this, List.of(column)), column));
            }
        }
        all.addAll(indexes);
        return List.copyOf(all);
    }

    @Override
    public final List<Link> links() {
        List<Link> known = links;
        if (known == null) {
            List<Link> made = new ArrayList<>();
            for (ForeignKey key : foreignKeys()) {
                made.add(new Link(key.columns(), key.referencedTable(), key.referencedColumns()));
            }
            known = List.copyOf(made);
            links = known;
        }
        return known;
    }

    @Override
    public final Object facts() {
        return this;
    }

    @Override
    public final int childCount() {
        return 0;
    }

    @Override
    public final SqlNode child(int index) {
        throw new IndexOutOfBoundsException(index);
    }

    @Override
    public final int shapeHash() {
        return System.identityHashCode(this);
    }

    @Override
    public final int bindCount() {
        return 0;
    }

    @Override
    public final int depth() {
        return 0;
    }

    @Override
    public final boolean isCacheable() {
        return true;
    }

    /** {@inheritDoc} A table is equal to itself alone. */
    @Override
    public final boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public final int hashCode() {
        return System.identityHashCode(this);
    }

    /**
     * {@inheritDoc} The table with its columns, for example {@code Table('users', Column('id', INTEGER, primary key,
     * not null), Column('name', STRING))}. Does not seal the table.
     */
    @Override
    public final String toString() {
        List<Column<?>> columns;
        synchronized (declared) {
            columns = List.copyOf(declared);
        }
        return columns.stream()
                .map(Column::toString)
                .collect(Collectors.joining(
                        ", ", "Table('" + qualifiedName() + "'" + (columns.isEmpty() ? "" : ", "), ")"));
    }
}

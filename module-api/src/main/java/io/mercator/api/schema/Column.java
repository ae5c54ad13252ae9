package io.mercator.api.schema;

import io.mercator.api.sql.ColumnRef;
import io.mercator.api.sql.Constant;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.SqlNode;
import io.mercator.api.sql.Text;
import io.mercator.api.type.SqlType;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A column of a {@link Table} and an expression of SQL at once: {@code users.id.eq(5)}. Immutable and safe for any
 * thread; made by {@link Table#column} or {@link Columns#column}.
 *
 * @param <T> the Java class of its values
 */
public final class Column<T> implements ColumnRef<T> {
    private final Table table;
    private final String name;
    private final SqlType<T> type;
    private final int position;
    private final ColumnFacts<T> facts;
    private final List<ForeignKey> foreignKeys;

    Column(Table table, int position, String name, SqlType<T> type, ColumnFacts<T> facts) {
        this.table = table;
        this.position = position;
        this.name = name;
        this.type = type;
        this.facts = facts;
        this.foreignKeys = facts.references.stream()
                .map(target -> new ForeignKey(List.of(this), List.of(target), facts.foreignKey))
                .toList();
    }

    /**
     * Returns the table.
     *
     * @return the table that declares the column
     */
    public Table table() {
        return table;
    }

    @Override
    public Table from() {
        return table;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public SqlType<T> type() {
        return type;
    }

    /**
     * Returns the place in the table.
     *
     * @return counted from 0
     */
    public int position() {
        return position;
    }

    /**
     * Tells whether the column is (part of) the primary key.
     *
     * @return true if declared so
     */
    public boolean isPrimaryKey() {
        return facts.primaryKey;
    }

    /**
     * Tells whether the column takes NULL.
     *
     * @return false for columns declared NOT NULL and for those of the primary key
     */
    public boolean isNullable() {
        return !facts.notNull && !facts.primaryKey;
    }

    /**
     * Tells whether the column alone is declared UNIQUE.
     *
     * @return true if declared so; a primary key is not counted
     */
    public boolean isUnique() {
        return facts.unique;
    }

    /**
     * Returns the column's foreign keys.
     *
     * @return an unmodifiable list, mostly of none or one
     */
    public List<ForeignKey> foreignKeys() {
        return foreignKeys;
    }

    /**
     * Returns the sequence that gives the column its values.
     *
     * @return the sequence, empty when none was given
     */
    public Optional<Sequence> sequence() {
        return Optional.ofNullable(facts.sequence);
    }

    /**
     * Returns how the column is declared an identity column.
     *
     * @return the kind, empty when it was not declared so
     */
    public Optional<Identity> identity() {
        return Optional.ofNullable(facts.identity);
    }

    /**
     * Returns which values an identity column generates.
     *
     * @return the first value and the distance, {@link IdentityOptions#PLAIN} where nothing was said
     */
    public IdentityOptions identityOptions() {
        return facts.identityOptions;
    }

    /**
     * Returns the default that the client computes for each row.
     *
     * @return what gives the value, empty when there is none
     */
    @SuppressWarnings("unchecked") // the option that set it was typed by this column's type
    public Optional<Supplier<? extends T>> clientDefault() {
        return Optional.ofNullable((Supplier<? extends T>) facts.clientDefault);
    }

    /**
     * Returns the default that an INSERT computes.
     *
     * @return an expression without bound parameters, empty when there is none
     */
    public Optional<Expression<?>> defaultExpression() {
        return Optional.ofNullable(facts.defaultExpression);
    }

    /**
     * Returns what gives an updated row a new value.
     *
     * @return the supplier, empty when there is none
     */
    @SuppressWarnings("unchecked") // the option that set it was typed by this column's type
    public Optional<Supplier<? extends T>> onUpdate() {
        return Optional.ofNullable((Supplier<? extends T>) facts.onUpdate);
    }

    /**
     * Returns the expression that gives an updated row a new value.
     *
     * @return an expression without bound parameters, empty when there is none
     */
    public Optional<Expression<?>> onUpdateExpression() {
        return Optional.ofNullable(facts.onUpdateExpression);
    }

    /**
     * Returns the default that the database gives.
     *
     * @return the expression of DEFAULT, without bound parameters; empty when there is none
     */
    public Optional<Expression<?>> serverDefault() {
        return Optional.ofNullable(facts.serverDefault);
    }

    /**
     * Returns what the database computes the column's values from.
     *
     * @return an expression over other columns of the table, empty for an ordinary column
     */
    public Optional<Expression<?>> computed() {
        return Optional.ofNullable(facts.computed);
    }

    /**
     * Tells whether a computed column is to be stored with the row, where the database has a choice.
     *
     * @return true if declared so
     */
    public boolean isComputedStored() {
        return facts.computedStored;
    }

    /**
     * Tells whether the column has an index of its own.
     *
     * @return true if declared so
     */
    public boolean isIndexed() {
        return facts.indexed;
    }

    /**
     * Returns what the column is for.
     *
     * @return the comment, empty when there is none
     */
    public Optional<String> comment() {
        return Optional.ofNullable(facts.comment);
    }

    /**
     * Returns what gives a unique value a place to wait while two rows exchange theirs.
     *
     * @return makes, from the value that a row has, one that no row has; empty when none was given
     */
    @SuppressWarnings("unchecked") // the option that set it was typed by this column's type
    public Optional<UnaryOperator<T>> parking() {
        return Optional.ofNullable((UnaryOperator<T>) facts.parking);
    }

    /**
     * Tells whether the database generates values for rows that give none: an identity column, a column with a
     * sequence, or the single primary key column of an integer type without foreign key and default, unless
     * {@link Columns#assigned} says otherwise.
     *
     * @return true if values are generated; where a column has a sequence and the database has none, it generates
     *     them its own way
     */
    public boolean isGenerated() {
        if (facts.assigned) {
            return false;
        }
        return facts.identity != null || facts.sequence != null || isAutomaticKey();
    }

    private boolean isAutomaticKey() {
        return facts.primaryKey
                && type.isInteger()
                && foreignKeys.isEmpty()
                && facts.clientDefault == null
                && facts.serverDefault == null
                && facts.defaultExpression == null
                && facts.computed == null
                && !(table instanceof View)
                && table.primaryKeyColumns().size() == 1;
    }

    @Override
    public Object facts() {
        return this;
    }

    @Override
    public int childCount() {
        return 0;
    }

    @Override
    public SqlNode child(int index) {
        throw new IndexOutOfBoundsException(index);
    }

    @Override
    public int shapeHash() {
        return System.identityHashCode(this);
    }

    @Override
    public int bindCount() {
        return 0;
    }

    @Override
    public int depth() {
        return 0;
    }

    @Override
    public boolean isCacheable() {
        return true;
    }

    /** {@inheritDoc} For example {@code Column('id', INTEGER, primary key, not null)}. */
    @Override
    public String toString() {
        StringBuilder text =
                new StringBuilder("Column('").append(name).append("', ").append(type);
        text.append(facts.primaryKey ? ", primary key" : "").append(isNullable() ? "" : ", not null");
        text.append(facts.unique ? ", unique" : "");
        facts.references.forEach(target -> text.append(", references '")
                .append(
                        target.column() == null
                                ? target.name()
                                : target.column().table().name() + "."
                                        + target.column().name())
                .append("'"));
        sequence()
                .ifPresent(sequence ->
                        text.append(", sequence '").append(sequence.name()).append("'"));
        identity().ifPresent(kind -> text.append(", identity ").append(kind));
        serverDefault().ifPresent(value -> text.append(", server default ").append(shown(value)));
        boolean hasDefault = facts.clientDefault != null || facts.defaultExpression != null;
        return text.append(hasDefault ? ", default)" : ")").toString();
    }

    private static Object shown(Expression<?> value) {
        if (value instanceof Text sql) {
            return String.join("?", sql.fragments());
        }
        return value instanceof Constant<?> constant ? constant.value() : value;
    }
}

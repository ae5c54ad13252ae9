package io.mercator.api.schema;

import io.mercator.api.sql.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What the options of one column say, while it is being declared. */
final class ColumnFacts<T> {
    boolean primaryKey;
    boolean notNull;
    boolean unique;
    boolean assigned;

    @Nullable
    Identity identity;

    IdentityOptions identityOptions = IdentityOptions.PLAIN;

    @Nullable
    Sequence sequence;

    @Nullable
    Supplier<?> clientDefault;

    /** The default as a value, whose class the compiler cannot compare with the column's. */
    @Nullable
    Object defaultValue;

    @Nullable
    Expression<?> defaultExpression;

    @Nullable
    Supplier<?> onUpdate;

    @Nullable
    Expression<?> onUpdateExpression;

    @Nullable
    Expression<?> serverDefault;

    @Nullable
    Expression<?> computed;

    boolean computedStored;
    boolean indexed;

    @Nullable
    String comment;

    @Nullable
    UnaryOperator<?> parking;

    ForeignKeyFacts foreignKey = ForeignKeyFacts.NONE;

    final List<ForeignKey.Target> references = new ArrayList<>();
}

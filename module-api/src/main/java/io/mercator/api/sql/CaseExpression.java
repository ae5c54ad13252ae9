package io.mercator.api.sql;

import io.mercator.api.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A choice by conditions: {@code CASE WHEN ... THEN ... ELSE ... END} (SQL:2016, 6.12). Each method returns a new expression.
 * Begin with {@link Sql#caseWhen}.
 *
 * @param <T> the Java class of the results
 */
public final class CaseExpression<T> extends AbstractNode implements Expression<T> {
    private final List<Expression<Boolean>> conditions;
    private final List<Expression<T>> results;
    private final @Nullable Expression<T> otherwise;

    private CaseExpression(
            List<Expression<Boolean>> conditions, List<Expression<T>> results, @Nullable Expression<T> otherwise) {
        super(otherwise != null, children(conditions, results, otherwise));
        this.conditions = conditions;
        this.results = results;
        this.otherwise = otherwise;
    }

    private static <T> List<SqlNode> children(
            List<Expression<Boolean>> conditions, List<Expression<T>> results, @Nullable Expression<T> otherwise) {
        List<SqlNode> children = new ArrayList<>();
        for (int index = 0; index < conditions.size(); index++) {
            children.add(conditions.get(index));
            children.add(results.get(index));
        }
        if (otherwise != null) {
            children.add(otherwise);
        }
        return children;
    }

    static <T> CaseExpression<T> of(Expression<Boolean> condition, Expression<T> result) {
        return new CaseExpression<>(List.of(condition), List.of(result), null);
    }

    /**
     * Adds a case, which counts when none before it does.
     *
     * @param condition when
     * @param result then
     * @return a new expression
     */
    public CaseExpression<T> when(Expression<Boolean> condition, Expression<T> result) {
        List<Expression<Boolean>> allConditions = new ArrayList<>(conditions);
        allConditions.add(condition);
        List<Expression<T>> allResults = new ArrayList<>(results);
        allResults.add(result);
        return new CaseExpression<>(List.copyOf(allConditions), List.copyOf(allResults), otherwise);
    }

    /**
     * Adds a case with a value.
     *
     * @param condition when
     * @param result then, bound as a parameter
     * @return a new expression
     */
    public CaseExpression<T> when(Expression<Boolean> condition, T result) {
        return when(condition, new Bind<>(result, type()));
    }

    /**
     * Says what results when no case counts; else it is NULL.
     *
     * @param result the result
     * @return a new expression
     */
    public CaseExpression<T> otherwise(Expression<T> result) {
        return new CaseExpression<>(conditions, results, result);
    }

    /**
     * Says which value results when no case counts.
     *
     * @param result the result, bound as a parameter
     * @return a new expression
     */
    public CaseExpression<T> otherwise(T result) {
        return otherwise(new Bind<>(result, type()));
    }

    @Override
    public Class<? extends SqlNode> kind() {
        return CaseExpression.class;
    }

    /**
     * Returns the conditions.
     *
     * @return one for each case, in order
     */
    public List<Expression<Boolean>> conditions() {
        return conditions;
    }

    /**
     * Returns the results.
     *
     * @return one for each case, in order
     */
    public List<Expression<T>> results() {
        return results;
    }

    /**
     * Returns what results when no case counts.
     *
     * @return the expression, empty for NULL
     */
    public Optional<Expression<T>> otherwise() {
        return Optional.ofNullable(otherwise);
    }

    @Override
    public SqlType<T> type() {
        return results.get(0).type();
    }
}

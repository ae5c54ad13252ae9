package io.mercator.engine.inspect;

import io.mercator.api.dialect.Dialect;
import io.mercator.api.dialect.SqlScanner;
import io.mercator.api.schema.CheckConstraint;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.ColumnDefinition;
import io.mercator.api.schema.DefaultClause;
import io.mercator.api.schema.Index;
import io.mercator.api.schema.Table;
import io.mercator.api.schema.View;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.OrderItem;
import io.mercator.api.sql.OrderTerm;
import io.mercator.api.sql.SqlNode;
import io.mercator.engine.render.SqlRenderer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Compares expressions by how the database spells them: a catalogue that keeps trees shows casts, parentheses and names that
 * nobody wrote. An expression is spelled as the select list of a query over its table. Asked only where the texts differ.
 */
final class DatabaseSpelling {
    /** What is spelled as a query, with what a query does not show of the element that it is part of. */
    record Query(List<String> columns, String sql, String facts) {}

    private final Dialect dialect;
    private final CatalogReader reader;
    private final Map<Query, Optional<String>> known = new HashMap<>();

    DatabaseSpelling(Dialect dialect, CatalogReader reader) {
        this.dialect = dialect;
        this.reader = reader;
    }

    private Optional<String> spelled(Query query) {
        return known.computeIfAbsent(
                query,
                asked -> reader.read(
                        (catalog, connection) -> catalog.spelled(connection, asked.columns(), asked.sql())));
    }

    boolean isSame(Query query, Query other) {
        if (!query.facts().equals(other.facts())) {
            return false;
        }
        Optional<String> spelled = spelled(query);
        return spelled.isPresent() && spelled.equals(spelled(other));
    }

    /** Takes away what both have, though in other words. */
    <T> void removeSame(Map<String, T> declared, Map<String, T> present, Function<T, Query> queryOf) {
        Set<String> missing = new LinkedHashSet<>(declared.keySet());
        missing.removeAll(present.keySet());
        for (String wanted : missing) {
            Query query = queryOf.apply(declared.get(wanted));
            @Nullable String same = null;
            for (Map.Entry<String, T> other : present.entrySet()) {
                Query found = queryOf.apply(other.getValue());
                boolean isOther = !declared.containsKey(other.getKey());
                if (same == null && isOther && isSame(query, found)) {
                    same = other.getKey();
                }
            }
            if (same != null) {
                declared.remove(wanted);
                present.remove(same);
            }
        }
    }

    Query query(View view) {
        List<String> columns = view.columns().stream().map(Column::name).toList();
        return new Query(columns, dialect.render(view.definition()), "");
    }

    Query query(Table table, CheckConstraint check) {
        return select(List.of(definition(check.condition())), table, "");
    }

    Query query(Table table, Index index) {
        List<String> parts = new ArrayList<>();
        StringBuilder facts = new StringBuilder(index.name()).append(index.isUnique() ? " unique" : "");
        for (OrderItem item : index.items()) {
            Expression<?> expression = item instanceof OrderTerm term ? term.expression() : (Expression<?>) item;
            parts.add(definition(expression));
            facts.append(item instanceof OrderTerm term && term.isDescending() ? " desc" : " asc");
            facts.append(item instanceof OrderTerm term ? term.nulls() : OrderTerm.Nulls.UNSAID);
        }
        facts.append(index.method()).append(index.operatorClasses()).append(index.isNullsNotDistinct());
        index.included().forEach(column -> facts.append(' ').append(column.name()));
        index.condition().ifPresent(condition -> {
            parts.add(definition(condition));
            facts.append(" where");
        });
        return select(parts, table, facts.toString());
    }

    /** Tells whether two definitions differ in the words of what computes the column or its default, and nowhere else. */
    boolean isSame(Column<?> declared, Column<?> present) {
        String wanted = expression(declared);
        String found = expression(present);
        if (wanted == null || found == null) {
            return false;
        }
        String rest = dialect.render(new ColumnDefinition(declared)).replace(wanted, "");
        String restThere = dialect.render(new ColumnDefinition(present)).replace(found, "");
        return SqlScanner.normal(rest).equals(SqlScanner.normal(restThere))
                && isSame(select(List.of(wanted), declared.table(), ""), select(List.of(found), declared.table(), ""));
    }

    private @Nullable String expression(Column<?> column) {
        if (column.computed().isPresent()) {
            return definition(column.computed().get());
        }
        return column.serverDefault().isPresent()
                ? dialect.render(new DefaultClause(column)).substring("DEFAULT ".length())
                : null;
    }

    private String definition(SqlNode node) {
        return SqlRenderer.definition(node, dialect);
    }

    private Query select(List<String> expressions, Table table, String facts) {
        List<String> columns = IntStream.rangeClosed(1, expressions.size())
                .mapToObj(number -> "part_" + number)
                .toList();
        return new Query(columns, "SELECT " + String.join(", ", expressions) + " FROM " + dialect.render(table), facts);
    }
}

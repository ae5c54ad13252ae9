package io.mercator.session.query;

import io.mercator.api.error.SessionException;
import io.mercator.api.mapping.Relationship;
import io.mercator.api.session.Load;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.ExpressionList;
import io.mercator.api.sql.Join;
import io.mercator.api.sql.LabelStyle;
import io.mercator.api.sql.Row;
import io.mercator.api.sql.Select;
import io.mercator.api.sql.Statement;
import io.mercator.session.load.Criteria;
import io.mercator.session.load.LoadNode;
import io.mercator.session.mapper.RelationPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a query has come to so far. Immutable.
 *
 * @param select the statement, with the columns of its parts
 * @param parts what each row gives
 * @param options what is loaded
 * @param limit how long the database may work, null for the session's limit
 * @param populatesExisting whether present objects are overwritten
 * @param portion how many rows a stream reads at once, 0 for what fits
 * @param statement what is sent in place of the statement, or null
 * @param joins the joins along relationships, which the conditions on every load of their classes are still to narrow
 * @param start what is known of queries for the one class that is asked for, null for others
 */
public record QueryState(
        Select<? extends Row> select,
        List<Part> parts,
        List<Load> options,
        @Nullable Duration limit,
        boolean populatesExisting,
        int portion,
        @Nullable Statement<?> statement,
        List<RelationshipJoins.Made> joins,
        @Nullable EntityStart<?> start) {
    /** A query for the objects of a class. */
    static QueryState of(EntityStart<?> start) {
        List<Part> parts = List.of(start.part());
        return new QueryState(of(parts).select(), parts, List.of(), null, false, 0, null, List.of(), start);
    }

    /** A query for parts, from wherever their columns stand. */
    public static QueryState of(List<Part> parts) {
        List<Expression<?>> columns = new ArrayList<>(parts.size());
        for (Part part : parts) {
            if (part instanceof EntityPart<?> entity) {
                columns.addAll(entity.expressions(entity.plan().undeferred()));
            } else if (part instanceof ValuePart value) {
                boolean known =
                        columns.contains(value.expression()) && parts.stream().anyMatch(EntityPart.class::isInstance);
                if (!known) {
                    columns.add(value.expression());
                }
            }
        }
        return of(Select.<Row>of(ExpressionList.of(columns), LabelStyle.TABLE_COLUMN), parts);
    }

    /** A query of a statement whose columns are the parts. */
    public static QueryState of(Select<? extends Row> select, List<Part> parts) {
        return new QueryState(select, parts, List.of(), null, false, 0, null, List.of(), null);
    }

    public QueryState select(Select<? extends Row> changed) {
        return new QueryState(changed, parts, options, limit, populatesExisting, portion, statement, joins, start);
    }

    /** Adds options, each of which must speak of something that the query gives. */
    public QueryState options(List<Load> more) {
        for (Load option : more) {
            boolean fits = parts.stream()
                    .anyMatch(part -> part instanceof EntityPart<?> entity && LoadNode.isFor(entity.plan(), option));
            if (!fits) {
                throw new SessionException("The option " + option + " speaks of nothing that the query gives: "
                        + String.join(", ", parts.stream().map(Part::describe).toList())
                        + ". Give options of related classes to then(...) of the relationship that leads to them.");
            }
        }
        List<Load> all = new ArrayList<>(options);
        all.addAll(more);
        return new QueryState(
                select, parts, List.copyOf(all), limit, populatesExisting, portion, statement, joins, start);
    }

    public QueryState timeout(Duration longest) {
        return new QueryState(select, parts, options, longest, populatesExisting, portion, statement, joins, start);
    }

    public QueryState populating() {
        return new QueryState(select, parts, options, limit, true, portion, statement, joins, start);
    }

    public QueryState portion(int rows) {
        return new QueryState(select, parts, options, limit, populatesExisting, rows, statement, joins, start);
    }

    /** Tells whether the statement selects the parts and says no more. */
    public boolean isBare() {
        return select.froms().stream().noneMatch(Join.class::isInstance)
                && !select.isDistinct()
                && select.whereClause().isEmpty()
                && select.groupItems().isEmpty()
                && select.havingClause().isEmpty()
                && select.orderItems().isEmpty()
                && select.rowLimit().isEmpty()
                && select.lockClause().isEmpty();
    }

    /** Sends a statement of the user's own in place of the query's. */
    public QueryState statement(Statement<?> own) {
        return new QueryState(select, parts, options, limit, populatesExisting, portion, own, joins, start);
    }

    public QueryState joined(Relationship<?, ?> relationship, RelationPlan<?, ?> plan, boolean outer) {
        List<RelationshipJoins.Made> all = new ArrayList<>(joins);
        Select<? extends Row> joined = RelationshipJoins.join(select, relationship, plan, outer, all::add);
        return new QueryState(
                joined, parts, options, limit, populatesExisting, portion, statement, List.copyOf(all), start);
    }

    /** Returns the statement with the conditions on every load of the classes that it reads or joins. */
    public Select<? extends Row> narrowed(Criteria criteria) {
        Select<? extends Row> narrowed = RelationshipJoins.narrowed(select, joins, criteria);
        if (criteria.isEmpty()) {
            return narrowed;
        }
        for (Part part : parts) {
            if (part instanceof EntityPart<?> entity) {
                narrowed = criteria.narrow(narrowed, entity.plan(), entity.source());
            }
        }
        return narrowed;
    }
}

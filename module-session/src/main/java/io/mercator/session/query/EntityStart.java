package io.mercator.session.query;

import io.mercator.api.mapping.Loading;
import io.mercator.api.sql.FromItem;
import io.mercator.api.sql.Join;
import io.mercator.api.sql.Row;
import io.mercator.api.sql.Select;
import io.mercator.session.load.LoadNode;
import io.mercator.session.load.LoadRun;
import io.mercator.session.load.Origin;
import io.mercator.session.load.RowLoader;
import io.mercator.session.mapper.EntityColumns;
import io.mercator.session.mapper.MapperPlan;
import io.mercator.session.mapper.RelationPlan;
import io.mercator.session.state.IdentityMap;
import java.util.List;

/**
 * What all queries for the objects of one class begin with, and what those have in common that say nothing of loading.
 * Immutable, made once for a class, and safe for any thread.
 *
 * @param <E> the mapped class
 */
public final class EntityStart<E> {
    private final EntityPart<E> part;
    private final QueryState state;
    private final Results<E> results;
    private final EntityColumns<E> columns;
    private final boolean joins;
    private final boolean repeats;
    /** Whether the class's references are left alone, so that they are looked at only for what a session has. */
    private final boolean leavesReferences;
    /** The place of all queries, where there are no relationships of which a place keeps what is loaded with it. */
    private final List<LoadNode<?>> places;

    EntityStart(MapperPlan<E> plan) {
        this.part = new EntityPart<>(plan, plan.table());
        this.state = QueryState.of(this);
        this.results = Results.entities(part);
        this.columns = EntityColumns.of(plan, plan.undeferred(), 0);
        this.joins = plan.relations().stream()
                .anyMatch(relation -> relation.relationship().loading() == Loading.JOINED);
        this.repeats = plan.relations().stream()
                .anyMatch(relation -> relation.relationship().loading() == Loading.SUBQUERY);
        this.leavesReferences = !plan.isWoven() && plan.relations().stream().allMatch(EntityStart::isLeft);
        this.places = plan.relations().isEmpty() ? List.of(LoadNode.of(plan, List.of())) : List.of();
    }

    private static boolean isLeft(RelationPlan<?, ?> relation) {
        Loading loading = relation.relationship().loading();
        return relation.hasForeignKey()
                && !relation.isToMany()
                && relation.target() != relation.owner()
                && (loading == Loading.NONE || loading == Loading.RAISE);
    }

    /**
     * Tells whether references are looked at after the rows. Those that are left alone are found among what the session has, and
     * those of objects that it has may be others by now: in a session that has neither there is nothing to look at.
     */
    private boolean follows(IdentityMap identity) {
        MapperPlan<E> plan = part.plan();
        if (!leavesReferences || identity.hasEntries(plan)) {
            return !plan.relations().isEmpty();
        }
        for (RelationPlan<E, ?> relation : plan.relations()) {
            if (identity.hasEntries(relation.target())) {
                return true;
            }
        }
        return false;
    }

    EntityPart<E> part() {
        return part;
    }

    /** Returns the query for all objects. */
    public QueryState state() {
        return state;
    }

    public Results<E> results() {
        return results;
    }

    /** Tells whether a query's statement is sent as it is. */
    boolean isPlain(QueryState query) {
        return !joins && query.options().isEmpty() && query.statement() == null;
    }

    /** Makes a plain query ready, whose columns have always the same places. */
    @SuppressWarnings("unchecked") // the one place is the class's
    ReadyQuery ready(QueryState query, LoadRun run) {
        Select<? extends Row> select = query.narrowed(run.criteria());
        List<LoadNode<?>> nodes = places.isEmpty() ? List.of(LoadNode.of(part.plan(), List.of())) : places;
        LoadNode<E> node = (LoadNode<E>) nodes.get(0);
        if (repeats) {
            run.origin(node, new Origin(select, part.source()));
        }
        List<FromItem> froms = select.froms();
        return new ReadyQuery(
                select,
                new ReadyQuery.EntityReader<>(
                        new RowLoader<>(run, node, columns),
                        follows(run.workspace().identity())),
                nodes,
                run,
                froms.size() > 1 || froms.get(0) instanceof Join
                        ? ReadyQuery.Repetition.JOINED
                        : ReadyQuery.Repetition.NONE);
    }
}

package io.mercator.session.load;

import io.mercator.api.mapping.ColumnSource;
import io.mercator.api.sql.Condition;
import io.mercator.session.mapper.MapperPlan;
import io.mercator.session.state.ObjectEntry;
import io.mercator.session.state.Workspace;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One query on its way: what it brings, whose relationships are still to be looked at, and what a stream will let go. */
public final class LoadRun {
    private final LoadingSession session;
    private final Criteria criteria;
    private final boolean populateExisting;
    private final boolean passing;
    private Map<LoadNode<?>, Set<ObjectEntry<?>>> arrived = Map.of();
    private Map<LoadNode<?>, Origin> origins = Map.of();
    private List<ObjectEntry<?>> brought = List.of();

    public LoadRun(LoadingSession session, Criteria criteria, boolean populateExisting, boolean passing) {
        this.session = session;
        this.criteria = criteria;
        this.populateExisting = populateExisting;
        this.passing = passing;
    }

    public Workspace workspace() {
        return session.workspace();
    }

    Rows rows() {
        return session;
    }

    public Criteria criteria() {
        return criteria;
    }

    /** Returns a condition with those on every load of a class. */
    public Condition narrow(Condition condition, MapperPlan<?> plan, ColumnSource source) {
        return criteria.and(condition, plan, source);
    }

    boolean populatesExisting() {
        return populateExisting;
    }

    /** Tells whether what is loaded leaves the session when a stream moves on. */
    boolean isPassing() {
        return passing;
    }

    /** Says which query brings the objects of a place. */
    public void origin(LoadNode<?> node, Origin origin) {
        if (origins.isEmpty()) {
            origins = new IdentityHashMap<>();
        }
        origins.put(node, origin);
    }

    /** Returns the query that brings the objects of a place, if its rows are all read before what they refer to. */
    @Nullable
    Origin origin(LoadNode<?> node) {
        return passing ? null : origins.get(node);
    }

    void arrived(LoadNode<?> node, ObjectEntry<?> entry) {
        if (!entry.plan().relations().isEmpty()) {
            // in the order of the rows: keys stand in statements in the order in which objects came
            if (arrived.isEmpty()) {
                arrived = new LinkedHashMap<>();
            }
            arrived.computeIfAbsent(node, place -> new LinkedHashSet<>()).add(entry);
        }
        if (passing) {
            if (brought.isEmpty()) {
                brought = new ArrayList<>();
            }
            brought.add(entry);
        }
    }

    /** Tells whether something came since {@link #takeArrived} was called last. */
    public boolean hasArrived() {
        return !arrived.isEmpty();
    }

    /** Returns what came since this was asked last, by place. */
    Map<LoadNode<?>, Set<ObjectEntry<?>>> takeArrived() {
        Map<LoadNode<?>, Set<ObjectEntry<?>>> taken = arrived;
        arrived = Map.of();
        return taken;
    }

    /** Lets go what a portion of a stream brought, unless it was changed, or somebody else asked for it. */
    public void letGo() {
        brought.forEach(entry -> workspace().passed(entry.object()));
        brought = List.of();
    }
}

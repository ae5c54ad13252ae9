package io.mercator.session.query;

import io.mercator.api.error.SessionException;
import io.mercator.api.schema.Column;
import io.mercator.api.session.Load;
import io.mercator.api.session.LoadCriteria;
import io.mercator.api.session.LoadRelated;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.ExpressionList;
import io.mercator.api.sql.FromItem;
import io.mercator.api.sql.Join;
import io.mercator.api.sql.LabelStyle;
import io.mercator.api.sql.OrderItem;
import io.mercator.api.sql.Row;
import io.mercator.api.sql.Select;
import io.mercator.api.sql.Statement;
import io.mercator.api.sql.Subquery;
import io.mercator.api.sql.Text;
import io.mercator.session.load.LoadNode;
import io.mercator.session.load.LoadRun;
import io.mercator.session.load.Origin;
import io.mercator.session.load.RowLoader;
import io.mercator.session.mapper.EntityColumns;
import io.mercator.session.mapper.RelationPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes the statement of a query: the columns of its parts, of what its own joins contain and of what is joined for loading;
 * and the readers of its rows. A limit on rows that a joined collection repeats goes into a subquery with the query itself,
 * so that it counts objects.
 */
public final class QueryBuilder {
    private final QueryState state;
    private final Select<? extends Row> base;
    private final List<Part> parts;
    private final List<Load> options;
    private final LoadRun run;
    private final List<Expression<?>> columns = new ArrayList<>();
    private boolean containsCollection;

    public QueryBuilder(QueryState state, LoadRun run) {
        this.state = state;
        this.base = state.select();
        this.parts = state.parts();
        this.options = state.options().stream()
                .filter(option -> !(option instanceof LoadCriteria))
                .toList();
        this.run = run;
    }

    /** A part whose columns have their places, and whose joins are still to be made. */
    private record Planned<E>(
            EntityPart<E> part, LoadNode<E> node, RowLoader<E> loader, List<JoinedRelation<E, ?>> contained) {}

    /** Makes a query ready. */
    public static ReadyQuery ready(QueryState state, LoadRun run) {
        EntityStart<?> start = state.start();
        if (start != null && start.isPlain(state)) {
            return start.ready(state, run);
        }
        ReadyQuery values = state.statement() == null && state.options().isEmpty() ? values(state, run) : null;
        return values != null ? values : new QueryBuilder(state, run).build();
    }

    /** Makes a query ready whose parts are the values that its statement selects; null when it has others. */
    private static @Nullable ReadyQuery values(QueryState state, LoadRun run) {
        List<Part> parts = state.parts();
        List<Expression<?>> selected = state.select().columns();
        if (selected.size() != parts.size()) {
            return null;
        }
        List<ReadyQuery.Reader> readers = new ArrayList<>(parts.size());
        for (int index = 0; index < parts.size(); index++) {
            if (!(parts.get(index) instanceof ValuePart value) || value.expression() != selected.get(index)) {
                return null;
            }
            readers.add(new ReadyQuery.ValueReader(index));
        }
        Select<? extends Row> own = state.narrowed(run.criteria());
        Select<Row> select = own.<Row>selecting(own.columnList()).labels(LabelStyle.TABLE_COLUMN);
        return new ReadyQuery(select, readers, List.of(), run, ReadyQuery.Repetition.NONE);
    }

    private ReadyQuery build() {
        List<@Nullable LoadNode<?>> nodes = new ArrayList<>();
        for (Part part : parts) {
            nodes.add(part instanceof EntityPart<?> entity ? node(entity) : null);
        }
        Statement<?> own = state.statement();
        if (own != null) {
            return new OwnStatement(own, run).ready(parts, nodes);
        }
        List<Object> planned = new ArrayList<>();
        List<List<? extends JoinedRelation<?, ?>>> contained = new ArrayList<>();
        for (LoadNode<?> node : nodes) {
            contained.add(node == null ? List.of() : contained(node));
        }
        for (int index = 0; index < parts.size(); index++) {
            Part part = parts.get(index);
            if (part instanceof EntityPart<?> entity) {
                planned.add(planned(entity, Objects.requireNonNull(nodes.get(index)), contained.get(index)));
            } else if (part instanceof ValuePart value) {
                planned.add(new ReadyQuery.ValueReader(place(value.expression())));
            }
        }
        return finished(planned);
    }

    /** A value that is selected already, as a column of an object, is not selected twice. */
    private int place(Expression<?> expression) {
        int known = columns.indexOf(expression);
        if (known >= 0 && parts.stream().anyMatch(EntityPart.class::isInstance)) {
            return known;
        }
        columns.add(expression);
        return columns.size() - 1;
    }

    private <E> LoadNode<E> node(EntityPart<E> part) {
        return LoadNode.of(
                part.plan(),
                options.stream()
                        .filter(option -> LoadNode.isFor(part.plan(), option))
                        .toList());
    }

    @SuppressWarnings("unchecked") // node and contained relations were made for this part
    private <E> Planned<E> planned(
            EntityPart<E> part, LoadNode<?> node, List<? extends JoinedRelation<?, ?>> contained) {
        LoadNode<E> own = (LoadNode<E>) node;
        List<Column<?>> read = own.columns();
        EntityColumns<E> places = EntityColumns.of(part.plan(), read, columns.size());
        columns.addAll(part.expressions(read));
        return new Planned<>(part, own, new RowLoader<>(run, own, places), (List<JoinedRelation<E, ?>>) contained);
    }

    private <E> List<JoinedRelation<E, ?>> contained(LoadNode<E> node) {
        List<JoinedRelation<E, ?>> all = new ArrayList<>();
        for (RelationPlan<E, ?> relation : node.plan().relations()) {
            if (node.isContained(relation)) {
                all.add(contained(node, relation));
            }
        }
        return all;
    }

    private <E, T> JoinedRelation<E, T> contained(LoadNode<E> node, RelationPlan<E, T> relation) {
        containsCollection |= relation.isToMany();
        LoadRelated option = Objects.requireNonNull(node.option(relation));
        FromItem item =
                option.relationship().targetItem().orElse(relation.target().table());
        if (Froms.placeOf(base.froms(), item) < 0) {
            throw new SessionException("Load.containsEager(" + relation + ") takes its objects from '"
                    + item.correlationName() + "', which the query does not join. Join it: join(relationship), or load"
                    + " it with Load.joined(relationship).");
        }
        LoadNode<T> nested = node.nested(relation);
        List<JoinedRelation<T, ?>> further = contained(nested);
        EntityPart<T> part = new EntityPart<>(relation.target(), item);
        List<Column<?>> read = nested.columns();
        EntityColumns<T> places = EntityColumns.of(relation.target(), read, columns.size());
        columns.addAll(part.expressions(read));
        return new JoinedRelation<>(relation, new RowLoader<>(run, nested, places), further);
    }

    private ReadyQuery finished(List<Object> planned) {
        boolean limited = base.rowLimit().isPresent();
        if (containsCollection && limited) {
            throw new SessionException("A limit would cut the collection that Load.containsEager(...) takes from the"
                    + " query's own rows. Load it with Load.joined(...) or Load.selectin(...), whose limit counts"
                    + " objects.");
        }
        Select<? extends Row> own = narrowed();
        LoadingJoins joins = new LoadingJoins(run, base.froms());
        boolean joinsCollections = planned.stream()
                .anyMatch(part -> part instanceof Planned<?> entity && LoadingJoins.joinsCollection(entity.node()));
        boolean wraps = joinsCollections
                && (limited || base.isDistinct() || !base.groupItems().isEmpty());
        Select<Row> select = wraps ? wrapped(own, planned, joins) : plain(own, planned, joins);
        List<ReadyQuery.Reader> readers = new ArrayList<>();
        for (Object part : planned) {
            readers.add(part instanceof Planned<?> entity ? reader(entity, joins) : (ReadyQuery.Reader) part);
        }
        List<LoadNode<?>> nodes = new ArrayList<>();
        planned.forEach(part -> {
            if (part instanceof Planned<?> entity) {
                nodes.add(entity.node());
                if (!entity.node().plan().relations().isEmpty()) {
                    run.origin(entity.node(), new Origin(own, entity.part().source()));
                }
            }
        });
        ReadyQuery.Repetition repetition = joinsCollections || containsCollection
                ? ReadyQuery.Repetition.COLLECTED
                : joinsMayRepeat() ? ReadyQuery.Repetition.JOINED : ReadyQuery.Repetition.NONE;
        return new ReadyQuery(select, readers, nodes, run, repetition);
    }

    /** SQLAlchemy's queries for one class give an object once, whatever else the rows are joined of. */
    private boolean joinsMayRepeat() {
        List<FromItem> froms = base.froms();
        return parts.size() == 1
                && parts.get(0) instanceof EntityPart<?>
                && (froms.size() > 1 || froms.get(0) instanceof Join);
    }

    /** Returns the statement without what loading adds, with the conditions on every load of its classes. */
    public Select<? extends Row> narrowed() {
        return state.narrowed(run.criteria());
    }

    private static <E> ReadyQuery.EntityReader<E> reader(Planned<E> planned, LoadingJoins joins) {
        List<JoinedRelation<E, ?>> all = new ArrayList<>(planned.contained());
        all.addAll(joins.of(planned.node()));
        return new ReadyQuery.EntityReader<>(planned.loader(), all);
    }

    private Select<Row> plain(Select<? extends Row> own, List<Object> planned, LoadingJoins joins) {
        List<FromItem> froms = new ArrayList<>(own.froms());
        for (Object part : planned) {
            if (part instanceof Planned<?> entity) {
                begin(entity, froms, joins);
            }
        }
        List<Expression<?>> all = new ArrayList<>(columns);
        all.addAll(joins.columns());
        if (all.equals(own.columns())) {
            return own.<Row>selecting(own.columnList()).labels(LabelStyle.TABLE_COLUMN);
        }
        Select<Row> select = own.<Row>selecting(ExpressionList.of(all)).labels(LabelStyle.TABLE_COLUMN);
        return joins.columns().isEmpty()
                ? select
                : select.replacingFrom(froms).orderBy(joins.order().toArray(new OrderItem[0]));
    }

    private <E> void begin(Planned<E> planned, List<FromItem> froms, LoadingJoins joins) {
        int place = Froms.placeOf(froms, planned.part().item());
        if (place >= 0) {
            froms.set(
                    place,
                    joins.join(planned.node(), froms.get(place), planned.part().source(), columns.size()));
        }
    }

    /** The query itself as a subquery, with all that the outside needs of it. */
    private Select<Row> wrapped(Select<? extends Row> own, List<Object> planned, LoadingJoins joins) {
        if (own.lockClause().isPresent()) {
            throw new SessionException(
                    "withForUpdate() cannot lock the rows of a subquery, into which the limit goes when a"
                            + " collection is joined. Load the collection with Load.selectin(...).");
        }
        List<Expression<?>> inside = new ArrayList<>(columns);
        for (OrderItem item : own.orderItems()) {
            Expression<?> expression = OrderAdaption.expression(item);
            if (expression instanceof Text) {
                throw new SessionException(
                        "An order by text cannot be said again outside of the subquery into which a limit"
                                + " goes when a collection is joined. Order by columns, or load with Load.selectin(...).");
            }
            if (!inside.contains(expression)) {
                inside.add(expression);
            }
        }
        Subquery query = own.<Row>selecting(ExpressionList.of(inside))
                .labels(LabelStyle.TABLE_COLUMN)
                .as("anon_1");
        FromItem from = query;
        for (Object part : planned) {
            if (part instanceof Planned<?> entity) {
                from = outside(entity, from, query, joins);
            }
        }
        List<Expression<?>> all = new ArrayList<>();
        columns.forEach(column -> all.add(query.c(column)));
        all.addAll(joins.columns());
        List<OrderItem> order = new ArrayList<>();
        own.orderItems().forEach(item -> order.add(OrderAdaption.adapt(item, query::c)));
        order.addAll(joins.order());
        return Select.<Row>of(ExpressionList.of(all))
                .labels(LabelStyle.TABLE_COLUMN)
                .replacingFrom(List.of(from))
                .orderBy(order.toArray(new OrderItem[0]));
    }

    private <E> FromItem outside(Planned<E> planned, FromItem from, Subquery query, LoadingJoins joins) {
        return joins.join(planned.node(), from, new WrappedSource(planned.part().source(), query), columns.size());
    }
}

package io.mercator.session.flush;

import io.mercator.api.mapping.RelationshipJoin.Pair;
import io.mercator.api.schema.Column;
import io.mercator.api.spi.ParameterSink;
import io.mercator.session.mapper.PropertyPlan;
import io.mercator.session.mapper.RelationPlan;
import io.mercator.session.relation.Link;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An INSERT or DELETE of a row of a secondary table, whose values are keys that both ends have by then. */
final class LinkAction extends FlushAction {
    private final Link link;
    private final Layout layout;

    private LinkAction(Link link, Layout layout) {
        super(link.owner());
        this.link = link;
        this.layout = layout;
    }

    /** Where the values of a secondary table's columns come from. */
    private record Value(Column<?> column, PropertyPlan<?> property, boolean isOwners) {}

    /** The columns in the order of the table, so that both sides of a relationship make the same statements. */
    private record Layout(List<Value> values, Shape inserted, Shape removed) {
        static Layout of(RelationPlan<?, ?> relation) {
            List<Value> values = new ArrayList<>();
            List<Pair> pairs = relation.relationship().join().pairs();
            for (int index = 0; index < pairs.size(); index++) {
                values.add(new Value(pairs.get(index).right(), relation.local().get(index), true));
            }
            List<Pair> remote = relation.relationship().join().remotePairs();
            for (int index = 0; index < remote.size(); index++) {
                values.add(new Value(remote.get(index).left(), relation.remote().get(index), false));
            }
            values.sort(Comparator.comparingInt(value -> value.column().position()));
            List<Column<?>> columns = new ArrayList<>();
            values.forEach(value -> columns.add(value.column()));
            var table = relation.relationship().join().secondary().orElseThrow();
            return new Layout(
                    values,
                    new Shape.OfLinks(Shape.Kind.INSERT, table, columns),
                    new Shape.OfLinks(Shape.Kind.DELETE, table, columns));
        }
    }

    static List<LinkAction> of(List<Link> links) {
        Map<RelationPlan<?, ?>, Layout> layouts = new HashMap<>();
        List<LinkAction> actions = new ArrayList<>();
        links.forEach(link -> actions.add(new LinkAction(link, layouts.computeIfAbsent(link.relation(), Layout::of))));
        return actions;
    }

    Link link() {
        return link;
    }

    @Override
    boolean isLike(FlushAction other) {
        Shape own = shape();
        return other instanceof LinkAction
                && (other.shape() == own || other.shape().equals(own));
    }

    @Override
    Shape shape() {
        return link.isAdded() ? layout.inserted() : layout.removed();
    }

    void bind(ParameterSink sink) {
        int ordinal = 0;
        for (Value value : layout.values()) {
            value.property().bind((value.isOwners() ? link.owner() : link.target()).flushed(), ordinal++, sink);
        }
    }

    /** Returns the row's values by column, for people; of an end without a row, what its value will be. */
    Map<Column<?>, @Nullable Object> shownValues() {
        Map<Column<?>, @Nullable Object> values = new HashMap<>();
        for (Value value : layout.values()) {
            var end = value.isOwners() ? link.owner() : link.target();
            values.put(
                    value.column(),
                    end.hasKey() ? value.property().value(end.flushed()) : PendingValues.of(end, value.property()));
        }
        return values;
    }

    List<Column<?>> columns() {
        return layout.values().stream().<Column<?>>map(Value::column).toList();
    }

    String describe() {
        return link.owner().describe() + " - " + link.target().describe();
    }
}

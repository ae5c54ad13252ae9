package io.mercator.session.query;

import io.mercator.api.error.SessionException;
import io.mercator.api.error.Suggestions;
import io.mercator.api.sql.ColumnRef;
import io.mercator.api.sql.QueryExpression;
import io.mercator.api.sql.Statement;
import io.mercator.api.sql.Text;
import io.mercator.session.load.LoadNode;
import io.mercator.session.load.LoadRun;
import io.mercator.session.load.RowLoader;
import io.mercator.session.mapper.EntityColumns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads objects from the rows of a statement of the user's own, whose columns are told by their names. */
final class OwnStatement {
    private final Statement<?> statement;
    private final LoadRun run;

    OwnStatement(Statement<?> statement, LoadRun run) {
        this.statement = statement;
        this.run = run;
    }

    /** Makes the readers of all parts; nodes has that of each object, and null for a value. */
    ReadyQuery ready(List<Part> parts, List<? extends @Nullable LoadNode<?>> nodes) {
        List<ColumnRef<?>> wanted = new ArrayList<>();
        for (int index = 0; index < parts.size(); index++) {
            LoadNode<?> node = nodes.get(index);
            if (node != null) {
                wanted.addAll(node.columns());
            } else {
                wanted.add(column((ValuePart) parts.get(index)));
            }
        }
        int[] places = places(wanted);
        List<ReadyQuery.Reader> readers = new ArrayList<>();
        List<LoadNode<?>> loaded = new ArrayList<>();
        int first = 0;
        for (LoadNode<?> node : nodes) {
            if (node != null) {
                int width = node.columns().size();
                readers.add(reader(node, Arrays.copyOfRange(places, first, first + width)));
                loaded.add(node);
                first += width;
            } else {
                readers.add(new ReadyQuery.ValueReader(places[first++]));
            }
        }
        boolean single = parts.size() == 1 && loaded.size() == 1;
        return new ReadyQuery(
                statement,
                wanted,
                readers,
                loaded,
                run,
                single ? ReadyQuery.Repetition.JOINED : ReadyQuery.Repetition.NONE);
    }

    private <E> ReadyQuery.Reader reader(LoadNode<E> node, int[] places) {
        EntityColumns<E> columns = EntityColumns.of(node.plan(), node.columns(), places);
        return new ReadyQuery.EntityReader<>(new RowLoader<>(run, node, columns), List.of());
    }

    private static ColumnRef<?> column(ValuePart part) {
        if (part.expression() instanceof ColumnRef<?> column) {
            return column;
        }
        throw new SessionException(
                "fromStatement(...) tells columns by their names, and the query gives an expression that"
                        + " has none. Query columns and classes, or run the statement with execute(...).");
    }

    /** Returns where the rows have each column; the engine puts those of text in order. */
    private int[] places(List<ColumnRef<?>> wanted) {
        int[] places = new int[wanted.size()];
        for (int index = 0; index < places.length; index++) {
            places[index] = statement instanceof QueryExpression<?> query ? place(query, wanted.get(index)) : index;
        }
        if (statement instanceof Text || statement instanceof QueryExpression<?>) {
            return places;
        }
        throw new SessionException("fromStatement(...) reads rows, and was given a "
                + statement.getClass().getSimpleName() + ". Give it text or a query; run changes with execute(...).");
    }

    private static int place(QueryExpression<?> query, ColumnRef<?> column) {
        int place = query.columns().indexOf(column);
        if (place < 0) {
            place = query.labels().indexOf(column.name());
        }
        if (place < 0) {
            place = query.labels().indexOf(column.from().correlationName() + "_" + column.name());
        }
        if (place < 0) {
            throw new SessionException("The statement selects no column for '"
                    + column.from().correlationName() + "." + column.name() + "'. "
                    + Suggestions.sentence("Its columns", column.name(), query.labels())
                    + " Select it, or leave it out with options(Load.defer(...)).");
        }
        return place;
    }
}

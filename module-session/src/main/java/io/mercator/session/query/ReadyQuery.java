package io.mercator.session.query;

import io.mercator.api.spi.RowReader;
import io.mercator.api.sql.ColumnRef;
import io.mercator.api.sql.QueryExpression;
import io.mercator.api.sql.Row;
import io.mercator.api.sql.Statement;
import io.mercator.api.sql.Text;
import io.mercator.session.load.LoadNode;
import io.mercator.session.load.LoadRun;
import io.mercator.session.load.RelatedLoader;
import io.mercator.session.load.RowLoader;
import io.mercator.session.load.Rows;
import io.mercator.session.mapper.MapperPlan;
import io.mercator.session.state.NumberedEntries;
import io.mercator.session.state.ObjectEntry;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A statement with those who read its rows; for one execution. */
public final class ReadyQuery {
    private final Statement<?> statement;
    private final List<? extends ColumnRef<?>> textColumns;
    private final Reader[] readers;
    private final List<LoadNode<?>> nodes;
    private final LoadRun run;
    private final Repetition repetition;

    /** Whether rows give an object again that a row before them gave. */
    public enum Repetition {
        /** Each row is one result. */
        NONE,
        /** Joins may repeat the one object of a row, which is given once. */
        JOINED,
        /** Joined collections repeat rows, which only all together have a result's elements. */
        COLLECTED
    }

    ReadyQuery(
            QueryExpression<? extends Row> statement,
            List<Reader> readers,
            List<LoadNode<?>> nodes,
            LoadRun run,
            Repetition repetition) {
        this(statement, List.of(), readers, nodes, run, repetition);
    }

    ReadyQuery(
            Statement<?> statement,
            List<? extends ColumnRef<?>> textColumns,
            List<Reader> readers,
            List<LoadNode<?>> nodes,
            LoadRun run,
            Repetition repetition) {
        this.statement = statement;
        this.textColumns = textColumns;
        this.readers = readers.toArray(new Reader[0]);
        this.nodes = nodes;
        this.run = run;
        this.repetition = repetition;
    }

    /** Makes a query of which one reader reads the rows. */
    ReadyQuery(
            QueryExpression<? extends Row> statement,
            Reader reader,
            List<LoadNode<?>> nodes,
            LoadRun run,
            Repetition repetition) {
        this.statement = statement;
        this.textColumns = List.of();
        this.readers = new Reader[] {reader};
        this.nodes = nodes;
        this.run = run;
        this.repetition = repetition;
    }

    /** Reads one part of a row. */
    interface Reader {
        @Nullable
        Object read(RowReader row);

        /** All rows are read. */
        default void finish() {}
    }

    /** Reads a value. */
    record ValueReader(int position) implements Reader {
        @Override
        public @Nullable Object read(RowReader row) {
            return row.at(position);
        }
    }

    /** Reads an object, and what is joined to it. */
    static final class EntityReader<E> implements Reader {
        private static final JoinedRelation<?, ?>[] NONE = {};

        private final RowLoader<E> loader;
        private final JoinedRelation<E, ?>[] joined;

        /** Reads objects to which nothing is joined; says whether their relationships are looked at after the rows. */
        @SuppressWarnings("unchecked") // an empty array has nothing of another class
        EntityReader(RowLoader<E> loader, boolean follows) {
            this.loader = loader.followed(follows);
            this.joined = (JoinedRelation<E, ?>[]) NONE;
        }

        @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic class
        EntityReader(RowLoader<E> loader, List<JoinedRelation<E, ?>> joined) {
            this.loader = loader.followed(JoinedRelation.leaves(loader.plan(), joined));
            this.joined = joined.toArray(new JoinedRelation[0]);
        }

        @Override
        public @Nullable Object read(RowReader row) {
            if (joined.length == 0) {
                return loader.object(row);
            }
            return loader.isBare() ? bare(row) : withEntry(row);
        }

        private @Nullable Object bare(RowReader row) {
            NumberedEntries<E> entries = Objects.requireNonNull(loader.bare());
            int place = loader.place(entries, row);
            if (place < 0) {
                return null;
            }
            E object = Objects.requireNonNull(entries.object(place));
            for (JoinedRelation<E, ?> relation : joined) {
                relation.read(entries, place, object, row);
            }
            return object;
        }

        private @Nullable Object withEntry(RowReader row) {
            ObjectEntry<E> entry = loader.find(row);
            if (entry == null) {
                return null;
            }
            for (JoinedRelation<E, ?> relation : joined) {
                relation.read(entry, row);
            }
            return entry.object();
        }

        @Override
        public void finish() {
            for (JoinedRelation<E, ?> relation : joined) {
                relation.finish();
            }
        }
    }

    public Statement<?> statement() {
        return statement;
    }

    /** Sends text of the user's own, whose columns have names. */
    @FunctionalInterface
    public interface TextRows {
        RowReader send(Text text, List<? extends ColumnRef<?>> columns);
    }

    /** Sends the statement. */
    public RowReader open(Rows rows, TextRows texts) {
        return statement instanceof Text text
                ? texts.send(text, textColumns)
                : rows.send((QueryExpression<? extends Row>) statement);
    }

    /** Returns the classes whose rows are read as well. */
    public Set<MapperPlan<?>> targets() {
        Set<MapperPlan<?>> all = new LinkedHashSet<>();
        nodes.forEach(node -> all.addAll(node.targets()));
        return all;
    }

    /** Tells whether references or collections are loaded with the rows, so that portions of rows save statements. */
    public boolean loadsRelations() {
        return nodes.stream().anyMatch(node -> !node.targets().isEmpty());
    }

    public LoadRun run() {
        return run;
    }

    /** Tells whether joined collections repeat rows. */
    public boolean repeatsRows() {
        return repetition == Repetition.COLLECTED;
    }

    /** Tells whether a row may give what a row before it gave, which is then left out. */
    public boolean repeatsResults() {
        return repetition != Repetition.NONE;
    }

    /** Reads the row at which the reader stands: an object or a value for each part. */
    public @Nullable Object[] read(RowReader row) {
        @Nullable Object[] values = new @Nullable Object[readers.length];
        for (int index = 0; index < values.length; index++) {
            values[index] = readers[index].read(row);
        }
        return values;
    }

    /** Reads the row at which the reader stands to others. */
    public void read(RowReader row, RowBuffer into) {
        for (Reader reader : readers) {
            into.add(reader.read(row));
        }
        into.rowAdded();
    }

    /** Tells whether rows have one part, which need no array. */
    public boolean isSingle() {
        return readers.length == 1;
    }

    /** Reads the one part of the row at which the reader stands. */
    public @Nullable Object readSingle(RowReader row) {
        return readers[0].read(row);
    }

    /** Loads what the rows that were read lead to. */
    public void finish() {
        for (Reader reader : readers) {
            reader.finish();
        }
        if (run.hasArrived()) {
            new RelatedLoader(run).resolve();
        }
    }
}

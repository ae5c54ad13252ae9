package io.mercator.engine.execute;

import io.mercator.api.engine.Result;
import io.mercator.api.error.MultipleResultsFoundException;
import io.mercator.api.error.NoResultFoundException;
import io.mercator.api.sql.Row;
import io.mercator.api.sql.RowHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Rows, read as they are asked for. */
final class RowResult<R extends Row> implements Result<R> {
    private final JdbcRowReader reader;
    private final RowHeader header;

    RowResult(JdbcRowReader reader, RowHeader header) {
        this.reader = reader;
        this.header = header;
    }

    @SuppressWarnings("unchecked") // the statement's type parameter says what its select list gives
    private R row() {
        @Nullable Object[] values = new @Nullable Object[reader.columnCount()];
        for (int position = 0; position < values.length; position++) {
            values[position] = reader.at(position);
        }
        return (R) header.row(values);
    }

    @Override
    public List<R> all() {
        List<R> rows = new ArrayList<>();
        while (reader.next()) {
            rows.add(row());
        }
        return rows;
    }

    @Override
    public Optional<R> first() {
        try (JdbcRowReader closing = reader) {
            return closing.next() ? Optional.of(row()) : Optional.empty();
        }
    }

    @Override
    public R one() {
        return oneOrEmpty()
                .orElseThrow(() -> new NoResultFoundException("No row was found where exactly one was asked for."
                        + " Use oneOrEmpty() or first() if there may be none."));
    }

    @Override
    public Optional<R> oneOrEmpty() {
        try (JdbcRowReader closing = reader) {
            if (!closing.next()) {
                return Optional.empty();
            }
            R row = row();
            if (closing.next()) {
                throw new MultipleResultsFoundException("Several rows were found where at most one was asked for."
                        + " Use first() or all(), or narrow the condition.");
            }
            return Optional.of(row);
        }
    }

    @Override
    public @Nullable Object scalar() {
        try (JdbcRowReader closing = reader) {
            return closing.next() ? closing.at(0) : null;
        }
    }

    @Override
    public List<@Nullable Object> scalars() {
        List<@Nullable Object> values = new ArrayList<>();
        while (reader.next()) {
            values.add(reader.at(0));
        }
        return values;
    }

    @Override
    public Stream<R> stream() {
        Spliterator<R> rows =
                new Spliterators.AbstractSpliterator<>(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL) {
                    @Override
                    public boolean tryAdvance(Consumer<? super R> action) {
                        if (!reader.next()) {
                            return false;
                        }
                        action.accept(row());
                        return true;
                    }
                };
        return StreamSupport.stream(rows, false).onClose(this::close);
    }

    @Override
    public long rowCount() {
        return -1;
    }

    @Override
    public List<String> keys() {
        return header.keys();
    }

    @Override
    public void close() {
        reader.close();
    }
}

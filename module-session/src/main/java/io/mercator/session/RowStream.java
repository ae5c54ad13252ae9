package io.mercator.session;

import io.mercator.api.error.ResourceClosedException;
import io.mercator.api.spi.RowReader;
import io.mercator.session.query.ReadyQuery;
import io.mercator.session.query.Results;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Rows as they are asked for, in constant memory: a portion is read with what it refers to, and let go before the next one is.
 * Closes itself at the end, at an error, and when the session or the user closes it.
 */
final class RowStream<R> extends Spliterators.AbstractSpliterator<R> implements AutoCloseable {
    private final RowReader rows;
    private final SessionCore core;
    private final ReadyQuery ready;
    private final Results<R> results;
    private final int portion;
    private final ThreadGuard guard;
    private final Consumer<? super RowStream<R>> onClose;
    private final Deque<@Nullable Object[]> read = new ArrayDeque<>();
    private boolean closed;
    private boolean ended;
    private boolean cut;

    RowStream(
            RowReader rows,
            SessionCore core,
            ReadyQuery ready,
            Results<R> results,
            int portion,
            ThreadGuard guard,
            Consumer<? super RowStream<R>> onClose) {
        super(Long.MAX_VALUE, Spliterator.ORDERED);
        this.rows = rows;
        this.core = core;
        this.ready = ready;
        this.results = results;
        this.portion = portion;
        this.guard = guard;
        this.onClose = onClose;
    }

    @Override
    public boolean tryAdvance(Consumer<? super R> action) {
        if (cut) {
            throw new ResourceClosedException("A stream of " + results.describe() + " results was not at its end when"
                    + " its session's commit(), rollback() or close() ended it. Read it to its end before, or take all"
                    + " with all().");
        }
        if (closed) {
            return false;
        }
        guard.enter();
        R result;
        try {
            if (read.isEmpty() && !readPortion()) {
                close();
                return false;
            }
            result = results.make(read.remove());
        } catch (RuntimeException broken) {
            closeAfter(broken);
            throw broken;
        } finally {
            guard.exit();
        }
        action.accept(result);
        return true;
    }

    private boolean readPortion() {
        ready.run().letGo();
        if (ended) {
            return false;
        }
        return core.guarded(() -> {
            while (read.size() < portion && !ended) {
                if (rows.next()) {
                    read.add(ready.read(rows));
                } else {
                    ended = true;
                }
            }
            ready.finish();
            return !read.isEmpty();
        });
    }

    private void closeAfter(RuntimeException broken) {
        try {
            close();
        } catch (RuntimeException second) {
            broken.addSuppressed(second);
        }
    }

    /** Closes for the session; reading on is an error then. */
    void cut() {
        cut = !closed;
        close();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            try {
                ready.run().letGo();
            } finally {
                try {
                    rows.close();
                } finally {
                    onClose.accept(this);
                }
            }
        }
    }
}

package io.mercator.session;

import io.mercator.api.spi.RowReader;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;

/** Rows as they are asked for. Closes itself at the end, at an error, and when the session or the user closes it. */
final class RowStream<R> extends Spliterators.AbstractSpliterator<R> implements AutoCloseable {
    private final RowReader rows;
    private final RowTarget<R> target;
    private final ThreadGuard guard;
    private final Consumer<? super RowStream<R>> onClose;
    private boolean closed;

    RowStream(RowReader rows, RowTarget<R> target, ThreadGuard guard, Consumer<? super RowStream<R>> onClose) {
        super(Long.MAX_VALUE, Spliterator.ORDERED);
        this.rows = rows;
        this.target = target;
        this.guard = guard;
        this.onClose = onClose;
    }

    @Override
    public boolean tryAdvance(Consumer<? super R> action) {
        if (closed) {
            return false;
        }
        guard.enter();
        R result;
        try {
            if (!rows.next()) {
                close();
                return false;
            }
            result = target.read(rows);
        } catch (RuntimeException broken) {
            close();
            throw broken;
        } finally {
            guard.exit();
        }
        action.accept(result);
        return true;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            try {
                rows.close();
            } finally {
                onClose.accept(this);
            }
        }
    }
}

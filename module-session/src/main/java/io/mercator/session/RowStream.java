package io.mercator.session;

import io.mercator.api.error.ResourceClosedException;
import io.mercator.api.spi.RowReader;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Rows as they are asked for, in constant memory: what was given last is let go before the next row is read. Closes itself at the end, at an error, and when the session or the user closes it.
 */
final class RowStream<R> extends Spliterators.AbstractSpliterator<R> implements AutoCloseable {
    private final RowReader rows;
    private final BooleanSupplier next;
    private final RowTarget<R> target;
    private final ThreadGuard guard;
    private final Consumer<? super RowStream<R>> onClose;
    private @Nullable R last;
    private boolean closed;
    private boolean cut;

    RowStream(
            RowReader rows,
            BooleanSupplier next,
            RowTarget<R> target,
            ThreadGuard guard,
            Consumer<? super RowStream<R>> onClose) {
        super(Long.MAX_VALUE, Spliterator.ORDERED);
        this.rows = rows;
        this.next = next;
        this.target = target;
        this.guard = guard;
        this.onClose = onClose;
    }

    @Override
    public boolean tryAdvance(Consumer<? super R> action) {
        if (cut) {
            throw new ResourceClosedException("A stream of " + target.describe() + " results was not at its end when"
                    + " its session's commit(), rollback() or close() ended it. Read it to its end before, or take all"
                    + " with all().");
        }
        if (closed) {
            return false;
        }
        guard.enter();
        R result;
        try {
            letGo();
            if (!next.getAsBoolean()) {
                close();
                return false;
            }
            result = target.read(rows);
            last = result;
        } catch (RuntimeException broken) {
            closeAfter(broken);
            throw broken;
        } finally {
            guard.exit();
        }
        action.accept(result);
        return true;
    }

    private void letGo() {
        R passed = last;
        last = null;
        if (passed != null) {
            target.passed(passed);
        }
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
                letGo();
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

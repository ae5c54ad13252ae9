package io.mercator.engine.log;

import io.mercator.api.engine.EngineOptions;
import io.mercator.api.engine.SavepointEvent;
import io.mercator.api.engine.StatementEvent;
import io.mercator.api.engine.StatementListener;
import io.mercator.api.engine.TransactionEvent;
import io.mercator.api.error.MercatorException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tells the echo and the listeners. Safe for any thread; when nobody listens it costs one field read. */
public final class StatementObserver {
    private final @Nullable Echo echo;
    private final List<StatementListener> listeners;
    private final boolean hidden;

    /**
     * Creates the observer of an engine.
     *
     * @param options name echo and listeners
     */
    public StatementObserver(EngineOptions options) {
        this.echo = options.isEcho() ? Echo.of(options) : null;
        this.listeners = options.listeners();
        this.hidden = options.isHideParameters();
    }

    /**
     * Tells whether anybody wants to know, so that parameters are collected only then.
     *
     * @return true with an echo or a listener
     */
    public boolean isActive() {
        return echo != null || !listeners.isEmpty();
    }

    /**
     * Describes a statement.
     *
     * @param sql its text on one line
     * @param batch whether it is a batch
     * @param rows how many rows of parameters
     * @param unconditional whether it is an UPDATE or DELETE of every row
     * @param parameters gives them, asked only when they are shown
     * @return the event
     */
    public StatementEvent event(
            String sql,
            boolean batch,
            int rows,
            boolean unconditional,
            Supplier<? extends List<? extends List<? extends @Nullable Object>>> parameters) {
        return new StatementEvent(
                sql, hidden ? Collections.nCopies(rows, List.of()) : parameters.get(), batch, hidden, unconditional);
    }

    /**
     * A statement is about to be sent.
     *
     * @param event the statement
     * @param display its text for people
     */
    public void before(StatementEvent event, String display) {
        if (echo != null) {
            echo.statement(
                    display, hidden ? ParameterText.HIDDEN : ParameterText.of(event.parameters(), event.batch()));
        }
        for (StatementListener listener : listeners) {
            listener.before(event);
        }
    }

    /**
     * A statement was run.
     *
     * @param event the statement
     * @param nanos how long the database took
     */
    public void after(StatementEvent event, long nanos) {
        for (StatementListener listener : listeners) {
            listener.after(event, Duration.ofNanos(nanos));
        }
    }

    /**
     * A statement was refused. What a listener throws now is added to the error, which must not be lost.
     *
     * @param event the statement
     * @param nanos how long the database took
     * @param error as the caller gets it
     */
    public void failed(StatementEvent event, long nanos, MercatorException error) {
        for (StatementListener listener : listeners) {
            try {
                listener.failed(event, Duration.ofNanos(nanos), error);
            } catch (RuntimeException own) {
                error.addSuppressed(own);
            }
        }
    }

    /**
     * A transaction begins or ends: the line of the echo, which stands before what it announces.
     *
     * @param event what happens
     */
    public void announce(TransactionEvent event) {
        if (echo != null) {
            echo.transaction(event);
        }
    }

    /**
     * A transaction began or ended.
     *
     * @param event what happened
     */
    public void happened(TransactionEvent event) {
        if (listeners.isEmpty()) {
            return;
        }
        for (StatementListener listener : listeners) {
            listener.transaction(event);
        }
    }

    /**
     * Something happens to a savepoint: the line of the echo, which stands before what it announces.
     *
     * @param event what happens
     */
    public void announce(SavepointEvent event) {
        if (echo != null) {
            echo.savepoint(event);
        }
    }

    /**
     * Something happened to a savepoint.
     *
     * @param event what happened
     */
    public void happened(SavepointEvent event) {
        for (StatementListener listener : listeners) {
            listener.savepoint(event);
        }
    }
}

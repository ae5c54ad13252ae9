package io.mercator.dialect.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.engine.SavepointEvent;
import io.mercator.api.engine.StatementEvent;
import io.mercator.api.engine.StatementListener;
import io.mercator.api.engine.TransactionEvent;
import io.mercator.api.sql.TupleFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * Records what an engine sends, one line for each statement with its parameters, BEGIN, COMMIT, ROLLBACK and savepoints.
 * Safe for any thread.
 */
public final class StatementRecorder implements StatementListener {
    private final List<String> lines = new CopyOnWriteArrayList<>();

    /** Makes a recorder that has heard nothing. */
    public StatementRecorder() {}

    @Override
    public void before(StatementEvent event) {
        lines.add(event.sql() + " "
                + event.parameters().stream().map(TupleFormat::tuple).collect(Collectors.joining(", ")));
    }

    @Override
    public void transaction(TransactionEvent event) {
        lines.add(event.name());
    }

    @Override
    public void savepoint(SavepointEvent event) {
        lines.add(event.sql());
    }

    /**
     * Runs an action that must send exactly these statements.
     *
     * @param action what sends them
     * @param expected the lines, in order
     * @throws AssertionError if others were sent
     */
    public void assertSends(Runnable action, String... expected) {
        lines.clear();
        action.run();
        assertThat(List.copyOf(lines)).containsExactly(expected);
    }

    /** Forgets what was sent. */
    public void clear() {
        lines.clear();
    }

    /**
     * Returns what was sent.
     *
     * @return the lines, in order
     */
    public List<String> lines() {
        return List.copyOf(lines);
    }
}

package io.mercator.dialect.mariadb;

import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.engine.SavepointEvent;
import io.mercator.api.engine.StatementEvent;
import io.mercator.api.engine.StatementListener;
import io.mercator.api.engine.TransactionEvent;
import io.mercator.api.sql.TupleFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Records what an engine sends, one line for each statement with its parameters, BEGIN, COMMIT, ROLLBACK and savepoints. */
final class StatementRecorder implements StatementListener {
    private final List<String> lines = new CopyOnWriteArrayList<>();

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

    /** Runs an action that must send exactly these statements. */
    void assertSends(Runnable action, String... expected) {
        lines.clear();
        action.run();
        assertThat(List.copyOf(lines)).containsExactly(expected);
    }

    void clear() {
        lines.clear();
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}

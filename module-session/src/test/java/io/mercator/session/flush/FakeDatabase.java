package io.mercator.session.flush;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.mercator.api.schema.Column;
import io.mercator.api.schema.Table;
import io.mercator.api.session.InsertMode;
import io.mercator.api.spi.CompiledStatement;
import io.mercator.api.spi.ExecutionConnection;
import io.mercator.api.spi.ExecutionEngine;
import io.mercator.api.spi.InsertPlan;
import io.mercator.api.spi.KeyReceiver;
import io.mercator.api.spi.ParameterSink;
import io.mercator.api.spi.ParameterWriter;
import io.mercator.api.spi.RowReader;
import io.mercator.api.sql.ColumnRef;
import io.mercator.api.sql.Delete;
import io.mercator.api.sql.Update;
import io.mercator.session.state.Workspace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An engine that keeps no rows: it numbers generated keys by table, and notes what is sent, a line for each statement. */
final class FakeDatabase {
    final List<String> sent = new ArrayList<>();
    private final Map<Table, Integer> keys = new HashMap<>();
    private final ExecutionEngine engine = mock();
    private final ExecutionConnection connection = mock();

    private record Planned(Table table, List<Column<?>> columns, List<Column<?>> returned) implements InsertPlan {}

    FakeDatabase() {
        when(engine.planInsert(any(), any(), any(), any(), any()))
                .thenAnswer(call -> new Planned(call.getArgument(0), call.getArgument(1), call.getArgument(3)));
        when(engine.compile(any())).thenAnswer(call -> compiled(text(call.getArgument(0))));
        when(engine.compileUpdates(any(), any(), any(), any())).thenAnswer(call -> compiled(text(call.getArgument(0))));
        when(engine.compileDeletes(any(), any(), any())).thenAnswer(call -> compiled(text(call.getArgument(0))));
        doAnswer(call -> {
                    insert(call.getArgument(0), call.getArgument(1), call.getArgument(2), call.getArgument(3));
                    return null;
                })
                .when(connection)
                .insert(any(), anyInt(), any(), any());
        when(connection.update(any(), anyInt(), any())).thenAnswer(call -> {
            CompiledStatement statement = call.getArgument(0);
            int rows = call.getArgument(1);
            sent.add(statement.sql() + " " + parameters(rows, call.getArgument(2)));
            long[] counts = new long[rows];
            Arrays.fill(counts, 1);
            return counts;
        });
    }

    private static CompiledStatement compiled(String sql) {
        CompiledStatement statement = mock();
        when(statement.sql()).thenReturn(sql);
        return statement;
    }

    private static String text(Object statement) {
        if (statement instanceof Update update) {
            return "UPDATE " + ((Table) update.table()).name() + " "
                    + update.assignments().stream()
                            .map(assignment -> assignment.column().name())
                            .collect(Collectors.joining(", "));
        }
        return "DELETE " + ((Table) ((Delete) statement).table()).name();
    }

    private void insert(Planned plan, int rows, ParameterWriter writer, KeyReceiver receiver) {
        sent.add("INSERT " + plan.table().name() + " "
                + plan.columns().stream().map(ColumnRef::name).collect(Collectors.joining(", ")) + " "
                + parameters(rows, writer));
        for (int row = 0; row < rows && !plan.returned().isEmpty(); row++) {
            int key = keys.merge(plan.table(), 1, Integer::sum);
            RowReader reader = mock();
            when(reader.at(0)).thenReturn(key);
            receiver.accept(row, reader);
        }
    }

    private static String parameters(int rows, ParameterWriter writer) {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < rows; row++) {
            List<Object> values = new ArrayList<>();
            ParameterSink sink = mock();
            doAnswer(call -> values.add(call.getArgument(1))).when(sink).set(anyInt(), any());
            writer.write(row, sink);
            text.append(values);
        }
        return text.toString();
    }

    List<String> send(FlushPlan plan, Workspace workspace) {
        sent.clear();
        new FlushExecutor(new FlushShapes(engine), connection, workspace, InsertMode.BATCHED).execute(plan);
        return sent;
    }
}

package io.mercator.engine.execute;

import io.mercator.api.spi.ParameterWriter;
import io.mercator.engine.statement.ParameterLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects parameters as the database gets them, for echo, listeners and errors. */
final class ShownParameters {
    private ShownParameters() {}

    /** Returns one list for each row of a batch. */
    static List<List<@Nullable Object>> ofBatch(ParameterLayout layout, int rows, ParameterWriter writer) {
        List<List<@Nullable Object>> all = new ArrayList<>(rows);
        for (int row = 0; row < rows; row++) {
            all.addAll(ofRows(layout, row, 1, writer));
        }
        return all;
    }

    /** Returns one list for the rows that one statement has. */
    static List<List<@Nullable Object>> ofRows(ParameterLayout layout, int first, int rows, ParameterWriter writer) {
        @Nullable Object[] shown = new @Nullable Object[layout.places()];
        int perRow = layout.count() / Math.max(1, rows);
        for (int row = 0; row < rows; row++) {
            int base = row * perRow;
            ValueSink sink = (ordinal, value) -> layout.show(shown, base + ordinal, value);
            writer.write(first + row, sink);
        }
        return List.of(Collections.unmodifiableList(Arrays.asList(shown)));
    }
}

package io.mercator.engine.execute;

import io.mercator.api.schema.Column;
import io.mercator.api.type.SqlType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Matches rows that a database returned with those that were given, by the values of the columns that were given: no
 * database promises the order of RETURNING. First the row at the same place is compared, which is nearly always right
 * and needs no hashing; what does not fit is looked for by content. Rows of equal content are interchangeable, so that
 * any of them is right. The trap: a value that the database changed while storing it matches nothing, and then nothing
 * may be guessed.
 */
final class RowMatching {
    private final SqlType<?>[] types;

    RowMatching(List<Column<?>> columns) {
        this.types = columns.stream().map(Column::type).toArray(SqlType<?>[]::new);
    }

    /** Values of one row, equal to others by what their types say. */
    private final class Content {
        private final @Nullable Object[] values;
        private final int from;

        Content(@Nullable Object[] values, int from) {
            this.values = values;
            this.from = from;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Content that && same(values, from, that.values, that.from);
        }

        @Override
        public int hashCode() {
            int hash = 1;
            for (int column = 0; column < types.length; column++) {
                hash = 31 * hash + hash(types[column], values[from + column]);
            }
            return hash;
        }
    }

    /**
     * Returns for each returned row which given row it is, or null when one matches none.
     *
     * @param given the values that were given, one array for each row
     * @param returned what came back, as many rows, the given columns from position {@code from} on
     */
    int @Nullable [] match(@Nullable Object[][] given, List<@Nullable Object[]> returned, int from) {
        int[] rows = new int[given.length];
        Map<Content, Deque<Integer>> open = null;
        for (int row = 0; row < given.length && open == null; row++) {
            rows[row] = row;
            if (!same(given[row], 0, returned.get(row), from)) {
                open = byContent(given);
            }
        }
        return open == null ? rows : matchByContent(open, returned, from);
    }

    private Map<Content, Deque<Integer>> byContent(@Nullable Object[][] given) {
        Map<Content, Deque<Integer>> open = new HashMap<>();
        for (int row = 0; row < given.length; row++) {
            open.computeIfAbsent(new Content(given[row], 0), content -> new ArrayDeque<>())
                    .add(row);
        }
        return open;
    }

    private int @Nullable [] matchByContent(
            Map<Content, Deque<Integer>> open, List<@Nullable Object[]> returned, int from) {
        int[] rows = new int[returned.size()];
        for (int row = 0; row < rows.length; row++) {
            Deque<Integer> equal = open.get(new Content(returned.get(row), from));
            if (equal == null || equal.isEmpty()) {
                return null;
            }
            rows[row] = equal.remove();
        }
        return rows;
    }

    private boolean same(@Nullable Object[] left, int leftFrom, @Nullable Object[] right, int rightFrom) {
        for (int column = 0; column < types.length; column++) {
            if (!same(types[column], left[leftFrom + column], right[rightFrom + column])) {
                return false;
            }
        }
        return true;
    }

    @SuppressWarnings("unchecked") // both are values of the column's type
    private static boolean same(SqlType<?> type, @Nullable Object left, @Nullable Object right) {
        return left == right || (left != null && right != null && ((SqlType<Object>) type).keyEquals(left, right));
    }

    @SuppressWarnings("unchecked") // the value is one of the column's type
    private static int hash(SqlType<?> type, @Nullable Object value) {
        return value == null ? 0 : ((SqlType<Object>) type).keyHash(value);
    }
}

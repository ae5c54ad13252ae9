package io.mercator.session.flush;

import io.mercator.api.error.StaleDataException;
import io.mercator.session.mapper.PropertyPlan;
import io.mercator.session.state.ObjectEntry;
import java.util.List;

/** Compares how many rows a statement met with how many it should have. */
final class RowCounts {
    private RowCounts() {}

    static void check(String verb, List<? extends FlushAction> group, long[] counts) {
        for (int row = 0; row < counts.length; row++) {
            if (counts[row] != 1) {
                throw stale(verb, group.get(row), counts[row]);
            }
        }
    }

    private static StaleDataException stale(String verb, FlushAction action, long count) {
        ObjectEntry<?> entry = action instanceof UpdateAction update ? update.row() : action.entry();
        PropertyPlan<?> version = entry.plan().version();
        String table = entry.plan().table().qualifiedName();
        String which = entry.describe()
                + (version == null ? "" : ", " + version.name() + "=" + version.value(entry.flushed()));
        String cause = count != 0
                ? "the mapped key does not tell the table's rows apart."
                : version == null
                        ? "the row was deleted or its key changed by another transaction."
                        : "the row was deleted or changed by another transaction.";
        return new StaleDataException(
                table,
                1,
                count,
                "Flush " + verb + " " + count + " rows of '" + table + "' where 1 was expected (" + which + "): "
                        + cause + " Call rollback() and load the object again.");
    }

    static void checkLinks(List<LinkAction> group, long[] counts) {
        for (int row = 0; row < counts.length; row++) {
            if (counts[row] != 1) {
                LinkAction action = group.get(row);
                String table = ((Shape.OfLinks) action.shape()).table().qualifiedName();
                throw new StaleDataException(
                        table,
                        1,
                        counts[row],
                        "Flush deleted " + counts[row] + " rows of '" + table + "' where 1 was expected ("
                                + action.describe() + ", by relationship "
                                + action.link().relation() + "): "
                                + (counts[row] == 0
                                        ? "another transaction deleted the row."
                                        : "the table has the pair more than once; give it a primary key of both columns.")
                                + " Call rollback() and load the collection again.");
            }
        }
    }
}

package io.mercator.session.flush;

import io.mercator.session.mapper.UniqueKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says why a row of a flush is written where it is. */
final class PlanReasons {
    /** So many rows are named; a row may be waited for by thousands. */
    private static final int NAMED = 3;

    private final RowGraph rows;
    private final Map<FlushAction, List<Wait>> waits = new HashMap<>();
    private final Map<FlushAction, List<Wait>> waiters = new HashMap<>();

    PlanReasons(RowGraph rows) {
        this.rows = rows;
        for (Wait wait : rows.waits()) {
            waits.computeIfAbsent(wait.after(), action -> new ArrayList<>()).add(wait);
            waiters.computeIfAbsent(wait.before(), action -> new ArrayList<>()).add(wait);
        }
    }

    String of(FlushAction action) {
        List<String> parts = new ArrayList<>();
        parts.add(usual(action));
        waits.getOrDefault(action, List.of()).forEach(wait -> add(parts, waitsFor(wait)));
        waiters.getOrDefault(action, List.of()).stream()
                .filter(wait -> wait.key() != null)
                .forEach(wait -> add(parts, "frees " + names(wait) + " for " + describe(wait.after())));
        if (action instanceof SaveAction save && !save.defaults().isEmpty()) {
            parts.add("defaults give " + names(save));
        }
        return String.join("; ", parts);
    }

    private static void add(List<String> parts, String part) {
        if (!part.isEmpty() && parts.size() <= NAMED && !parts.contains(part)) {
            parts.add(part);
        }
    }

    private String usual(FlushAction action) {
        if (action instanceof LinkAction link) {
            return "row of the secondary table of " + link.link().relation()
                    + (link.link().isAdded() ? ": after both rows that it names" : ": before all other rows");
        }
        String table = "'" + action.entry().plan().table().qualifiedName() + "'";
        if (action instanceof UpdateAction update) {
            return usual(update, table);
        }
        return action instanceof InsertAction
                ? "rows of " + table + " in the order in which they were added"
                : "after all saves, and after all rows that refer to it";
    }

    private String usual(UpdateAction update, String table) {
        return switch (update.purpose()) {
            case CHANGE -> "rows of " + table + " in order of their keys";
            case SWITCH ->
                "the new object has the key of " + update.row().describe()
                        + ", which is deleted, and takes its row over";
            case PARKING -> "moves the value out of the way, since rows exchange theirs";
            case POST ->
                rows.deletes().containsKey(update.entry())
                        ? "postUpdate(): taken away before rows are deleted that refer to each other"
                        : "postUpdate(): written when all rows are there";
        };
    }

    private static String waitsFor(Wait wait) {
        String other = describe(wait.before());
        return switch (wait.reason()) {
            case VALUE -> "waits for " + other + ", whose key it takes (" + wait.label() + ")";
            case REFERENCE -> "waits for " + other + ", to which it refers (" + wait.label() + ")";
            case REFERRED -> "waits for " + other + ", which refers to it (" + wait.label() + ")";
            case UNIQUE -> "waits for " + other + ", which frees " + names(wait);
            case ROW -> wait.before() instanceof InsertAction ? "waits for " + other : "";
        };
    }

    private static String names(SaveAction save) {
        return save.defaults().stream()
                .mapToObj(index ->
                        "'" + save.entry().plan().properties().get(index).name() + "'")
                .collect(Collectors.joining(", "));
    }

    private static String names(Wait wait) {
        UniqueKey key = wait.key();
        return key == null
                ? ""
                : "'"
                        + String.join(
                                ", ",
                                key.properties().stream()
                                        .map(property -> property.name())
                                        .toList()) + "'";
    }

    private static String describe(FlushAction action) {
        return action.shape().kind() + " of "
                + (action instanceof LinkAction link
                        ? link.describe()
                        : action.entry().describe());
    }
}

package io.mercator.session.flush;

import io.mercator.session.mapper.MapperPlan;
import io.mercator.session.mapper.PropertyPlan;
import io.mercator.session.mapper.TableReference;
import io.mercator.session.mapper.UniqueKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes foreign keys of {@code postUpdate()} relationships away from rows before these and what they refer to are deleted. */
final class PostDeletes {
    private PostDeletes() {}

    static List<UpdateAction> of(FlushActions actions) {
        if (actions.deletes().isEmpty()) {
            return List.of();
        }
        List<TableReference> references = actions.plans().references().stream()
                .filter(reference -> reference.isPostUpdate() && isNullable(reference))
                .toList();
        return references.isEmpty() ? List.of() : of(actions, references);
    }

    private static List<UpdateAction> of(FlushActions actions, List<TableReference> references) {
        Map<MapperPlan<?>, List<DeleteAction>> byPlan = actions.deletesByPlan();
        Map<DeleteAction, Set<PropertyPlan<?>>> nulled = new LinkedHashMap<>();
        references.forEach(reference -> find(reference, byPlan, nulled));
        List<UpdateAction> updates = new ArrayList<>();
        nulled.forEach(
                (delete, properties) -> updates.add(UpdateAction.nulling(delete.entry(), List.copyOf(properties))));
        return updates;
    }

    private static boolean isNullable(TableReference reference) {
        return reference.foreignKey().stream()
                .allMatch(property -> property.column().isNullable()
                        && property.takesNull()
                        && !reference.from().key().contains(property));
    }

    private static void find(
            TableReference reference,
            Map<MapperPlan<?>, List<DeleteAction>> byPlan,
            Map<DeleteAction, Set<PropertyPlan<?>>> nulled) {
        UniqueKey key = new UniqueKey(List.copyOf(reference.referenced()));
        Map<UniqueKey.Value, DeleteAction> referred = new HashMap<>();
        for (DeleteAction delete : byPlan.getOrDefault(reference.to(), List.of())) {
            UniqueKey.Value value = key.value(delete.entry().flushed());
            if (value != null) {
                referred.put(value, delete);
            }
        }
        for (DeleteAction delete : byPlan.getOrDefault(reference.from(), List.of())) {
            UniqueKey.Value value =
                    key.value(reference.foreignKey(), delete.entry().flushed());
            DeleteAction other = value == null ? null : referred.get(value);
            if (other != null && other != delete) {
                nulled.computeIfAbsent(delete, unknown -> new LinkedHashSet<>()).addAll(reference.foreignKey());
            }
        }
    }
}

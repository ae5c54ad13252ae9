package io.mercator.session.query;

import io.mercator.api.spi.RowReader;
import io.mercator.session.load.RelatedLoader;
import io.mercator.session.load.RowLoader;
import io.mercator.session.mapper.RelationPlan;
import io.mercator.session.state.ObjectEntry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the objects of a relationship from the same rows as those that have it, and gives them what belongs to them. */
final class JoinedRelation<E, T> {
    private final RelationPlan<E, T> relation;
    private final RowLoader<T> loader;
    private final List<JoinedRelation<T, ?>> further;
    private final Map<ObjectEntry<E>, Elements<T>> found = new LinkedHashMap<>();

    /** What was found for one owner: each object once, in the order of the rows. */
    private static final class Elements<T> {
        private final Set<T> known = Collections.newSetFromMap(new IdentityHashMap<>());
        private final List<T> all = new ArrayList<>();

        void add(T element) {
            if (known.add(element)) {
                all.add(element);
            }
        }
    }

    JoinedRelation(RelationPlan<E, T> relation, RowLoader<T> loader, List<JoinedRelation<T, ?>> further) {
        this.relation = relation;
        this.loader = loader;
        this.further = further;
    }

    /** Reads the row of an owner. */
    void read(ObjectEntry<E> owner, RowReader row) {
        Elements<T> elements = found.computeIfAbsent(owner, known -> new Elements<>());
        @Nullable ObjectEntry<T> element = loader.find(row);
        if (element != null) {
            elements.add(element.object());
            further.forEach(next -> next.read(element, row));
        }
    }

    /** Gives the owners what the rows had for them. */
    void finish() {
        found.forEach((owner, elements) -> {
            List<T> all = elements.all;
            if (relation.isToMany()) {
                RelatedLoader.give(owner, relation, all);
            } else {
                RelatedLoader.refer(owner, relation, all.isEmpty() ? null : all.get(0));
            }
        });
        found.clear();
        further.forEach(JoinedRelation::finish);
    }
}

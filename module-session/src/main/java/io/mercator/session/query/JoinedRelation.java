package io.mercator.session.query;

import io.mercator.api.spi.RowReader;
import io.mercator.session.load.RelatedLoader;
import io.mercator.session.load.RowLoader;
import io.mercator.session.mapper.MapperPlan;
import io.mercator.session.mapper.RelationPlan;
import io.mercator.session.state.NumberedEntries;
import io.mercator.session.state.ObjectEntry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the objects of a relationship from the same rows as those that have it, and gives them what belongs to them. */
final class JoinedRelation<E, T> {
    private final RelationPlan<E, T> relation;
    private final RowLoader<T> loader;
    private final JoinedRelation<T, ?>[] further;
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

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic class
    JoinedRelation(RelationPlan<E, T> relation, RowLoader<T> loader, List<JoinedRelation<T, ?>> further) {
        this.relation = relation;
        this.loader = loader.followed(leaves(loader.plan(), further));
        this.further = further.toArray(new JoinedRelation[0]);
    }

    /** Tells whether a relationship of a class is left to be looked at after the rows: others than references of the joins. */
    static <E> boolean leaves(MapperPlan<E> plan, List<JoinedRelation<E, ?>> joined) {
        for (RelationPlan<E, ?> relation : plan.relations()) {
            boolean isJoined = relation.hasForeignKey()
                    && !joined.isEmpty()
                    && joined.stream().anyMatch(candidate -> candidate.relation == relation);
            if (!isJoined && !relation.isDynamic()) {
                return true;
            }
        }
        return false;
    }

    /** Reads the row of an owner that has no entry as long as it needs none. */
    void read(NumberedEntries<E> owners, int place, E owner, RowReader row) {
        if (!relation.hasForeignKey()) {
            read(owners.entry(place), row);
            return;
        }
        T target = loader.isBare() ? bare(row) : withEntry(row);
        if (owners.object(place) == owner) {
            RelatedLoader.refer(owners, place, relation, target);
        }
    }

    private @Nullable T bare(RowReader row) {
        NumberedEntries<T> entries = Objects.requireNonNull(loader.bare());
        int place = loader.place(entries, row);
        if (place < 0) {
            return null;
        }
        T target = Objects.requireNonNull(entries.object(place));
        for (JoinedRelation<T, ?> next : further) {
            next.read(entries, place, target, row);
        }
        return target;
    }

    private @Nullable T withEntry(RowReader row) {
        ObjectEntry<T> entry = loader.find(row);
        if (entry == null) {
            return null;
        }
        for (JoinedRelation<T, ?> next : further) {
            next.read(entry, row);
        }
        return entry.object();
    }

    /** Reads the row of an owner. */
    void read(ObjectEntry<E> owner, RowReader row) {
        Elements<T> elements = found.computeIfAbsent(owner, known -> new Elements<>());
        @Nullable ObjectEntry<T> element = loader.find(row);
        if (element != null) {
            elements.add(element.object());
            for (JoinedRelation<T, ?> next : further) {
                next.read(element, row);
            }
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
        for (JoinedRelation<T, ?> next : further) {
            next.finish();
        }
    }
}

package io.mercator.session.mapper;

import io.mercator.api.error.SessionException;
import io.mercator.api.type.SqlType;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ObjIntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which fields of a woven class its properties and relationships are read from. A Lookup's mapping says so; of an accessor it
 * is learned by calling it on an object that a session gets, with a listener in the slot. From that follows whether the
 * hooks tell every change of every property: the value must come from woven fields alone, and from no object behind them.
 * Until that is known, and where it is not so, objects are compared like plain ones.
 *
 * @param <E> the mapped class
 */
public final class FieldUse<E> {
    private static final System.Logger LOG = System.getLogger("io.mercator.session.mapper");

    /** After how many objects a getter that fails or reads no field is taken as it is. */
    private static final int ATTEMPTS = 5;

    /** How often a field that no getter has read is looked for again. */
    private static final int SECOND_LOOKS = 20;

    /** What is read from one field. */
    public static final class Use<E> {
        private final BitSet properties = new BitSet();
        private final List<RelationPlan<E, ?>> relations = new ArrayList<>(1);
        private boolean mutable;

        private Use<E> copy() {
            Use<E> copy = new Use<>();
            copy.properties.or(properties);
            copy.relations.addAll(relations);
            copy.mutable = mutable;
            return copy;
        }

        /** Returns the properties, by index; not to be changed. */
        public BitSet properties() {
            return properties;
        }

        public List<RelationPlan<E, ?>> relations() {
            return relations;
        }

        /** Tells whether a property's value can be changed in place once the field was read. */
        public boolean isMutable() {
            return mutable;
        }
    }

    private final MapperPlan<E> plan;
    private volatile Map<String, Use<E>> uses = Map.of();
    private volatile boolean learned;
    private volatile boolean whole;
    private volatile boolean mutable;
    private volatile @Nullable String refusal;
    private int attempts;
    private final Map<String, Integer> secondLooks = new HashMap<>();

    FieldUse(MapperPlan<E> plan) {
        this.plan = plan;
        this.learned = !plan.isWoven();
    }

    /** Returns what is read from a field; null for nothing that is mapped. */
    public @Nullable Use<E> of(String field) {
        return uses.get(field);
    }

    /** Tells whether the hooks tell every change of the objects' properties. */
    public boolean isWhole() {
        return whole;
    }

    /** Tells whether properties have values that can be changed in place. */
    public boolean hasMutable() {
        return mutable;
    }

    /** Looks at which fields are read, on an object that is in no session yet. Does nothing once all is known. */
    public void learn(E object) {
        if (!learned) {
            learnFrom(object);
        }
        String refused = refusal;
        if (refused != null) {
            throw new SessionException(refused);
        }
    }

    /** Tells whether getters read the fields, of which some may be read on some objects alone. */
    public boolean isByGetters() {
        return plan.isWoven()
                && plan.properties().stream()
                        .anyMatch(property -> !property.property().isHidden()
                                && property.property().field() == null);
    }

    /**
     * Looks again at a field that no getter has read so far: on this object one may.
     *
     * @param listen has whoever heard of the object before hear of it again
     */
    public synchronized @Nullable Use<E> learnAgain(String field, E object, Runnable listen) {
        if (!isByGetters() || secondLooks.merge(field, 1, Integer::sum) > SECOND_LOOKS) {
            return null;
        }
        Map<String, Use<E>> found = new HashMap<>();
        uses.forEach((name, use) -> found.put(name, use.copy()));
        Probe probe = new Probe();
        WovenSlot.set(object, probe, WovenSlot.ALL);
        try {
            plan.properties().forEach(property -> learn(property, object, probe, found));
        } finally {
            listen.run();
        }
        uses = Map.copyOf(found);
        mutable = found.values().stream().anyMatch(Use::isMutable);
        return uses.get(field);
    }

    private synchronized void learnFrom(E object) {
        if (learned) {
            return;
        }
        Map<String, Use<E>> found = new HashMap<>();
        List<String> unseen = new ArrayList<>();
        boolean isSure = true;
        Probe probe = new Probe();
        WovenSlot.set(object, probe, WovenSlot.ALL);
        try {
            for (PropertyPlan<E> property : plan.properties()) {
                if (!learn(property, object, probe, found)) {
                    unseen.add(property.name());
                    isSure &= probe.hasRead();
                }
            }
            for (RelationPlan<E, ?> relation : plan.relations()) {
                learn(relation, object, probe, found);
            }
        } finally {
            WovenSlot.set(object, null, 0);
        }
        attempts++;
        uses = Map.copyOf(found);
        mutable = found.values().stream().anyMatch(Use::isMutable);
        if (isSure || attempts >= ATTEMPTS) {
            conclude(unseen);
        }
    }

    private void conclude(List<String> unseen) {
        whole = unseen.isEmpty() && plan.mapper().unwovenFields().isEmpty();
        if (!unseen.isEmpty() && plan.mapper().requiresWoven()) {
            refusal = "The mapping of " + plan.mapper().type().getName() + " says requireWoven(), and the values of "
                    + String.join(", ", unseen)
                    + " come from elsewhere than fields of woven classes, so that their changes"
                    + " are not seen. Keep them in fields of the class, weave the classes behind it, or leave"
                    + " requireWoven() out.";
        } else if (!unseen.isEmpty()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    plan.mapper().type().getName() + " is woven, and the values of " + String.join(", ", unseen)
                            + " come from elsewhere than its fields alone: a flush compares its objects as if the class"
                            + " were plain. Keep the values in fields of the class, or weave the classes behind it.");
        }
        learned = true;
    }

    /** Notes the fields of a property; false if they do not tell all its changes. */
    private boolean learn(PropertyPlan<E> property, E object, Probe probe, Map<String, Use<E>> found) {
        if (property.property().isHidden()) {
            return true;
        }
        SqlType<?> type = property.column().type();
        String direct = property.property().field();
        if (direct != null) {
            note(found, direct, property, type.isMutable());
            return true;
        }
        Map<String, Integer> read = probe.during(() -> property.value(object));
        read.forEach((field, kind) -> note(found, field, property, type.isMutable()));
        return !read.isEmpty()
                && read.values().stream()
                        .allMatch(kind -> kind == WovenSlot.READ
                                || (read.size() == 1 && (type.isMutable() || !isStandard(type.javaType()))));
    }

    /** Tells of a class whose own fields the weaver knows to be immutable: one behind a mutable field is another object's. */
    private static boolean isStandard(Class<?> type) {
        return type == String.class
                || type == Boolean.class
                || type == UUID.class
                || type.isEnum()
                || Number.class.isAssignableFrom(type)
                || TemporalAccessor.class.isAssignableFrom(type)
                || TemporalAmount.class.isAssignableFrom(type);
    }

    private void note(Map<String, Use<E>> found, String field, PropertyPlan<E> property, boolean isMutable) {
        Use<E> use = found.computeIfAbsent(field, key -> new Use<>());
        use.properties.set(property.index());
        use.mutable |= isMutable;
    }

    private void learn(RelationPlan<E, ?> relation, E object, Probe probe, Map<String, Use<E>> found) {
        if (relation.isDynamic()) {
            return;
        }
        String direct = relation.relationship().field().orElse(null);
        Map<String, Integer> read = direct != null
                ? Map.of(direct, WovenSlot.READ_MUTABLE)
                : probe.during(() -> relation.isToMany() ? relation.toMany().get(object) : relation.reference(object));
        read.keySet()
                .forEach(field -> found.computeIfAbsent(field, key -> new Use<>())
                        .relations
                        .add(relation));
    }

    /** Says what a class must be for what only hooks can do. */
    public void require(RelationPlan<E, ?> relation) {
        boolean isRead = uses.values().stream().anyMatch(use -> use.relations.contains(relation));
        if (learned && !isRead) {
            throw new SessionException("Reference " + relation
                    + " is loaded when it is first read, and its getter reads"
                    + " no field of " + plan.mapper().type().getName() + ", so that nobody sees it being read. Map the"
                    + " field itself with ToOne.field(...), or load it with SELECTIN.");
        }
    }

    /** Hears which fields are read. */
    private static final class Probe implements ObjIntConsumer<String> {
        private final Map<String, Integer> read = new LinkedHashMap<>();

        @Override
        public void accept(String field, int kind) {
            if (kind == WovenSlot.READ || kind == WovenSlot.READ_MUTABLE) {
                read.put(field, kind);
            }
        }

        /** Tells whether the last getter read any field. */
        boolean hasRead() {
            return !read.isEmpty();
        }

        Map<String, Integer> during(Supplier<? extends @Nullable Object> getter) {
            read.clear();
            try {
                getter.get();
            } catch (RuntimeException incomplete) {
                // what was read until then counts
            }
            return new LinkedHashMap<>(read);
        }
    }
}

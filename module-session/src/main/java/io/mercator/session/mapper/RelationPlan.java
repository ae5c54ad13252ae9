package io.mercator.session.mapper;

import io.mercator.api.mapping.Cascade;
import io.mercator.api.mapping.Loading;
import io.mercator.api.mapping.Relationship;
import io.mercator.api.mapping.RelationshipJoin;
import io.mercator.api.mapping.RelationshipJoin.Pair;
import io.mercator.api.mapping.ToMany;
import io.mercator.api.mapping.ToOne;
import io.mercator.api.schema.Table;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A relationship made ready to run: the properties on both sides whose values are equal. Immutable once all plans are made.
 *
 * @param <E> the class that has the relationship
 * @param <T> the class of the objects that it refers to
 */
public final class RelationPlan<E, T> {
    private final Relationship<E, T> relationship;
    private final MapperPlan<E> owner;
    private final MapperPlan<T> target;
    private final int index;
    private final List<PropertyPlan<E>> local;
    private final List<PropertyPlan<T>> remote;
    private final String label;
    private @Nullable RelationPlan<T, E> reverse;

    RelationPlan(Relationship<E, T> relationship, MapperPlan<E> owner, MapperPlan<T> target, int index) {
        this.relationship = relationship;
        this.owner = owner;
        this.target = target;
        this.index = index;
        this.label = relationship.toString();
        RelationshipJoin join = relationship.join();
        List<Pair> remotePairs = join.secondary().isPresent() ? join.remotePairs() : join.pairs();
        this.local =
                join.pairs().stream().map(pair -> owner.property(pair.left())).toList();
        this.remote =
                remotePairs.stream().map(pair -> target.property(pair.right())).toList();
    }

    void reversedBy(@Nullable RelationPlan<T, E> other) {
        reverse = other;
    }

    public Relationship<E, T> relationship() {
        return relationship;
    }

    public MapperPlan<E> owner() {
        return owner;
    }

    public MapperPlan<T> target() {
        return target;
    }

    /** Returns the place among the mapper's relationships. */
    public int index() {
        return index;
    }

    public RelationshipJoin.Kind kind() {
        return relationship.join().kind();
    }

    public boolean isToMany() {
        return relationship instanceof ToMany;
    }

    /** Tells whether the relationship is a query. */
    public boolean isDynamic() {
        return relationship.loading() == Loading.DYNAMIC;
    }

    /** Tells whether the owner's row has the foreign key. */
    public boolean hasForeignKey() {
        return kind() == RelationshipJoin.Kind.MANY_TO_ONE;
    }

    public @Nullable RelationPlan<T, E> reverse() {
        return reverse;
    }

    /** Returns the owner's properties of the join: its foreign key, or what others refer to. */
    public List<PropertyPlan<E>> local() {
        return local;
    }

    /** Returns the other class's properties of the join: what is referred to, or its foreign key. */
    public List<PropertyPlan<T>> remote() {
        return remote;
    }

    public @Nullable Table secondary() {
        return relationship.join().secondaryTable();
    }

    /** Tells whether what is done to the owner is done to the related objects; one that is only read writes nothing. */
    public boolean cascades(Cascade cascade) {
        boolean reads = cascade == Cascade.REFRESH || cascade == Cascade.EXPUNGE;
        return relationship.cascades().contains(cascade) && (reads || !relationship.isViewOnly());
    }

    /** Tells whether the columns referred to are the other class's key, by which the identity map finds objects. */
    public boolean refersToKey() {
        return kind() == RelationshipJoin.Kind.MANY_TO_ONE && remote.equals(target.key());
    }

    /** Reads a to-one reference. */
    public @Nullable T reference(E object) {
        return ((ToOne<E, T>) relationship).get(object);
    }

    /** Writes a to-one reference. */
    public void reference(E object, @Nullable T value) {
        ((ToOne<E, T>) relationship).set(object, value);
    }

    public ToMany<E, T> toMany() {
        return (ToMany<E, T>) relationship;
    }

    /** Calls a function with both types of the relation known. */
    public <R> R apply(Function<? super RelationPlan<E, T>, R> function) {
        return function.apply(this);
    }

    @Override
    public String toString() {
        return label;
    }
}

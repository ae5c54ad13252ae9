package io.mercator.session;

import io.mercator.api.error.SessionException;
import io.mercator.api.session.ObjectState;
import io.mercator.api.session.Query;
import io.mercator.api.session.RelatedObjects;
import io.mercator.api.sql.OrderItem;
import io.mercator.session.mapper.RelationPlan;
import io.mercator.session.relation.Tracked;
import io.mercator.session.relation.TrackedCollections;
import io.mercator.session.relation.TrackedQuery;
import io.mercator.session.state.ObjectEntry;
import java.util.Collection;
import java.util.function.Consumer;

/** A relationship of one object as a query; what is added and removed goes through the session's own collection. */
final class DefaultRelatedObjects<E, T> implements RelatedObjects<T> {
    private final DefaultSession session;
    private final SessionCore core;
    private final ObjectEntry<E> owner;
    private final RelationPlan<E, T> relation;

    DefaultRelatedObjects(DefaultSession session, SessionCore core, ObjectEntry<E> owner, RelationPlan<E, T> relation) {
        this.session = session;
        this.core = core;
        this.owner = owner;
        this.relation = relation;
    }

    @Override
    public Query<T> query() {
        if (owner.state() == ObjectState.PENDING) {
            session.flush();
        }
        Query<T> all = session.query(relation.target().mapper().type())
                .filter(relation.relationship().of(owner.object()));
        OrderItem[] order = relation.relationship().order().toArray(new OrderItem[0]);
        return order.length == 0 ? all : all.orderBy(order);
    }

    @Override
    public void add(T object) {
        change(query -> query.add(object), all -> all.add(object));
    }

    @Override
    public void remove(T object) {
        change(query -> query.remove(object), all -> all.remove(object));
    }

    private void change(Consumer<TrackedQuery<T>> ofQuery, Consumer<Collection<T>> ofCollection) {
        if (relation.relationship().isViewOnly()) {
            throw new SessionException("The relationship " + relation + " is only read (viewOnly), and what is added or"
                    + " removed there would not be saved. Change the relationship that writes the foreign key, or"
                    + " leave viewOnly() out.");
        }
        session.inside(() -> {
            core.relations().added(owner);
            Tracked<T> tracked = TrackedCollections.known(owner, relation);
            if (tracked instanceof TrackedQuery<T> query) {
                ofQuery.accept(query);
            } else if (tracked instanceof Collection<?>) {
                ofCollection.accept(collection(tracked));
            } else {
                throw new SessionException("The relationship " + relation + " is a map, into which elements are put by"
                        + " their keys. Change the property.");
            }
            return true;
        });
    }

    @SuppressWarnings("unchecked") // a tracked list or set has elements of its relationship's class
    private static <T> Collection<T> collection(Tracked<T> tracked) {
        return (Collection<T>) tracked;
    }
}

package io.mercator.session.bulk;

import io.mercator.api.error.ForeignSessionException;
import io.mercator.api.error.SessionException;
import io.mercator.api.schema.Column;
import io.mercator.api.session.ObjectState;
import io.mercator.session.mapper.MapperPlan;
import io.mercator.session.state.ObjectEntry;
import io.mercator.session.state.OwnerRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows of objects, each by the source of its class; refuses objects that a session keeps. */
public final class ObjectSource implements BulkSource<Object> {
    private final BulkContext context;
    private final String operation;
    private final String remedy;
    private final Function<MapperPlan<?>, BulkSource<?>> maker;
    private final Map<Class<?>, BulkSource<?>> sources = new HashMap<>();
    private @Nullable Class<?> lastClass;
    private @Nullable BulkSource<?> ofLast;

    private ObjectSource(
            BulkContext context, String operation, String remedy, Function<MapperPlan<?>, BulkSource<?>> maker) {
        this.context = context;
        this.operation = operation;
        this.remedy = remedy;
        this.maker = maker;
    }

    /** Makes the source of INSERTs, whose keys are set on the objects or not. */
    public static ObjectSource inserts(BulkContext context, boolean setsKeys) {
        ColumnChecks checks = new ColumnChecks(context.engine());
        return new ObjectSource(
                context,
                setsKeys ? "bulk().insert(...)" : "bulk().insertWithoutKeys(...)",
                "Let flush() insert it",
                plan -> ObjectInserts.of(plan, context, checks, setsKeys));
    }

    /** Makes the source of UPDATEs of some columns, of all that are no key when none is named. */
    public static ObjectSource updates(BulkContext context, List<Column<?>> columns) {
        ColumnChecks checks = new ColumnChecks(context.engine());
        return new ObjectSource(
                context,
                "bulk().update(...)",
                "Let flush() send what changed in it",
                plan -> ObjectUpdates.of(plan, columns, checks));
    }

    /** Makes the source of DELETEs. */
    public static ObjectSource deletes(BulkContext context) {
        return new ObjectSource(
                context, "bulk().delete(...)", "Let delete(object) and flush() delete its row", ObjectDeletes::of);
    }

    @Override
    public void check(Object input, int index) {
        checkFree(input, index);
        checkKnown(input, index);
    }

    private void checkFree(Object object, int index) {
        ObjectEntry<?> entry = context.workspace().find(object);
        if (entry != null) {
            throw new SessionException(operation + " writes past the session, and the "
                    + ObjectValues.describe(object, index) + " is " + entry.state() + " in it. "
                    + (entry.state() == ObjectState.DELETED
                            ? "Call commit() or rollback() before, with which it leaves or returns."
                            : remedy + ", or expunge(...) the object first."));
        }
        OwnerRegistry owners = context.owners();
        if (context.workspace().isForeign(object) || (owners != null && owners.owner(object) != null)) {
            throw new ForeignSessionException(operation + " writes past sessions, and the "
                    + ObjectValues.describe(object, index) + " belongs to another open session. Close that session or"
                    + " expunge(...) the object there.");
        }
    }

    private <E> void checkKnown(E object, int index) {
        source(object).check(object, index);
    }

    @Override
    public BulkRow row(Object input, int index) {
        return rowOf(input, index);
    }

    private <E> BulkRow rowOf(E object, int index) {
        return source(object).row(object, index);
    }

    @SuppressWarnings("unchecked") // the class of the object is the key of its source
    private <E> BulkSource<E> source(E object) {
        Class<?> type = object.getClass();
        BulkSource<?> known = type == lastClass ? ofLast : sources.get(type);
        if (known == null) {
            MapperPlan<?> plan = context.plans().ofObject(object);
            context.autoflush().accept(plan.table());
            known = maker.apply(plan);
            sources.put(type, known);
        }
        lastClass = type;
        ofLast = known;
        return (BulkSource<E>) known;
    }
}

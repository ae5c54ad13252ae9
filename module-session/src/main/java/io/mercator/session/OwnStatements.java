package io.mercator.session;

import io.mercator.api.session.ObjectState;
import io.mercator.api.spi.ExecutionConnection;
import io.mercator.api.spi.RowReader;
import io.mercator.api.sql.Bind;
import io.mercator.api.sql.Delete;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.FromItem;
import io.mercator.api.sql.Insert;
import io.mercator.api.sql.OrderItem;
import io.mercator.api.sql.Row;
import io.mercator.api.sql.RowLimit;
import io.mercator.api.sql.Select;
import io.mercator.api.sql.Statement;
import io.mercator.api.sql.TableRef;
import io.mercator.api.sql.Update;
import io.mercator.session.mapper.MapperPlan;
import io.mercator.session.state.ObjectEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Runs statements of the user's own, and lets the session's objects know what they change. */
final class OwnStatements {
    private final SessionCore core;

    OwnStatements(SessionCore core) {
        this.core = core;
    }

    /** Runs a statement of the user's, and lets the objects know what it changed. */
    <R> R execute(Statement<?> statement, Function<ExecutionConnection, R> work) {
        boolean counts = Budgets.isSelect(statement);
        if (counts) {
            core.budgets().check(statement);
        }
        core.autoflush(statement);
        List<ObjectEntry<?>> doomed = statement instanceof Delete delete && core.hasObjects() ? met(delete) : List.of();
        R result = core.guarded(() -> {
            ExecutionConnection connection = core.connection();
            if (counts) {
                core.budgets().spend(statement);
            }
            return work.apply(connection);
        });
        if (!core.hasObjects()) {
            return result;
        }
        for (ObjectEntry<?> entry : doomed) {
            entry.state(ObjectState.DELETED);
            core.workspace().deleted(entry);
        }
        if (statement instanceof Update update) {
            expire(update.table());
        } else if (statement instanceof Insert insert && insert.conflictClause().isPresent()) {
            expire(insert.table());
        }
        return result;
    }

    private void expire(TableRef table) {
        for (MapperPlan<?> plan : core.workspace().identity().plans()) {
            if (plan.table() == table) {
                core.workspace().identity().expire(plan);
            }
        }
    }

    /** Asks for the keys of the rows that a DELETE is about to meet, if the session has objects of its table. */
    private List<ObjectEntry<?>> met(Delete delete) {
        List<ObjectEntry<?>> found = new ArrayList<>();
        for (MapperPlan<?> plan : core.workspace().identity().plans()) {
            if (plan.table() == delete.table() && core.workspace().identity().hasEntries(plan)) {
                found.addAll(met(plan, delete));
            }
        }
        return found;
    }

    private <E> List<ObjectEntry<?>> met(MapperPlan<E> plan, Delete delete) {
        Select<Row> query =
                plan.selectAll().from(delete.table()).from(delete.usingItems().toArray(new FromItem[0]));
        Select<Row> rows = delete.whereClause().isPresent()
                ? query.where(delete.whereClause().get())
                : query;
        if (!delete.taken().order().isEmpty()) {
            rows = rows.orderBy(delete.taken().order().toArray(new OrderItem[0]));
        }
        Expression<Long> limit = delete.taken().limit().flatMap(RowLimit::limit).orElse(null);
        if (limit instanceof Bind<?> bind && bind.value() instanceof Long most) {
            rows = rows.limit(most);
        }
        return entries(plan, rows);
    }

    private <E> List<ObjectEntry<?>> entries(MapperPlan<E> plan, Select<Row> rows) {
        List<ObjectEntry<?>> found = new ArrayList<>();
        core.guarded(() -> {
            try (RowReader reader = core.send(rows)) {
                while (reader.next()) {
                    ObjectEntry<E> entry = core.workspace()
                            .identity()
                            .find(plan, plan.allColumns().keyOf(reader));
                    if (entry != null && entry.isPersistent()) {
                        found.add(entry);
                    }
                }
            }
            return found;
        });
        return found;
    }
}

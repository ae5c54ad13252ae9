package io.mercator.session;

import io.mercator.api.error.StatementException;
import io.mercator.api.mapping.Relationship;
import io.mercator.api.spi.RowReader;
import io.mercator.api.sql.ExpressionList;
import io.mercator.api.sql.LabelStyle;
import io.mercator.api.sql.QueryExpression;
import io.mercator.api.sql.Row;
import io.mercator.api.sql.Select;
import io.mercator.api.sql.Sql;
import io.mercator.api.sql.Text;
import io.mercator.session.load.LoadRun;
import io.mercator.session.query.QueryBuilder;
import io.mercator.session.query.QueryState;
import io.mercator.session.query.ReadyQuery;
import io.mercator.session.query.Results;
import io.mercator.session.query.RowBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs the queries of a session. */
final class SessionQueries {
    /** Lists of results double from here on. */
    private static final int ROOM = 16;

    private final SessionCore core;

    SessionQueries(SessionCore core) {
        this.core = core;
    }

    QueryState joined(QueryState state, Relationship<?, ?> relationship, boolean outer) {
        return state.joined(relationship, core.plans().of(relationship), outer);
    }

    /** Returns the statement that a query sends, without what loading adds. */
    Select<? extends Row> statement(QueryState state) {
        return state.narrowed(core.loading().criteria().with(state.options()));
    }

    /** Makes a query ready, and flushes what it may see. */
    ReadyQuery ready(QueryState state, boolean passing) {
        LoadRun run = core.loading().run(state.options(), state.populatesExisting(), passing);
        ReadyQuery ready = QueryBuilder.ready(state, run);
        core.budgets().check(ready.statement());
        core.autoflush(ready);
        return ready;
    }

    RowReader open(ReadyQuery ready, QueryState state) {
        return ready.statement() instanceof QueryExpression<?> query && !(ready.statement() instanceof Text)
                ? core.send(query, state.limit())
                : core.guarded(() -> ready.open(
                        statement -> core.send(statement, state.limit()),
                        (text, columns) -> core.sendText(text, columns, state.limit())));
    }

    <R> List<R> read(QueryState state, Results<R> results, int most) {
        ReadyQuery ready = ready(state, false);
        int limit = ready.repeatsRows() ? Integer.MAX_VALUE : most;
        if (ready.repeatsResults()) {
            return results.ofArrays(read(ready, state, rows -> distinct(ready, rows, limit, state)));
        }
        if (ready.isSingle()) {
            return results.ofSingles(read(ready, state, rows -> singles(ready, rows, limit)));
        }
        return results.isMapped()
                ? results.ofRows(read(ready, state, rows -> buffered(ready, rows, limit, state)))
                : results.ofArrays(read(ready, state, rows -> arrays(ready, rows, limit)));
    }

    private <T> T read(ReadyQuery ready, QueryState state, Function<RowReader, T> reading) {
        try {
            T all;
            try (RowReader rows = open(ready, state)) {
                all = reading.apply(rows);
            }
            ready.finish();
            return all;
        } catch (StatementException refused) {
            throw core.noted(refused);
        }
    }

    private static List<@Nullable Object> singles(ReadyQuery ready, RowReader rows, int limit) {
        ArrayList<@Nullable Object> all = new ArrayList<>(Math.min(limit, ROOM));
        int room = ROOM;
        while (all.size() < limit && rows.next()) {
            if (all.size() == room) {
                room *= 2;
                all.ensureCapacity(room);
            }
            all.add(ready.readSingle(rows));
        }
        return all;
    }

    private static RowBuffer buffered(ReadyQuery ready, RowReader rows, int limit, QueryState state) {
        RowBuffer all = new RowBuffer(state.parts().size());
        while (all.size() < limit && rows.next()) {
            ready.read(rows, all);
        }
        return all;
    }

    private static List<@Nullable Object> arrays(ReadyQuery ready, RowReader rows, int limit) {
        List<@Nullable Object> all = new ArrayList<>();
        while (all.size() < limit && rows.next()) {
            all.add(ready.read(rows));
        }
        return all;
    }

    /** Gives a row once that joins repeat. */
    private static List<@Nullable Object> distinct(ReadyQuery ready, RowReader rows, int limit, QueryState state) {
        List<@Nullable Object> all = new ArrayList<>();
        Set<RowIdentity> seen = new HashSet<>();
        while (all.size() < limit && rows.next()) {
            @Nullable Object[] row = ready.read(rows);
            if (seen.add(new RowIdentity(row, state.parts()))) {
                all.add(row);
            }
        }
        return all;
    }

    /** Counts what the query gives. */
    long count(QueryState state) {
        Select<? extends Row> all = narrowed(state);
        Select<? extends Row> counted = all.rowLimit().isPresent() ? all : all.unordered();
        Select<Row> count =
                Select.<Row>of(ExpressionList.of(List.of(Sql.count()))).from(counted.as("anon_1"));
        return asked(count, state, row -> {
            row.next();
            return row.longAt(0);
        });
    }

    boolean exists(QueryState state) {
        Select<Row> any = narrowed(state)
                .unordered()
                .<Row>selecting(ExpressionList.of(List.of(Sql.constant(1))))
                .labels(LabelStyle.NONE);
        Select<Row> limited = any.rowLimit().isPresent() ? any : any.limit(1);
        return asked(limited, state, RowReader::next);
    }

    private Select<? extends Row> narrowed(QueryState state) {
        return new QueryBuilder(state, core.loading().run(state.options(), false, false)).narrowed();
    }

    private <T> T asked(QueryExpression<? extends Row> statement, QueryState state, Function<RowReader, T> answer) {
        core.budgets().check(statement);
        core.autoflush(statement);
        return core.guarded(() -> {
            try (RowReader rows = core.send(statement, state.limit())) {
                return answer.apply(rows);
            }
        });
    }
}

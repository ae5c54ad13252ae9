package io.mercator.engine.statement;

import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.sql.Sql.and;
import static io.mercator.api.sql.Sql.literal;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.sql.CustomExpression;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.SqlNode;
import io.mercator.engine.render.TestDialect;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StatementCacheTest {
    private final StatementCompiler compiler = new StatementCompiler(TestDialect.standard());
    private final Table users =
            Table.of(new MetaData(), "users", column("id", INTEGER, primaryKey()), column("name", STRING.length(50)));
    private final Column<Integer> id = users.get("id", INTEGER);
    private final Column<String> name = users.get("name", STRING);
    private final AtomicInteger compiled = new AtomicInteger();

    private StatementPlan plan(StatementCache cache, SqlNode statement) {
        return cache.plan(statement, node -> {
            compiled.incrementAndGet();
            return compiler.compile(node);
        });
    }

    @Test
    void oneShapeIsCompiledOnceWhateverItsValues() {
        StatementCache cache = new StatementCache(8);
        StatementPlan first = plan(cache, select(id).where(name.eq("a"), id.in(1, 2)));
        StatementPlan second = plan(cache, select(id).where(name.eq("b"), id.in(3, 4)));
        StatementPlan other = plan(cache, select(id).where(name.eq("b"), id.in(3, 4, 5)));

        assertThat(second).isSameAs(first);
        assertThat(other).isNotSameAs(first);
        assertThat(compiled).hasValue(2);
    }

    @Test
    void whereLimitsStandInTheTextEachHasAPlanOfItsOwn() {
        StatementCache cache = new StatementCache(8, true);
        StatementPlan one = plan(cache, select(id).limit(1));

        assertThat(plan(cache, select(id).limit(1))).isSameAs(one);
        assertThat(plan(cache, select(id).limit(2))).isNotSameAs(one);
        assertThat(plan(cache, select(name).where(id.in(select(id).limit(1)))))
                .isNotSameAs(plan(cache, select(name).where(id.in(select(id).limit(2)))));
        StatementPlan first = plan(cache, select(id).limit(2).offset(2));
        assertThat(plan(cache, select(id).limit(3).offset(4))).isSameAs(first);
        assertThat(plan(cache, select(id).limit(2).offset(0))).isSameAs(first);
    }

    @Test
    void shapesOfOneHashAreToldApart() {
        StatementCache cache = new StatementCache(8);
        Table twin = Table.of(new MetaData(), "users", column("id", INTEGER, primaryKey()));
        plan(cache, select(id));
        plan(cache, select(twin.get("id", INTEGER)));
        plan(cache, select(new Colliding(id, "a")));
        plan(cache, select(new Colliding(id, "b")));

        assertThat(compiled).hasValue(4);
        assertThat(cache.size()).isEqualTo(4);
    }

    /** Facts that are different and have one hash. */
    private record Fact(String text) {
        @Override
        public int hashCode() {
            return 1;
        }
    }

    private static final class Colliding extends CustomExpression<Integer> {
        private final Expression<Integer> inner;

        Colliding(Expression<Integer> inner, String fact) {
            super(INTEGER, new Fact(fact), List.of(inner));
            this.inner = inner;
        }

        @Override
        public Expression<Integer> standard() {
            return inner;
        }
    }

    private static final class Shapeless extends CustomExpression<Integer> {
        private final Expression<Integer> inner;

        Shapeless(Expression<Integer> inner) {
            super(INTEGER, List.of(inner));
            this.inner = inner;
        }

        @Override
        public Expression<Integer> standard() {
            return inner;
        }
    }

    @Test
    void aNodeWithoutADeclaredShapeIsNotKept() {
        StatementCache cache = new StatementCache(8);
        plan(cache, select(new Shapeless(id)));
        plan(cache, select(new Shapeless(id)));

        assertThat(compiled).hasValue(2);
        assertThat(cache.size()).isZero();
    }

    @Test
    void aTreeWithOneBindInTwoPlacesIsNotKept() {
        StatementCache cache = new StatementCache(8);
        Expression<Integer> one = literal(1);
        plan(cache, select(id).where(and(id.eq(one), id.ne(one))));
        plan(cache, select(id).where(and(id.eq(literal(1)), id.ne(literal(2)))));

        assertThat(cache.size()).isEqualTo(1);
        assertThat(compiled).hasValue(2);
    }

    @Test
    void theLeastRecentlyUsedGoesFirst() {
        StatementCache cache = new StatementCache(2);
        SqlNode a = select(id);
        SqlNode b = select(name);
        plan(cache, a);
        plan(cache, b);
        plan(cache, a);
        plan(cache, select(id, name));
        assertThat(cache.size()).isEqualTo(2);
        compiled.set(0);
        plan(cache, a);
        assertThat(compiled).hasValue(0);
        plan(cache, b);
        assertThat(compiled).hasValue(1);
    }

    @Test
    void manyThreadsGetTheRightPlans() throws Exception {
        StatementCache cache = new StatementCache(16);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> done = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                done.add(threads.submit(() -> {
                    for (int round = 0; round < 2_000; round++) {
                        int size = round % 40 + 1;
                        StatementPlan plan = plan(cache, select(id).where(id.in(Collections.nCopies(size, 7))));
                        assertThat(plan.sql().chars().filter(character -> character == '?'))
                                .hasSize(size);
                    }
                }));
            }
            for (Future<?> each : done) {
                each.get();
            }
            assertThat(cache.size()).isEqualTo(16);
        } finally {
            threads.shutdownNow();
        }
    }
}

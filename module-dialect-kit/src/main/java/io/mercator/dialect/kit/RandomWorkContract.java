package io.mercator.dialect.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.error.FlushException;
import io.mercator.api.session.InsertMode;
import io.mercator.api.session.Session;
import io.mercator.api.sql.Row3;
import io.mercator.api.sql.Sql;
import io.mercator.dialect.kit.model.Item;
import io.mercator.dialect.kit.model.UsersDatabase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Random work in sessions, compared with a plain model: what was committed is in the database, objects show what their
 * rows have, and a rollback puts everything back. Codes are unique and few, so that they collide, move and swap.
 */
abstract class RandomWorkContract {
    private static final int RUNS = 60;
    private static final int STEPS = 60;

    private final DatabaseUnderTest under;

    RandomWorkContract(DatabaseUnderTest under) {
        this.under = under;
    }

    /** What an item has, for the model. */
    private record Values(String code, int amount) {}

    private static final class Run {
        private final Random random;
        private final UsersDatabase db;
        private final Session session;
        private final List<Item> live = new ArrayList<>();
        private final Map<Item, Values> atCommit = new HashMap<>();

        Run(long seed, UsersDatabase db) {
            this.random = new Random(seed);
            this.db = db;
            this.session = db.sessions.open(o -> o.inserts(seed % 2 == 0 ? InsertMode.BATCHED : InsertMode.ROW_BY_ROW));
        }

        void steps() {
            for (int step = 0; step < STEPS; step++) {
                switch (random.nextInt(10)) {
                    case 0, 1 -> add();
                    case 2, 3 -> changeCode();
                    case 4 -> changeAmount();
                    case 5 -> delete();
                    case 6 -> flush();
                    case 7 -> query();
                    case 8 -> commit();
                    default -> rollback();
                }
            }
            commit();
            session.close();
        }

        private void add() {
            Item item = new Item(freeCode(), random.nextInt(100));
            live.add(item);
            session.add(item);
        }

        /** A code that no live item has; one that a deleted or changed row still has is welcome. */
        private String freeCode() {
            Set<String> taken = new HashSet<>();
            live.forEach(item -> taken.add(item.code()));
            int number = random.nextInt(12);
            while (taken.contains("c" + number)) {
                number++;
            }
            return "c" + number;
        }

        private void changeCode() {
            if (live.isEmpty()) {
                return;
            }
            Item item = live.get(random.nextInt(live.size()));
            Item other = live.get(random.nextInt(live.size()));
            if (random.nextInt(3) == 0 && item != other) {
                String code = item.code();
                item.code(other.code());
                other.code(code);
            } else {
                item.code(freeCode());
            }
        }

        private void changeAmount() {
            if (!live.isEmpty()) {
                live.get(random.nextInt(live.size())).amount(random.nextInt(100));
            }
        }

        private void delete() {
            if (live.isEmpty()) {
                return;
            }
            Item item = live.remove(random.nextInt(live.size()));
            if (session.pending().contains(item)) {
                session.expunge(item);
            } else {
                session.delete(item);
            }
        }

        /** A circle of codes has no place to wait in this table; it is refused with everything as it was. */
        private boolean flush() {
            List<Values> before = live.stream().map(Run::values).toList();
            try {
                session.flush();
                return true;
            } catch (FlushException refused) {
                assertThat(live.stream().map(Run::values).toList()).isEqualTo(before);
                live.forEach(item -> item.code("p" + item.id() + "-" + random.nextInt(1_000_000)));
                session.flush();
                return true;
            }
        }

        private void query() {
            flush();
            List<Item> found = session.query(Item.class).orderBy(db.items.id).all();
            assertThat(found).containsExactlyInAnyOrderElementsOf(live);
        }

        private void commit() {
            flush();
            session.commit();
            atCommit.clear();
            live.forEach(item -> atCommit.put(item, values(item)));
            assertDatabaseIs(atCommit);
        }

        private void rollback() {
            session.rollback();
            live.clear();
            live.addAll(atCommit.keySet());
            atCommit.forEach((item, values) -> {
                assertThat(values(item)).isEqualTo(values);
                assertThat(session.contains(item)).isTrue();
            });
            assertThat(session.pending()).isEmpty();
            assertThat(session.dirty()).isEmpty();
        }

        private static Values values(Item item) {
            return new Values(item.code(), item.amount());
        }

        private void assertDatabaseIs(Map<Item, Values> model) {
            Map<Long, Values> expected = new TreeMap<>();
            model.forEach((item, values) -> expected.put(item.id(), values));
            session.commit(); // a woven object that was read has begun a transaction
            Map<Long, Values> actual = new TreeMap<>();
            List<Row3<Long, String, Integer>> rows = db.engine.inTransaction(connection -> connection
                    .execute(Sql.select(db.items.id, db.items.code, db.items.amount))
                    .all());
            rows.forEach(row -> actual.put(row.value1(), new Values(row.value2(), row.value3())));
            assertThat(actual).isEqualTo(expected);
        }
    }

    @Test
    void theDatabaseAndTheObjectsAgreeWithThePlainModel() {
        try (UsersDatabase db = new UsersDatabase(under)) {
            for (long seed = 0; seed < RUNS; seed++) {
                db.engine.begin(connection -> connection.execute(Sql.delete(db.items)));
                try {
                    new Run(seed, db).steps();
                } catch (AssertionError | RuntimeException failure) {
                    throw new AssertionError("seed " + seed, failure);
                }
            }
        }
    }
}

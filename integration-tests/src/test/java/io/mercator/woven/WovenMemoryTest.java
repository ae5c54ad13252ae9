package io.mercator.woven;

import static io.mercator.api.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.mercator.api.mapping.Loading;
import io.mercator.api.session.Session;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a session holds of woven objects, and what a flush costs. */
@Tag("woven")
class WovenMemoryTest {
    private static final int MANY = 100_000;

    private static Letters filled(int writers) {
        Letters letters = new Letters("sqlite", Loading.LAZY, (all, mapping) -> {});
        letters.sessions.transaction(session -> session.bulk()
                .insert(IntStream.range(0, writers)
                        .mapToObj(number -> new Writer("w" + number))
                        .toList()));
        letters.sent.clear();
        return letters;
    }

    private static void collectGarbage(WeakReference<?> sign) throws InterruptedException {
        for (int attempt = 0; attempt < 100 && sign.get() != null; attempt++) {
            System.gc();
            Thread.sleep(10);
        }
    }

    @Test
    void aCleanObjectThatNobodyHasIsCollectedAndLoadedAnew() throws InterruptedException {
        try (Letters letters = filled(2);
                Session session = letters.sessions.open()) {
            WeakReference<Writer> first = new WeakReference<>(session.get(Writer.class, 1));
            collectGarbage(first);
            assertThat(first.get()).isNull();
            letters.sent.assertSends(() -> session.get(Writer.class, 1), Letters.WRITER + " (1,)");
        }
    }

    @Test
    void aChangedObjectThatNobodyHasIsHeldUntilItsTransactionEnds() throws InterruptedException {
        try (Letters letters = filled(2);
                Session session = letters.sessions.open()) {
            session.get(Writer.class, 1).setName("changed");
            WeakReference<Writer> changed = new WeakReference<>(session.get(Writer.class, 1));
            collectGarbage(new WeakReference<>(new Object()));
            letters.sent.assertSends(session::flush, "UPDATE writers SET name=? WHERE writers.id = ? ('changed', 1)");
            collectGarbage(new WeakReference<>(new Object()));
            session.rollback();
            assertThat(changed.get())
                    .isNotNull()
                    .satisfies(writer -> assertThat(writer.getName()).isEqualTo("w0"));
            session.get(Writer.class, 1).setName("again");
            session.commit();
            collectGarbage(changed);
            assertThat(changed.get()).isNull();
            assertThat(session.query(select(letters.name).where(letters.writerId.eq(1)))
                            .one()
                            .value1())
                    .isEqualTo("again");
        }
    }

    @Test
    void aNewObjectIsHeldUntilItIsCommitted() throws InterruptedException {
        try (Letters letters = filled(0);
                Session session = letters.sessions.open()) {
            Writer eve = new Writer("eve");
            WeakReference<Writer> held = new WeakReference<>(eve);
            session.add(eve);
            eve = null;
            collectGarbage(new WeakReference<>(new Object()));
            assertThat(held.get()).isNotNull();
            session.commit();
            assertThat(session.query(letters.name).one().value1()).isEqualTo("eve");
        }
    }

    @Test
    void aCollectionHoldsItsOwner() throws InterruptedException {
        try (Letters letters = new Letters("sqlite").filled();
                Session session = letters.sessions.open()) {
            List<Essay> essays = session.get(Writer.class, 1).getEssays();
            collectGarbage(new WeakReference<>(new Object()));
            essays.remove(0);
            session.commit();
            assertThat(session.query(letters.essayWriter)
                            .orderBy(letters.essayId)
                            .all())
                    .extracting(row -> row.value1())
                    .containsExactly(null, 1, 2);
        }
    }

    private static long allocatedBy(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    @Test
    void aFlushCostsWhatWasChangedAndNotWhatIsLoaded() {
        try (Letters letters = filled(MANY);
                Session session = letters.sessions.open()) {
            List<Writer> all = new ArrayList<>(session.query(Writer.class).all());
            flushOfTen(session, all, "warm");
            letters.sent.clear();
            long first = allocatedBy(() -> flushOfTen(session, all, "first"));
            assertThat(letters.sent.lines()).hasSize(1);
            // ten changes cost some kilobytes; a list of all objects, or a snapshot of each, would cost megabytes
            assertThat(first).isLessThan(200_000);
            assertThat(allocatedBy(session::flush)).isLessThan(20_000);
            assertThat(allocatedBy(() -> session.query(Writer.class)
                            .filter(letters.writerId.eq(1))
                            .one()))
                    .isLessThan(200_000);
        }
    }

    private static void flushOfTen(Session session, List<Writer> all, String name) {
        for (int index = 0; index < 10; index++) {
            all.get(index * 1_000).setName(name);
        }
        session.flush();
    }
}

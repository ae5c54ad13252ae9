package io.mercator.benchmarks.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.engine.StatementEvent;
import io.mercator.api.engine.StatementListener;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The benchmarks measure what they say: both forms of a class, and the same work done by both. */
class TrackingBenchmarksTest {
    private static final String TEN_UPDATES = "UPDATE accounts SET balance=? WHERE accounts.id = ? x10";

    private static final class Sent implements StatementListener {
        private final List<String> statements = new ArrayList<>();

        @Override
        public void before(StatementEvent event) {
            statements.add(event.sql() + " x" + event.parameters().size());
        }
    }

    private final Sent sent = new Sent();
    private final FlushBenchmark benchmark = new FlushBenchmark();

    @Test
    void ofTheTwinsOneIsWoven() {
        assertThat(PlainAccount.class.getInterfaces()).isEmpty();
        assertThat(WovenAccount.class.getInterfaces()).hasSize(1);
    }

    @Test
    void aFlushOfPlainObjectsSendsTenUpdatesEachTime() {
        FlushBenchmark.Plain objects = new FlushBenchmark.Plain();
        try (AccountSession<PlainAccount> session = AccountSession.ofPlain(100, sent)) {
            objects.session = session;
            objects.step = 10;
            sent.statements.clear();
            benchmark.plain(objects);
            benchmark.plain(objects);
        }
        assertThat(sent.statements).containsExactly(TEN_UPDATES, TEN_UPDATES);
    }

    @Test
    void aFlushOfWovenObjectsSendsTenUpdatesEachTime() {
        FlushBenchmark.Woven objects = new FlushBenchmark.Woven();
        try (AccountSession<WovenAccount> session = AccountSession.ofWoven(100, sent)) {
            objects.session = session;
            objects.step = 10;
            sent.statements.clear();
            benchmark.woven(objects);
            benchmark.woven(objects);
        }
        assertThat(sent.statements).containsExactly(TEN_UPDATES, TEN_UPDATES);
    }
}

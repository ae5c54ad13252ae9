package io.mercator.benchmarks.mercator;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** The work over the driver that costs nothing is what its names say, and finding a plan allocates next to nothing. */
class StatementWorkTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int RUNS = 20_000;

    private Object kept;

    private long bytes(IntFunction<Object> work) {
        long fewest = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 10; attempt++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int run = 0; run < RUNS; run++) {
                kept = work.apply(run);
            }
            fewest = Math.min(fewest, (THREADS.getCurrentThreadAllocatedBytes() - before) / RUNS);
        }
        return fewest;
    }

    @Test
    void aPlanIsFoundForNextToNothing() {
        try (StatementWork work = new StatementWork()) {
            work.build(7);
            assertThat(bytes(run -> work.compile())).isLessThanOrEqualTo(30);
            assertThat(kept).isEqualTo(work.compile());
        }
    }

    @Test
    void bothWaysOfCompilingGiveOneText() {
        try (StatementWork work = new StatementWork()) {
            assertThat(work.buildAndCompile(7))
                    .isEqualTo(work.buildAndRender(8))
                    .startsWith("SELECT employee.id, employee.name,")
                    .endsWith("FROM employee WHERE employee.id = ?");
        }
    }

    @Test
    void anObjectComesFromTheDriver() {
        try (StatementWork work = new StatementWork()) {
            assertThat(work.query(7).getId()).isEqualTo(7);
            assertThat(work.query(7).getName()).isEqualTo("text");
        }
    }
}

package io.mercator.graphs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

/**
 * Random work with random graphs of objects: after each flush and commit the tables have what a plain model has, and after
 * each commit and rollback the objects as well. {@code -Djqwik.tries.default=10000} looks further.
 */
abstract class RandomGraphContract {
    private final String kind;
    private GraphDatabase db;

    RandomGraphContract(String kind) {
        this.kind = kind;
    }

    @BeforeProperty
    void open() {
        db = new GraphDatabase(kind);
    }

    @AfterProperty
    void close() {
        db.close();
    }

    @Provide
    Arbitrary<List<Step>> work() {
        Arbitrary<Integer> numbers = Arbitraries.integers().between(0, 11);
        return Combinators.combine(Arbitraries.of(Step.Action.values()), numbers, numbers, numbers)
                .as(Step::new)
                .list()
                .ofMaxSize(50);
    }

    @Property(shrinking = ShrinkingMode.BOUNDED)
    void rowsAndObjectsAreAsTheModelSays(
            @ForAll("work") List<Step> steps,
            @ForAll boolean populated,
            @ForAll boolean batched,
            @ForAll boolean autoflush) {
        db.clear();
        new GraphRun(db, batched, autoflush).run(steps, populated);
        assertThat(db.connectionsInUse()).isZero();
    }
}

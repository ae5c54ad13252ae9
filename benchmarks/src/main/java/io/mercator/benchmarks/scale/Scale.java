package io.mercator.benchmarks.scale;

import io.mercator.api.engine.Engine;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Prints what each step costs for an object, in nanoseconds, in sessions of more and more objects on H2 in memory. What does
 * not stay the same, but for the caches of the processor and the collector, is quadratic.
 */
public final class Scale {
    /** A node in so many objects; the others are leaves. */
    private static final int NODE = 10;

    private final int count;
    private final Map<String, Long> nanos = new LinkedHashMap<>();

    private Scale(int count) {
        this.count = count;
    }

    /**
     * Runs all sizes, the smallest several times before, and prints a table.
     *
     * @param arguments the numbers of objects; 1,000, 10,000 and 100,000 without any
     */
    public static void measure(PrintStream out, String... arguments) {
        List<Integer> sizes = new ArrayList<>(arguments.length == 0 ? List.of(1_000, 10_000, 100_000) : List.of());
        for (String argument : arguments) {
            sizes.add(Integer.valueOf(argument));
        }
        for (int warmup = 0; warmup < 40; warmup++) {
            new Scale(1_000).run(warmup);
        }
        Map<String, StringBuilder> table = new LinkedHashMap<>();
        int number = 40;
        for (int size : sizes) {
            Scale fastest = new Scale(size);
            for (int repeat = 0; repeat < Math.max(1, Math.min(10, 300_000 / size)); repeat++) {
                Scale next = new Scale(size);
                next.run(number++);
                next.nanos.forEach((step, time) -> fastest.nanos.merge(step, time, Math::min));
            }
            fastest.nanos.forEach((step, time) -> table.computeIfAbsent(
                            step, key -> new StringBuilder(String.format("%-28s", key)))
                    .append(String.format(Locale.ROOT, "%,12d", time / size)));
        }
        out.println("ns of an object             " + sizes);
        table.values().forEach(out::println);
    }

    private void step(String name, Runnable work) {
        long start = System.nanoTime();
        work.run();
        nanos.put(name, System.nanoTime() - start);
    }

    private List<Node> made() {
        List<Node> nodes = new ArrayList<>();
        for (int number = 0; number < count / NODE; number++) {
            Node node = new Node();
            node.setName("node " + number);
            node.setParent(number == 0 ? null : nodes.get((number - 1) / 4));
            for (int leaf = 1; leaf < NODE; leaf++) {
                Leaf next = new Leaf();
                next.setName("leaf " + leaf + " of " + number);
                node.getLeaves().add(next);
            }
            nodes.add(node);
        }
        return nodes;
    }

    private void run(int number) {
        Forest forest = new Forest();
        try (Engine engine = Engine.create("h2:memory:scale" + number)) {
            forest.metadata.createAll(engine);
            SessionFactory sessions = SessionFactory.of(forest.mapped()).bind(engine);
            List<Node> nodes = made();
            try (Session session = sessions.open()) {
                step("add with cascade", () -> session.addAll(nodes));
                step("flush of new objects", session::flush);
                step("flush of clean objects", session::flush);
                link(nodes);
                step("flush of new links", session::flush);
                exchange(nodes);
                step("flush of exchanged links", session::flush);
                rename(nodes);
                step("flush of changed objects", session::flush);
                step("commit, all expire", session::commit);
                step("refresh of expired objects", session::refreshExpired);
                session.rollback();
            }
            read(sessions);
            try (Session session = sessions.open()) {
                List<Node> loaded = session.query(Node.class).all();
                step("delete with cascade", () -> loaded.forEach(session::delete));
                step("flush of deleted objects", session::flush);
                session.rollback();
            }
        }
    }

    private void read(SessionFactory sessions) {
        try (Session session = sessions.open()) {
            step("load", () -> {
                session.query(Node.class).all();
                session.query(Leaf.class).all();
            });
        }
    }

    /** Each node gets links to all leaves of the next. */
    private static void link(List<Node> nodes) {
        for (int number = 0; number < nodes.size(); number++) {
            nodes.get(number)
                    .getLinked()
                    .addAll(nodes.get((number + 1) % nodes.size()).getLeaves());
        }
    }

    private static void exchange(List<Node> nodes) {
        for (Node node : nodes) {
            node.getLinked().remove(0);
            node.getLinked().add(node.getLeaves().get(0));
        }
    }

    private static void rename(List<Node> nodes) {
        for (Node node : nodes) {
            node.setName(node.getName() + " changed");
            node.getLeaves().forEach(leaf -> leaf.setName(leaf.getName() + " changed"));
        }
    }
}

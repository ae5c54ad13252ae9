package io.mercator.dialect.kit;

import static io.mercator.api.sql.Sql.text;

import io.mercator.api.engine.Engine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Statements that make or remove a test's database, and where they run. */
record Administration(String url, List<String> statements) {
    /** Kept for all tests of a class, since to connect takes longer than the statements. */
    private static final Map<String, Engine> KEPT = new HashMap<>();

    void run(Place place) {
        String filled = place.fill(url);
        if (filled.equals(url)) {
            run(place, kept(filled));
            return;
        }
        try (Engine engine = open(filled)) {
            run(place, engine);
        }
    }

    private void run(Place place, Engine engine) {
        for (String statement : statements) {
            engine.begin(connection -> connection.execute(text(place.fill(statement))));
        }
    }

    private static Engine open(String url) {
        return Engine.create(url, o -> o.poolSize(1));
    }

    private static synchronized Engine kept(String url) {
        return KEPT.computeIfAbsent(url, Administration::open);
    }

    static synchronized void close() {
        KEPT.values().forEach(Engine::close);
        KEPT.clear();
    }
}

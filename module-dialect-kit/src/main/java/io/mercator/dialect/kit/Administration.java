package io.mercator.dialect.kit;

import static io.mercator.api.sql.Sql.text;

import io.mercator.api.engine.Engine;
import java.util.List;

/** Statements that make or remove a test's database, and where they run. */
record Administration(String url, List<String> statements) {
    void run(Place place) {
        try (Engine engine = Engine.create(place.fill(url), o -> o.poolSize(1))) {
            for (String statement : statements) {
                engine.begin(connection -> connection.execute(text(place.fill(statement))));
            }
        }
    }
}

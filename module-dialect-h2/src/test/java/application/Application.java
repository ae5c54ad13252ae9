package application;

import io.mercator.api.engine.Engine;
import io.mercator.api.sql.Sql;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An application outside of modules, with Mercator and H2 on the module path. */
public final class Application {
    private Application() {}

    /** Prints what the database answers, and which modules are there. */
    public static void main(String[] arguments) {
        try (Engine engine = Engine.create("h2:memory:")) {
            Object answer = engine.inTransaction(
                    c -> c.execute(Sql.text("VALUES 1 + 1")).scalar());
            String modules = Stream.of("io.mercator.dialect.h2", "com.h2database")
                    .filter(name -> ModuleLayer.boot().findModule(name).isPresent())
                    .collect(Collectors.joining(" "));
            System.out.println(answer + " " + modules);
        }
    }
}

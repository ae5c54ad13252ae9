package application;

import io.mercator.api.engine.Engine;
import io.mercator.api.sql.Sql;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An application outside of modules, with Mercator and MariaDB's driver on the module path. */
public final class Application {
    private Application() {}

    /** Prints what the database answers, and which modules are there. */
    public static void main(String[] arguments) {
        try (Engine engine = Engine.create(arguments[0] + "mysql")) {
            Object answer = engine.inTransaction(
                    c -> c.execute(Sql.text("SELECT 1 + 1")).scalar());
            String modules = Stream.of("io.mercator.dialect.mariadb", "org.mariadb.jdbc")
                    .filter(name -> ModuleLayer.boot().findModule(name).isPresent())
                    .collect(Collectors.joining(" "));
            System.out.println(answer + " " + modules);
        }
    }
}

package io.mercator.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.support.BuildPaths;
import io.mercator.support.ModuleSource;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs whose types do not fit are refused by the compiler, not by the database. */
class WrongProgramsTest {
    private static final String FRAME = """
            package wrong;

            import static io.mercator.api.schema.Columns.*;
            import static io.mercator.api.sql.Functions.*;
            import static io.mercator.api.sql.Sql.*;
            import static io.mercator.api.type.Types.*;

            import io.mercator.api.engine.Connection;
            import io.mercator.api.mapping.Registry;
            import io.mercator.api.schema.*;
            import io.mercator.api.session.Session;
            import io.mercator.api.sql.*;
            import java.time.LocalDate;
            import java.util.List;

            final class Program {
                static final class People extends Table {
                    final Column<Integer> id = column("id", INTEGER, primaryKey());
                    final Column<String> name = column("name", STRING.length(20));
                    final Column<Integer> age = column("age", INTEGER);
                    final Column<LocalDate> born = column("born", DATE);

                    People(MetaData metadata) {
                        super(metadata, "people");
                    }
                }

                static class Person {
                    int getId() {
                        return 1;
                    }

                    void setId(int id) {}

                    String getName() {
                        return "";
                    }

                    void setName(String name) {}
                }

                record Named(String name, int age) {}

                static void run(People people, Connection connection, Session session, Registry registry) {
                    %s
                }
            }
            """;

    private static final long LINE =
            FRAME.substring(0, FRAME.indexOf("%s")).lines().count();

    @TempDir
    private Path folder;

    private void compile(String statement) {
        ModuleSource.compile(
                folder,
                List.of("-p", modulePath(), "--add-modules", "io.mercator.api,org.jspecify", "--release", "17"),
                Map.of("wrong/Program.java", FRAME.formatted(statement)));
    }

    /** With the annotations: without them the compiler of JDK 25 breaks down where it is to show a method that has some. */
    private static String modulePath() {
        String annotations = Nullable.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
        return BuildPaths.modules() + File.pathSeparator + annotations;
    }

    @Test
    void theRightProgramCompiles() {
        compile("""
                Condition right = people.age.eq(5).and(people.name.eq("ed"));
                String name = connection.execute(select(people.name, people.age).where(right)).one().value1();
                Expression<Integer> next = add(people.age, 1);
                List<Named> named = session.query(people.name, people.age).map(row -> row.into(Named::new)).all();
                registry.map(Person.class, people)
                        .construct(Person::new)
                        .property(people.id, Person::getId, Person::setId)
                        .property(people.name, Person::getName, Person::setName);
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "people.age.eq(\"x\");",
                "people.age.eq(people.name);",
                "people.age.eq((Integer) null, 5);",
                "people.name.in(1, 2);",
                "people.born.lt(\"2026-01-01\");",
                "people.age.between(1, \"9\");",
                "add(people.name, people.name);",
                "add(people.age, people.name);",
                "concat(people.name, people.age);",
                "sum(people.name);",
                "people.id.in(select(people.name));",
                "people.age.eq(scalar(select(people.name)));",
                "select(people.name).union(select(people.age));",
                "Integer wrong = connection.execute(select(people.name)).one().value1();",
                "String none = connection.execute(select(people.name)).one().value2();",
                "update(people).set(people.age, \"old\");",
                "insert(people).set(people.name, people.age);",
                "caseWhen(people.age.lt(5), people.name).otherwise(5);",
                "select(people.id).where(people.age);",
                "session.query(people.name, people.age).map(row -> row.into((Integer a, Integer b) -> a));",
                "registry.map(Person.class, people).property(people.name, Person::getId, Person::setId);",
                "registry.map(Person.class, people).property(people.id, Person::getName, Person::setName);",
                "registry.map(Named.class, people).construct(people.age, people.name, Named::new);",
                "people.age.isDistinctFrom(\"x\");"
            })
    void aProgramWhoseTypesDoNotFitDoesNotCompile(String statement) {
        assertThatThrownBy(() -> compile(statement))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("do not compile")
                .satisfies(error -> assertThat(error.getMessage().lines().filter(line -> line.contains("error:")))
                        .isNotEmpty()
                        .allMatch(line -> line.contains("Program.java:" + LINE + ": error:")));
    }
}

package mercator.examples.databases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tutorial on five databases, from one folder of jars and by one command, of which the URL alone is another. */
class FiveDatabasesTest {
    private static final String JARS = System.getProperty("databases.jars");
    private static final Path WORK = Path.of(System.getProperty("databases.work"));
    private static final Path README = Path.of("..", "..", "README.md");
    private static final List<String> ON_MODULE_PATH = List.of(
            "--enable-native-access=org.xerial.sqlitejdbc",
            "--module-path",
            JARS,
            "--module",
            "mercator.examples.tutorial/mercator.examples.tutorial.Tutorial");
    private static final List<String> ON_CLASS_PATH = List.of(
            "--enable-native-access=ALL-UNNAMED", "--class-path", JARS + "/*", "mercator.examples.tutorial.Tutorial");

    /** Runs the tutorial to its end and returns all that it printed, errors and warnings too. */
    private static Transcript run(List<String> arguments, Database database) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        command.add(database.url());
        Files.createDirectories(WORK);
        Path output = Files.createTempFile(WORK, "output", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(WORK.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        // The JVM announces these on stderr.
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        Process process = builder.start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
        }
        String text = Files.readString(output);
        assertThat(process.exitValue()).as(text).isZero();
        return Transcript.printed(text);
    }

    @ParameterizedTest
    @EnumSource
    void onTheModulePathTheUrlAloneChoosesTheDatabase(Database database) throws Exception {
        assertThat(run(ON_MODULE_PATH, database).text())
                .isEqualTo(Transcript.of(database).text());
    }

    @ParameterizedTest
    @EnumSource
    void onTheClassPathTheUrlAloneChoosesTheDatabase(Database database) throws Exception {
        assertThat(run(ON_CLASS_PATH, database).text())
                .isEqualTo(Transcript.of(database).text());
    }

    @ParameterizedTest
    @EnumSource
    void whatIsTypedAndWhatComesBackIsTheSameOnAll(Database database) throws IOException {
        assertThat(Transcript.of(database).typedAndReturned())
                .hasSizeGreaterThan(400)
                .isEqualTo(Transcript.of(Database.SQLITE).typedAndReturned());
    }

    @Test
    void theReadmeHasTheCommandForEach() throws IOException {
        String command = "java -p examples/five-databases/target/jars -m " + ON_MODULE_PATH.get(4) + " ";
        List<String> schemes = Files.readString(README)
                .lines()
                .filter(line -> line.startsWith(command))
                .map(line -> line.substring(command.length()).replaceFirst(":.*", ""))
                .toList();

        assertThat(schemes).containsExactly("sqlite", "derby", "h2", "postgresql", "mariadb");
    }

    @Test
    void theFolderHasEachDialectAndItsDriverOnce() throws IOException {
        try (Stream<Path> jars = Files.list(Path.of(JARS))) {
            assertThat(jars.map(jar -> jar.getFileName().toString().replaceFirst("-\\d.*", "")))
                    .containsExactlyInAnyOrder(
                            "HikariCP",
                            "checker-qual", // PostgreSQL's driver brings it
                            "derby",
                            "derbyshared",
                            "h2",
                            "mariadb-java-client",
                            "mercator-api",
                            "mercator-dialect-derby",
                            "mercator-dialect-h2",
                            "mercator-dialect-mariadb",
                            "mercator-dialect-postgresql",
                            "mercator-dialect-sqlite",
                            "mercator-engine",
                            "mercator-examples-domain",
                            "mercator-examples-tutorial",
                            "mercator-session",
                            "postgresql",
                            "slf4j-api",
                            "slf4j-nop",
                            "sqlite-jdbc");
        }
    }
}

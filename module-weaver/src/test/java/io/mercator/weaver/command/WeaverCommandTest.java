package io.mercator.weaver.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.weaver.support.Sources;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeaverCommandTest {
    @TempDir
    private Path folder;

    private Path classes;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @BeforeEach
    void compile() throws Exception {
        classes = folder.resolve("classes");
        Sources.compile(
                classes,
                List.of(),
                "package p;\npublic class User { String name; enum Kind { ONE { String of(User u) { return u.name; } } } }",
                "package p;\npublic class Kin extends User { void x() { name = null; } }",
                "package p;\npublic class Page { String of(User user) { return user.name; } }");
    }

    @Test
    void theReportSaysWhatWasDone() {
        assertThat(run("--include", "p.User", "--include", "p.User$*", classes.toString()))
                .isZero();
        assertThat(out()).isEqualTo(classes + """

                  woven: 1
                    p.User
                  accesses rewritten: 2
                    p.Kin
                    p.User$Kind$1: it is an enum
                  left as they are: 1
                    p.User$Kind: it is an enum
                  warning: Class 'p.Page' accesses fields of the woven class 'p.User' itself, which is not seen: name. Ask for p.Page as well, or let it call methods of the woven class.
                """);
        assertThat(errors()).isEmpty();
    }

    @Test
    void aCheckSaysWhatWouldBeDone() throws Exception {
        var before = Sources.classFiles(classes);
        assertThat(run("--check", "--include", "p.User", classes.toString())).isZero();
        assertThat(out())
                .startsWith(classes + " (nothing is changed)\n  would be woven: 1\n    p.User\n"
                        + "  accesses would be rewritten: 2\n    p.Kin\n    p.User$Kind$1\n  left as they are: 0\n");
        assertThat(Sources.classFiles(classes)).containsExactlyEntriesOf(before);
    }

    @Test
    void superclassesElsewhereLieOnTheClassPath() throws Exception {
        Path more = folder.resolve("more");
        Sources.compile(
                more, List.of("-cp", classes.toString()), "package q;\npublic class Sub extends p.User { int y; }");

        assertThat(run("--include", "q.*", more.toString())).isZero();
        assertThat(out())
                .contains("left as they are: 1\n    q.Sub: the class file of its superclass p.User is not found");
        assertThat(run("--include", "q.*", "--class-path", "absent" + File.pathSeparator + classes, more.toString()))
                .isZero();
        assertThat(out())
                .contains("woven: 1\n    q.Sub\n")
                .contains(
                        "warning: Class 'q.Sub' is woven and its superclass 'p.User' is not: reads and writes of name");
    }

    @Test
    void withoutAPatternItSaysHowToGiveOne() {
        assertThat(run(classes.toString())).isEqualTo(2);
        assertThat(errors())
                .startsWith("No class is asked for: no pattern is given, and only classes asked for are woven. Write ")
                .endsWith("\nOn the command line a pattern follows --include.\n");
    }

    @Test
    void wrongArgumentsAreTold() {
        assertThat(run("--include")).isEqualTo(2);
        assertThat(run("--class-path")).isEqualTo(2);
        assertThat(run("--exclude", "p.*")).isEqualTo(2);
        assertThat(run("--include", "p.*")).isEqualTo(2);
        assertThat(errors().lines())
                .containsExactly(
                        "The option --include lacks its value. Write --include com.acme.model.*.",
                        "The option --class-path lacks its value. Write --class-path lib/some.jar.",
                        "There is no option '--exclude'. Options: --include PATTERN, --class-path PATH, --check, --help.",
                        "No folder and no jar is given, so there is nothing to weave. Give the folder that the compiler writes "
                                + "to, or a jar; --help shows how.");
    }

    @Test
    void aFailureIsToldAndIsNoSuccess() {
        assertThat(run("--include", "p.Usr", classes.toString())).isEqualTo(1);
        assertThat(errors()).isEqualTo("The pattern 'p.Usr' asks for none of the 5 classes here. Similar: p.User.\n");
    }

    @Test
    void helpIsGiven() {
        assertThat(run("--help")).isZero();
        assertThat(out())
                .contains("java -jar mercator-weaver-standalone.jar [options] FOLDER-OR-JAR...")
                .contains("Exit codes:");
    }

    private int run(String... arguments) {
        return new WeaverCommand(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(errors, true, StandardCharsets.UTF_8))
                .run(arguments);
    }

    private String out() {
        return text(out);
    }

    private String errors() {
        return text(errors);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}

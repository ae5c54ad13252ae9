package io.mercator.weaver;

import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.weaver.support.ChildJvm;
import io.mercator.weaver.support.ChildJvm.Result;
import io.mercator.weaver.support.Jars;
import io.mercator.weaver.support.Sources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The standalone jar, as a command and as an agent; woven classes run without it and without Mercator. */
@Tag("standalone")
class StandaloneTest {
    private static final Path JAR = Path.of(System.getProperty("mercator.standalone"));
    private static final String[] SOURCES = {"""
        // module-info
        module acme { exports acme.model; }
        """, """
        package acme.model;
        public class User implements java.io.Serializable {
            private String name;
            protected int age;
            public void rename(String to) { name = to; }
        }
        """, """
        package acme.model;
        public class Admin extends User { int level; void promote() { level++; age++; } }
        """, """
        package acme.model;
        public enum Color { RED }
        """, """
        package acme.model;
        public class Handler implements java.lang.reflect.InvocationHandler {
            int x;
            public Object invoke(Object proxy, java.lang.reflect.Method method, Object[] arguments) { return x; }
        }
        """, """
        package acme.main;
        import acme.model.*;
        import java.io.*;
        import java.lang.reflect.InvocationHandler;
        import java.util.*;
        import java.util.function.*;
        public class Main {
            public static void main(String... arguments) throws Throwable {
                Admin admin = new Admin();
                List<String> told = new ArrayList<>();
                if ((Object) admin instanceof InvocationHandler handler) {
                    ObjIntConsumer<String> listener = (field, what) -> told.add(field + " " + what);
                    handler.invoke("io.mercator.weave/1", null, new Object[] {listener, 31});
                }
                admin.rename("x");
                var bytes = new ByteArrayOutputStream();
                try (var out = new ObjectOutputStream(bytes)) { out.writeObject(admin); }
                new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
                System.out.println(told + " " + ObjectStreamClass.lookup(User.class).getSerialVersionUID());
                new Handler();
                System.out.println(Color.RED);
            }
        }
        """};

    @TempDir
    private Path folder;

    private Path classes;
    private String plain;
    private String woven;

    @BeforeEach
    void compile() throws Exception {
        classes = folder.resolve("classes");
        Sources.compile(classes, List.of(), SOURCES);
        plain = java("-p", classes.toString(), "-m", "acme/acme.main.Main").out();
        woven = plain.replace("[]", "[name 2]");
        assertThat(plain).startsWith("[] ").endsWith("\nRED\n");
    }

    @Test
    void theCommandWeavesAModuleThatRunsWithoutMercator() throws Exception {
        Result result = java("-jar", JAR.toString(), "--include", "acme.model.User", classes.toString());
        assertThat(result).isEqualTo(new Result(0, classes + """

                  woven: 1
                    acme.model.User
                  accesses rewritten: 1
                    acme.model.Admin
                  left as they are: 0
                """, ""));
        assertThat(java("-p", classes.toString(), "-m", "acme/acme.main.Main")).isEqualTo(new Result(0, woven, ""));
    }

    @Test
    void theCommandTellsFailuresByItsExitCode() throws Exception {
        assertThat(java("-jar", JAR.toString(), "--include", "acme.model.Color", classes.toString()))
                .isEqualTo(new Result(
                        1,
                        "",
                        "Class 'acme.model.Color' cannot be woven: it is an enum. Leave it out of the patterns.\n"));
        assertThat(java("-jar", JAR.toString()).exitCode()).isEqualTo(2);
    }

    @Test
    void theAgentWeavesOnTheModulePathAndOnTheClassPath() throws Exception {
        String agent = "-javaagent:" + JAR + "=acme.model.User,acme.model.Admin";
        assertThat(java(agent, "-p", classes.toString(), "-m", "acme/acme.main.Main"))
                .isEqualTo(new Result(0, woven, ""));
        assertThat(java(agent, "-cp", classes.toString(), "acme.main.Main")).isEqualTo(new Result(0, woven, ""));
    }

    @Test
    void theAgentTellsOfAClassThatItCannotWeaveAndGoesOn() throws Exception {
        assertThat(java("-javaagent:" + JAR + "=acme.model.*", "-cp", classes.toString(), "acme.main.Main"))
                .isEqualTo(new Result(
                        0,
                        woven,
                        "Mercator weaver: Class 'acme.model.Handler' cannot be woven: it implements "
                                + "java.lang.reflect.InvocationHandler. A woven class gets this interface to be reached by; "
                                + "move the class's own use of it to another object.\n"));
        assertThat(java("-javaagent:" + JAR + "=acme.model.Color", "-cp", classes.toString(), "acme.main.Main"))
                .isEqualTo(
                        new Result(
                                0,
                                plain,
                                "Mercator weaver: class acme.model.Color stays plain, and its reads and writes are not seen. Class "
                                        + "'acme.model.Color' cannot be woven: it is an enum. Leave it out of the patterns.\n"));
    }

    @Test
    void aStrictAgentEndsTheJvm() throws Exception {
        Result result =
                java("-javaagent:" + JAR + "=strict;acme.model.Color", "-cp", classes.toString(), "acme.main.Main");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).isEqualTo(plain.substring(0, plain.indexOf('\n') + 1));
        assertThat(result.errors()).startsWith("Mercator weaver: class acme.model.Color stays plain, ");
    }

    @Test
    void anAgentWithoutPatternsOrWithWrongOnesEndsTheJvm() throws Exception {
        Result result = java("-javaagent:" + JAR, "-cp", classes.toString(), "acme.main.Main");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.errors())
                .startsWith("Mercator weaver: No class is asked for: no pattern is given, ")
                .endsWith(" The agent's arguments are "
                        + "-javaagent:mercator-weaver-standalone.jar=com.acme.model.*,com.acme.Other.\n");
        assertThat(java("-javaagent:" + JAR + "=lax;acme.*", "-version").errors())
                .isEqualTo(
                        "Mercator weaver: The agent has no option 'lax'. There is strict, which ends the JVM when a class "
                                + "cannot be woven: =strict;com.acme.model.*\n");
    }

    @Test
    void theAgentLeavesJavaItselfAlone() throws Exception {
        Result result = java("-javaagent:" + JAR + "=**", "-cp", classes.toString(), "acme.main.Main");
        assertThat(result.out()).isEqualTo(woven);
        assertThat(result.errors().lines()).hasSize(1).allMatch(line -> line.contains("acme.model.Handler"));
    }

    @Test
    void theJarHoldsWhatItNeedsAndNothingElse() throws Exception {
        assertThat(Jars.read(JAR).keySet())
                .contains("META-INF/LICENSE", "META-INF/NOTICE", "META-INF/licenses/ASM")
                .noneMatch(path -> path.endsWith("module-info.class") || path.startsWith("net/"))
                .allMatch(path -> path.startsWith("META-INF/")
                        || "io/mercator/weaver/".startsWith(path)
                        || path.startsWith("io/mercator/weaver/"));
        try (JarFile jar = new JarFile(JAR.toFile())) {
            Attributes manifest = jar.getManifest().getMainAttributes();
            assertThat(manifest.getValue("Main-Class")).isEqualTo("io.mercator.weaver.command.WeaverCommand");
            assertThat(manifest.getValue("Premain-Class")).isEqualTo("io.mercator.weaver.agent.WeaverAgent");
            assertThat(manifest.getValue("Agent-Class")).isNull();
            assertThat(manifest.getValue("Multi-Release")).isNull();
        }
        assertThat(Files.size(JAR)).isLessThan(300_000);
    }

    private Result java(String... arguments) throws Exception {
        return ChildJvm.run(folder, arguments);
    }
}

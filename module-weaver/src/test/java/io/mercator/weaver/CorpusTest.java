package io.mercator.weaver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.weaver.source.ClassPath;
import io.mercator.weaver.support.ChildJvm;
import io.mercator.weaver.support.Sources;
import io.mercator.weaver.support.Woven;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole libraries, made by several compilers, are woven, and the JVM's verifier takes every class. Asking for
 * constructors links a class, and so verifies it, without initialising it and without resolving more than the
 * constructors' parameters.
 */
class CorpusTest {
    private static final Path CORPUS = Path.of(System.getProperty("mercator.corpus"));
    private static final Set<String> KINDS = Set.of(
            "it is an interface",
            "it is an annotation",
            "it is an enum",
            "it is a record, whose fields never change",
            "it has no fields of its own");

    /** Its superclasses are in Java 24 and later. */
    private static final String OF_NEWER_JAVA = "net.bytebuddy.jar.asmjdkbridge.";

    @TempDir
    private static Path folder;

    private static final List<Path> PLAIN = new ArrayList<>();
    private static final List<Path> WOVEN = new ArrayList<>();
    private static final List<Weaving> RESULT = new ArrayList<>();
    private static final List<String> LEFT = new ArrayList<>();

    @BeforeAll
    static void weave() throws IOException {
        try (Stream<Path> jars = Files.list(CORPUS)) {
            PLAIN.addAll(jars.sorted(Comparator.comparing(jar -> jar.toFile().length()))
                    .toList()); // Small ones have the superclasses of large ones.
        }
        for (Path jar : PLAIN) {
            Path copy = folder.resolve(jar.getFileName());
            Files.copy(jar, copy);
            try (ClassPath classPath = ClassPath.of(WOVEN)) {
                WeavingReport report = Weaver.of(List.of("**"), classPath).weave(copy);
                RESULT.addAll(report.woven());
                report.left().stream()
                        .filter(each -> !KINDS.contains(each.reason()))
                        .filter(each -> !each.className().startsWith(OF_NEWER_JAVA))
                        .forEach(each -> LEFT.add(each.className() + ": " + each.reason()));
            }
            WOVEN.add(copy);
        }
    }

    @Test
    void thousandsOfClassesAreWoven() {
        assertThat(WOVEN).hasSize(10);
        assertThat(RESULT).hasSizeBetween(7_000, 10_000);
    }

    @Test
    void allButTheseAreWoven() {
        String handler = ": it implements java.lang.reflect.InvocationHandler";
        assertThat(LEFT)
                .containsExactlyInAnyOrder(
                        "org.assertj.core.api.SoftAssertionsStatement$1" + lacking("org.junit.runners.model.Statement"),
                        "org.assertj.core.error.AssertJMultipleFailuresError"
                                + lacking("org.opentest4j.MultipleFailuresError"),
                        "org.assertj.core.matcher.AssertionMatcher" + lacking("org.hamcrest.BaseMatcher"),
                        "org.h2.server.web.JakartaWebServlet" + lacking("jakarta.servlet.http.HttpServlet"),
                        "org.h2.server.web.WebServlet" + lacking("javax.servlet.http.HttpServlet"),
                        "net.bytebuddy.description.annotation.AnnotationDescription$AnnotationInvocationHandler"
                                + handler,
                        "net.bytebuddy.description.type.TypeDescription$Generic$LazyProxy" + handler,
                        "net.bytebuddy.description.type.TypeDescription$LazyProxy" + handler,
                        "net.bytebuddy.utility.dispatcher.JavaDispatcher$ProxiedInvocationHandler" + handler,
                        "org.apache.commons.lang3.event.EventListenerSupport$ProxyInvocationHandler" + handler,
                        "org.apache.commons.lang3.event.EventUtils$EventBindingInvocationHandler" + handler,
                        "com.google.common.reflect.AbstractInvocationHandler" + handler,
                        "com.google.common.reflect.Types$TypeVariableInvocationHandler" + handler);
    }

    @Test
    void theVerifierTakesEveryClass() throws IOException {
        try (URLClassLoader plain = loader(PLAIN);
                URLClassLoader woven = loader(WOVEN)) {
            Set<String> unlinkable = new TreeSet<>();
            Set<String> expected = new TreeSet<>();
            int linked = 0;
            for (String name : classNames()) {
                String after = link(woven, name);
                if (after == null) {
                    linked++;
                } else {
                    expected.add(name + ": " + link(plain, name));
                    unlinkable.add(name + ": " + after);
                }
            }
            assertThat(unlinkable).isEqualTo(expected);
            assertThat(linked).isGreaterThan(11_000);
        }
    }

    @Test
    void aClassThatTheVerifierRefusesWouldBeNoticed() {
        byte[] good = Sources.compile("package p;\npublic class Bad { Object x; Object of() { return x; } }")
                .get("p.Bad");
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(good)
                .accept(
                        new ClassVisitor(Opcodes.ASM9, writer) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String name, String descriptor, String signature, String[] exceptions) {
                                return new MethodVisitor(
                                        Opcodes.ASM9,
                                        super.visitMethod(access, name, descriptor, signature, exceptions)) {
                                    @Override
                                    public void visitInsn(int opcode) {
                                        super.visitInsn(opcode == Opcodes.ARETURN ? Opcodes.IRETURN : opcode);
                                    }
                                };
                            }
                        },
                        0);
        assertThatThrownBy(() -> Woven.load(Map.of("p.Bad", writer.toByteArray())))
                .isInstanceOf(VerifyError.class);
    }

    @Test
    void aWovenDatabaseRuns() throws Exception {
        Path database = WOVEN.stream()
                .filter(jar -> jar.getFileName().toString().startsWith("h2"))
                .findFirst()
                .orElseThrow();
        ChildJvm.Result result = ChildJvm.run(
                folder,
                "-cp",
                database.toString(),
                "org.h2.tools.Shell",
                "-url",
                "jdbc:h2:mem:",
                "-sql",
                "CREATE TABLE numbers (n INT PRIMARY KEY, name VARCHAR) AS SELECT x, 'n' || x FROM SYSTEM_RANGE(1, 1000); "
                        + "SELECT COUNT(*), SUM(a.n), MAX(b.name) FROM numbers a JOIN numbers b ON a.n = b.n * 2");
        assertThat(result.errors()).isEmpty();
        assertThat(result.out()).contains("500      | 250500   | n99");
    }

    private static String lacking(String superclass) {
        return ": the class file of its superclass " + superclass
                + " is not found, so that nobody knows whether that is woven";
    }

    private static List<String> classNames() throws IOException {
        List<String> names = new ArrayList<>();
        for (Path jar : PLAIN) {
            try (JarFile file = new JarFile(jar.toFile())) {
                Collections.list(file.entries()).stream()
                        .map(entry -> entry.getName())
                        .filter(path -> path.endsWith(".class") && !path.startsWith("META-INF/"))
                        .filter(path -> !path.endsWith("module-info.class"))
                        .forEach(path -> names.add(path.substring(0, path.length() - ".class".length())
                                .replace('/', '.')));
            }
        }
        return names;
    }

    private static URLClassLoader loader(List<Path> jars) throws MalformedURLException {
        URL[] urls = new URL[jars.size()];
        for (int index = 0; index < urls.length; index++) {
            urls[index] = jars.get(index).toUri().toURL();
        }
        return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    }

    /** Returns what kept a class from being linked, or null. */
    private static String link(ClassLoader loader, String name) {
        try {
            Class.forName(name, false, loader).getDeclaredConstructors();
            return null;
        } catch (LinkageError | ClassNotFoundException e) {
            return e.toString();
        }
    }
}

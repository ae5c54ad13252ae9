package io.mercator.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.mercator.support.ModuleSource;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each rule meets the smallest program that breaks it, and one that does not. */
class CodeRulesTest {
    @TempDir
    private Path folder;

    @Test
    void aLowerPackageThatUsesAHigherOneIsFound() {
        ArchRule rule = CodeRules.packagesUseLowerOnesOnly("a", "error");

        assertBroken(rule, "package a.error; class Low { a.sql.High high; }", "package a.sql; public class High {}");
        assertBroken(rule, "package a.error; class Low { a.Top top; }", "package a; public class Top {}");
        assertKept(rule, "package a.error; public class Low {}", "package a.sql; class High { a.error.Low low; }");
    }

    @Test
    void aForeignUserOfTheSpiIsFound() {
        ArchRule rule = CodeRules.spiIsUsedByEngineAndSessionOnly("a.spi", "e..");
        String spi = "package a.spi; public class Rows {}";

        assertBroken(rule, spi, "package d; class Dialect { a.spi.Rows rows; }");
        assertKept(rule, spi, "package e; class Engine { a.spi.Rows rows; }");
    }

    @Test
    void aPackageCycleIsFound() {
        ArchRule rule = CodeRules.packagesAreFreeOfCycles("a");

        assertBroken(rule, "package a.b; public class B { a.C c; }", "package a; public class C { a.b.B b; }");
        assertKept(rule, "package a.b; public class B {}", "package a; public class C { a.b.B b; }");
    }

    @Test
    void aClassThatSeesTheOtherSideIsFound() {
        ArchRule rule = CodeRules.neverSee("a", "b");

        assertBroken(rule, "package a; class A { b.x.B b; }", "package b.x; public class B {}");
        assertKept(rule, "package a; public class A {}", "package b; class B { a.A a; }");
    }

    @Test
    void aForeignDependencyIsFound() {
        ArchRule rule = CodeRules.seesOnly("a", "b..");

        assertBroken(rule, "package a; class A { c.C c; }", "package c; public class C {}");
        assertBroken(rule, "package a; class A { javax.naming.Context context; }");
        assertKept(rule, "package a; class A { b.B b; java.sql.Connection c; }", "package b; public class B {}");
    }

    @Test
    void aPublicClassOfADialectIsFound() {
        ArchRule rule = CodeRules.onlyProvidersArePublic("a");

        assertBroken(rule, "package a; public class A {}");
        assertBroken(rule, "package a.b; public class AProvider {}");
        assertKept(rule, "package a; public class AProvider {}", "package a; class B {}");
    }

    @Test
    void aHiddenTypeInAPublicSignatureIsFound() {
        ArchRule rule = CodeRules.signaturesNamePublicTypesOnly("a");
        String hidden = "package a; class Hidden {}";

        assertBroken(rule, hidden, "package a; public class A { public Hidden f() { return null; } }");
        assertBroken(rule, hidden, "package a; public class A { protected void f(Hidden[] h) {} }");
        assertBroken(rule, hidden, "package a; public class A { public java.util.List<Hidden> f; }");
        assertKept(rule, hidden, "package a; public class A { Hidden h; private Hidden f(Hidden h) { return h; } }");
        assertKept(rule, hidden, "package a; class A { public Hidden f() { return null; } }");
    }

    @Test
    void forcedAccessIsFound() {
        ArchRule rule = CodeRules.nothingIsForcedAccessible();

        assertBroken(rule, "class A { void f(java.lang.reflect.Method m) { m.setAccessible(true); } }");
        assertBroken(
                rule,
                "class A { Object f(java.lang.reflect.Field m) { "
                        + "java.util.function.Consumer<Boolean> c = m::setAccessible; return c; } }");
        assertBroken(
                rule, "class A { boolean f(java.lang.reflect.Constructor<?> m) { return m.trySetAccessible(); } }");
        assertKept(rule, "class A { void setAccessible(boolean b) { setAccessible(b); } }");
    }

    @Test
    void aClassFoundByNameIsFound() {
        ArchRule rule = CodeRules.noClassIsFoundByName();

        assertBroken(rule, "class A { Object f() throws Exception { return Class.forName(\"B\"); } }");
        assertBroken(rule, "class A { Object f(ClassLoader c) throws Exception { return c.loadClass(\"B\"); } }");
        assertBroken(
                rule,
                "class A { Object f(java.lang.invoke.MethodHandles.Lookup c) throws Exception {"
                        + " return c.findClass(\"B\"); } }");
        assertKept(rule, "class A { Object f() { return A.class.getName(); } }");
    }

    @Test
    void reflectionOutsideLookupAccessIsFound() {
        ArchRule rule = CodeRules.membersAreLookedAtInOneClass();

        assertBroken(rule, "class A { java.lang.reflect.Field field; }");
        assertBroken(rule, "class A { Object f() { return A.class.getDeclaredFields(); } }");
        assertBroken(rule, "class A { int f(Class<?> c) { return c.getRecordComponents().length; } }");
        assertKept(rule, "class LookupAccess { class In { Object f() { return In.class.getDeclaredFields(); } } }");
    }

    @Test
    void printingIsFound() {
        ArchRule rule = CodeRules.consoleIsLeftAlone();

        assertBroken(rule, "class A { void f() { System.out.println(); } }");
        assertBroken(rule, "class A { Object f() { return System.err; } }");
        assertBroken(rule, "class A { void f(Exception e) { e.printStackTrace(); } }");
        assertKept(rule, "class A { long f() { return System.nanoTime(); } }");
    }

    @Test
    void executedJdbcIsFound() {
        ArchRule rule = CodeRules.noJdbcIsExecuted("a");

        assertBroken(
                rule,
                "package a; class A { void f(java.sql.PreparedStatement s) throws Exception { s.executeBatch(); } }");
        assertBroken(
                rule,
                "package a; class A { Object f() throws Exception { return java.sql.DriverManager.getConnection(\"\"); } }");
        assertKept(
                rule,
                "package a; class A { void f(java.sql.PreparedStatement s) throws Exception { s.setInt(1, 2); } }");
    }

    private void assertBroken(ArchRule rule, String... sources) {
        assertThat(isBroken(rule, sources)).as(rule.getDescription()).isTrue();
    }

    private void assertKept(ArchRule rule, String... sources) {
        assertThat(isBroken(rule, sources)).as(rule.getDescription()).isFalse();
    }

    private boolean isBroken(ArchRule rule, String... sources) {
        Path classes = ModuleSource.compile(
                folder.resolve(String.valueOf(folder.toFile().list().length)), List.of(), named(sources));
        return rule.allowEmptyShould(true)
                .evaluate(new ClassFileImporter().importPath(classes))
                .hasViolation();
    }

    private static Map<String, String> named(String... sources) {
        Map<String, String> named = new HashMap<>();
        for (String source : sources) {
            String name = source.replaceFirst("(?s).*?class (\\w+).*", "$1");
            named.put(named.size() + "/" + name + ".java", source);
        }
        return named;
    }
}

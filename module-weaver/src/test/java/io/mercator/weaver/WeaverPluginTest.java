package io.mercator.weaver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.weaver.support.Recorder;
import io.mercator.weaver.support.Sources;
import io.mercator.weaver.support.Woven;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.build.BuildLogger;
import net.bytebuddy.build.EntryPoint;
import net.bytebuddy.build.Plugin;
import net.bytebuddy.build.Plugin.Factory.UsingReflection.ArgumentResolver;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.scaffold.inline.MethodNameTransformer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plugin in Byte Buddy's engine, as the Maven and Gradle plugins run it. */
class WeaverPluginTest {
    private static final Map<String, byte[]> PLAIN = Sources.compile(
            "package p;\npublic class Admin extends User { int level; void promote() { level++; name = \"x\"; } }",
            """
            package p;
            public class User implements java.io.Serializable {
                protected String name;
                private int age = 3;
                public void older() { age++; }
                static class Nested { int of(User user) { return user.age; } }
            }
            """,
            "package p;\npublic enum Color { RED }",
            "package q;\npublic class Base { int b; }",
            "package q;\npublic class Page extends Base { int x; }");

    @TempDir
    private Path folder;

    @Test
    void classesAreWovenWhateverTheEntryPoint() throws Exception {
        Map<String, List<String>> expected = members(Woven.weave(PLAIN, "p.*"));
        for (EntryPoint entryPoint : EntryPoint.Default.values()) {
            Path classes = folder(entryPoint.toString());
            run(entryPoint, classes, "p.*", BuildLogger.NoOp.INSTANCE);

            Map<String, byte[]> woven = Sources.classFiles(classes);
            assertThat(members(woven)).as(entryPoint.toString()).isEqualTo(expected);
            assertThat(woven.get("q.Page")).isEqualTo(PLAIN.get("q.Page"));
            assertThat(woven.get("p.Color")).isEqualTo(PLAIN.get("p.Color"));
            Woven loaded = Woven.load(woven);
            Object admin = loaded.create("p.Admin");
            Recorder recorder = Woven.listen(admin);
            Woven.call(admin, "promote");
            Woven.call(admin, "older");
            assertThat(recorder.told()).containsExactly("level 0", "level 2", "name 2", "age 0", "age 2");
        }
    }

    @Test
    void aSecondRunChangesNothing() throws Exception {
        Path classes = folder("twice");
        run(EntryPoint.Default.DECORATE, classes, "p.*", BuildLogger.NoOp.INSTANCE);
        Map<String, byte[]> once = Sources.classFiles(classes);
        run(EntryPoint.Default.DECORATE, classes, "p.*", BuildLogger.NoOp.INSTANCE);
        assertThat(Sources.classFiles(classes)).containsExactlyEntriesOf(once);
    }

    @Test
    void aFailureStopsTheBuildBeforeAnythingIsWritten() throws Exception {
        Path classes = folder("failing");
        assertThatThrownBy(() -> run(EntryPoint.Default.DECORATE, classes, "p.*, p.Color", BuildLogger.NoOp.INSTANCE))
                .hasStackTraceContaining(
                        "Class 'p.Color' cannot be woven: it is an enum. Leave it out of the patterns.");
        assertThat(Sources.classFiles(classes)).containsExactlyEntriesOf(PLAIN);
    }

    @Test
    void aPatternThatAsksForNothingStopsTheBuild() throws Exception {
        Path classes = folder("idle");
        assertThatThrownBy(() -> run(EntryPoint.Default.DECORATE, classes, "p.Usr", BuildLogger.NoOp.INSTANCE))
                .hasStackTraceContaining("The pattern 'p.Usr' asks for none of the 6 classes here. Similar: p.User.");
        assertThat(Sources.classFiles(classes)).containsExactlyEntriesOf(PLAIN);
    }

    @Test
    void aBuildOfWhatHasChangedKnowsThePatternsOfTheRest() throws Exception {
        Path classes = folder("changed");
        run(EntryPoint.Default.DECORATE, classes, "p.*", BuildLogger.NoOp.INSTANCE);
        Files.write(classes.resolve("p/Admin.class"), PLAIN.get("p.Admin"));
        Plugin.Factory factory = factory("p.*,q.*", BuildLogger.NoOp.INSTANCE)
                .with(ArgumentResolver.ForType.of(File.class, classes.toFile()));
        engine(EntryPoint.Default.DECORATE)
                .apply(
                        new Plugin.Engine.Source.Filtering(
                                new Plugin.Engine.Source.ForFolder(classes.toFile()),
                                element -> element.getName().equals("p/Admin.class")),
                        new Plugin.Engine.Target.ForFolder(classes.toFile()),
                        List.of(factory));

        Map<String, byte[]> woven = Sources.classFiles(classes);
        assertThat(woven.get("q.Base")).isEqualTo(PLAIN.get("q.Base"));
        woven.put("q.Page", PLAIN.get("q.Page"));
        Object admin = Woven.load(woven).create("p.Admin");
        Recorder recorder = Woven.listen(admin);
        Woven.call(admin, "promote");
        assertThat(recorder.told()).containsExactly("level 0", "level 2", "name 2");
    }

    @Test
    void warningsGoToTheLogOfTheBuild() throws Exception {
        List<String> log = new ArrayList<>();
        run(EntryPoint.Default.DECORATE, folder("log"), "q.Page,p.*", new BuildLogger.Adapter() {
            @Override
            public void warn(String message) {
                log.add("warn " + message);
            }

            @Override
            public void info(String message) {
                log.add("info " + message);
            }
        });
        assertThat(log)
                .containsExactly(
                        "info Class 'p.Color' is left as it is: it is an enum.",
                        "warn Class 'q.Page' is woven and its superclass 'q.Base' is not: reads and writes of b are not seen. "
                                + "Ask for the superclass as well.");
    }

    private static void run(EntryPoint entryPoint, Path classes, String patterns, BuildLogger log) throws IOException {
        engine(entryPoint)
                .apply(
                        new Plugin.Engine.Source.ForFolder(classes.toFile()),
                        new Plugin.Engine.Target.ForFolder(classes.toFile()),
                        List.of(factory(patterns, log)));
    }

    private static Plugin.Factory.UsingReflection factory(String patterns, BuildLogger log) {
        return new Plugin.Factory.UsingReflection(WeaverPlugin.class)
                .with(new ArgumentResolver.ForIndex(0, patterns), ArgumentResolver.ForType.of(BuildLogger.class, log));
    }

    private static Plugin.Engine engine(EntryPoint entryPoint) {
        return Plugin.Engine.Default.of(
                        entryPoint, ClassFileVersion.JAVA_V17, MethodNameTransformer.Suffixing.withRandomSuffix())
                .with(ClassFileLocator.ForClassLoader.ofPlatformLoader());
    }

    private static Map<String, List<String>> members(Map<String, byte[]> classFiles) {
        Woven classes = Woven.load(classFiles);
        Map<String, List<String>> members = new TreeMap<>();
        for (String name : classFiles.keySet()) {
            Class<?> type = classes.type(name);
            members.put(
                    name,
                    Stream.of(type.getDeclaredFields(), type.getDeclaredMethods(), type.getDeclaredConstructors())
                            .flatMap(Arrays::stream)
                            .map(Object::toString)
                            .sorted()
                            .toList());
        }
        return members;
    }

    private Path folder(String name) throws IOException {
        Path classes = folder.resolve(name);
        for (Map.Entry<String, byte[]> each : PLAIN.entrySet()) {
            Path file = classes.resolve(each.getKey().replace('.', '/') + ".class");
            Files.createDirectories(file.getParent());
            Files.write(file, each.getValue());
        }
        return classes;
    }
}

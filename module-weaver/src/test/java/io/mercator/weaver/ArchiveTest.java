package io.mercator.weaver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.weaver.source.ClassFiles;
import io.mercator.weaver.support.Jars;
import io.mercator.weaver.support.Sources;
import io.mercator.weaver.support.Woven;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders and jars are woven in place: all that is asked for, and nothing when one class fails. */
class ArchiveTest {
    private static final Map<String, byte[]> PLAIN = Sources.compile(
            "package p;\npublic class User { String name; int age; public void older() { age++; } }",
            "package p;\npublic class Admin extends User { int level; }",
            "package p;\npublic enum Color { RED }",
            "package q;\npublic class Page { int x; String of(p.User user) { return \"\" + user; } }");
    private static final Map<String, byte[]> NEWER = Sources.compile(
            "package p;\npublic class User { String name; int age; long more; void older() { more++; } }");

    @TempDir
    private Path folder;

    @Test
    void aFolderIsWovenInPlace() throws Exception {
        Path classes = folder(PLAIN);
        Files.writeString(classes.resolve("p/notes.txt"), "notes");

        WeavingReport report = weaver("p.*").weave(classes);
        assertThat(report.target()).isEqualTo(classes);
        assertThat(names(report.woven())).containsExactly("p.Admin", "p.User");
        assertThat(names(report.left())).containsExactly("p.Color");
        assertThat(report.rewritten()).isEmpty();
        assertThat(report.warnings()).isEmpty();

        Map<String, byte[]> woven = Sources.classFiles(classes);
        assertThat(woven).containsExactlyEntriesOf(Woven.weave(PLAIN, "p.*"));
        assertThat(woven.get("q.Page")).isEqualTo(PLAIN.get("q.Page"));
        assertThat(Files.readString(classes.resolve("p/notes.txt"))).isEqualTo("notes");
        try (Stream<Path> files = Files.walk(classes)) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(5);
        }
    }

    @Test
    void aFolderWovenTwiceIsNotWrittenTwice() throws Exception {
        Path classes = folder(PLAIN);
        weaver("p.*").weave(classes);
        Map<String, byte[]> once = Sources.classFiles(classes);
        Object key =
                Files.readAttributes(classes.resolve("p/User.class"), "fileKey").get("fileKey");

        WeavingReport report = weaver("p.*").weave(classes);
        assertThat(report.woven()).isEmpty();
        assertThat(names(report.left())).containsExactly("p.Admin", "p.Color", "p.User");
        assertThat(Sources.classFiles(classes)).containsExactlyEntriesOf(once);
        assertThat(Files.readAttributes(classes.resolve("p/User.class"), "fileKey")
                        .get("fileKey"))
                .isEqualTo(key);
    }

    @Test
    void aCheckChangesNothing() throws Exception {
        Path classes = folder(PLAIN);
        assertThat(names(weaver("p.*").check(classes).woven())).containsExactly("p.Admin", "p.User");
        assertThat(Sources.classFiles(classes)).containsExactlyEntriesOf(PLAIN);
    }

    @Test
    void nothingIsWrittenWhenOneClassFails() throws Exception {
        Path classes = folder(PLAIN);
        assertThatThrownBy(() -> weaver("p.*", "p.Color").weave(classes))
                .hasMessage("Class 'p.Color' cannot be woven: it is an enum. Leave it out of the patterns.");
        assertThat(Sources.classFiles(classes)).containsExactlyEntriesOf(PLAIN);
    }

    @Test
    void ofManyFailuresTheFirstOnesAreTold() throws Exception {
        Path classes = folder(PLAIN);
        for (int index = 10; index < 25; index++) {
            Files.write(classes.resolve("p/Bad" + index + ".class"), new byte[] {1, 2, 3});
        }
        assertThatThrownBy(() -> weaver("p.*").weave(classes))
                .hasMessageStartingWith("Class 'p.Bad10' cannot be woven: ")
                .hasMessageEndingWith("\n... and 5 more.");
    }

    @Test
    void permissionsStay() throws Exception {
        Path classes = folder(PLAIN);
        Path user = classes.resolve("p/User.class");
        Files.setPosixFilePermissions(user, PosixFilePermissions.fromString("rw-r--r-x"));
        weaver("p.*").weave(classes);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(user)))
                .isEqualTo("rw-r--r-x");
    }

    @Test
    void aJarIsWovenInPlaceEntryByEntry() throws Exception {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("META-INF/MANIFEST.MF", text("Manifest-Version: 1.0\r\nMulti-Release: true\r\n\r\n"));
        entries.put("p/", new byte[0]);
        PLAIN.forEach((name, bytes) -> entries.put(name.replace('.', '/') + ".class", bytes));
        entries.put("META-INF/versions/11/p/User.class", NEWER.get("p.User"));
        entries.put("notes.txt", text("notes"));
        Path jar = folder.resolve("some.jar");
        Jars.write(jar, entries);
        Map<String, ZipEntry> before = Jars.entries(jar);

        WeavingReport report = weaver("p.*").weave(jar);
        assertThat(names(report.woven())).containsExactly("p.Admin", "p.User", "p.User");

        Map<String, byte[]> after = Jars.read(jar);
        assertThat(after.keySet()).containsExactlyElementsOf(entries.keySet());
        Map<String, byte[]> woven = Woven.weave(PLAIN, "p.*");
        assertThat(after.get("p/User.class")).isEqualTo(woven.get("p.User"));
        assertThat(after.get("META-INF/versions/11/p/User.class"))
                .isEqualTo(Woven.weave(NEWER, "p.*").get("p.User"));
        for (String path : List.of("META-INF/MANIFEST.MF", "q/Page.class", "p/Color.class", "notes.txt")) {
            assertThat(after.get(path)).as(path).isEqualTo(entries.get(path));
        }
        Jars.entries(jar).forEach((path, entry) -> {
            assertThat(entry.getTime()).isEqualTo(before.get(path).getTime());
            assertThat(entry.getMethod()).isEqualTo(before.get(path).getMethod());
            assertThat(entry.getComment()).isEqualTo(before.get(path).getComment());
        });
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(jar);
        }
    }

    @Test
    void aLinkStaysALink() throws Exception {
        Path jar = folder.resolve("real.jar");
        Jars.write(jar, Map.of("p/User.class", PLAIN.get("p.User")));
        Path link = Files.createSymbolicLink(folder.resolve("link.jar"), jar);

        weaver("p.*").weave(link);
        assertThat(link).isSymbolicLink();
        assertThat(Jars.read(jar).get("p/User.class"))
                .isEqualTo(Woven.weave(PLAIN, "p.*").get("p.User"));
    }

    @Test
    void aSignedJarIsRefused() throws Exception {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("META-INF/MANIFEST.MF", text("Manifest-Version: 1.0\r\n\r\n"));
        entries.put("META-INF/ACME.SF", text("Signature-Version: 1.0\r\n\r\n"));
        entries.put("p/User.class", PLAIN.get("p.User"));
        Path jar = folder.resolve("signed.jar");
        Jars.write(jar, entries);
        byte[] before = Files.readAllBytes(jar);

        assertThatThrownBy(() -> weaver("p.*").weave(jar))
                .hasMessage("The jar '" + jar
                        + "' cannot be woven: it is signed (META-INF/ACME.SF), and woven classes would "
                        + "not fit its signatures. Weave before signing, or use the agent.");
        assertThat(Files.readAllBytes(jar)).isEqualTo(before);
    }

    @Test
    void whatIsNeitherFolderNorJarIsAnError() throws Exception {
        Path absent = folder.resolve("absent");
        assertThatThrownBy(() -> weaver("p.*").weave(absent))
                .hasMessage(
                        "'" + absent + "' cannot be woven: there is no such folder or jar. Give the folder that the "
                                + "compiler writes to, target/classes or the like, or a jar.");
        Path text = Files.writeString(folder.resolve("text.jar"), "text");
        assertThatThrownBy(() -> weaver("p.*").weave(text))
                .hasMessageStartingWith("'" + text + "' cannot be read: java.util.zip.ZipException: ")
                .hasMessageEndingWith(". Nothing is woven; is it a folder or jar that you may change?");
    }

    private static Weaver weaver(String... patterns) {
        return Weaver.of(List.of(patterns), ClassFiles.ofPlatform());
    }

    private static List<String> names(List<Weaving> weavings) {
        return weavings.stream().map(Weaving::className).toList();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Path folder(Map<String, byte[]> classFiles) throws IOException {
        Path classes = folder.resolve("classes");
        for (Map.Entry<String, byte[]> each : classFiles.entrySet()) {
            Path file = classes.resolve(each.getKey().replace('.', '/') + ".class");
            Files.createDirectories(file.getParent());
            Files.write(file, each.getValue());
        }
        return classes;
    }
}

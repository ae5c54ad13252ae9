package io.mercator.weaver.archive;

import io.mercator.weaver.error.WeavingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A jar. Its entries keep their order, times and methods of compression; the new jar takes the old one's place at once.
 */
final class JarArchive implements Archive {
    private static final Pattern SIGNATURE = Pattern.compile("META-INF/(?:[^/]+\\.(?:SF|RSA|DSA|EC)|SIG-[^/]+)");

    private final Path jar;

    JarArchive(Path jar) {
        this.jar = jar;
    }

    @Override
    public List<ArchiveClass> classes() throws IOException {
        try (ZipFile file = new ZipFile(jar.toFile())) {
            List<ArchiveClass> classes = new ArrayList<>();
            Enumeration<? extends ZipEntry> entries = file.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                refuseSignature(entry.getName());
                if (ArchiveClass.isClass(entry.getName())) {
                    classes.add(ArchiveClass.of(entry.getName(), content(file, entry)));
                }
            }
            return classes;
        }
    }

    @Override
    public void replace(Map<String, byte[]> changed) throws IOException {
        Replacement.replace(jar, written -> write(written, changed));
    }

    private void write(Path written, Map<String, byte[]> changed) throws IOException {
        try (ZipFile file = new ZipFile(jar.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(written))) {
            out.setComment(file.getComment());
            Enumeration<? extends ZipEntry> entries = file.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                byte[] woven = changed.get(entry.getName());
                byte[] content = woven == null ? content(file, entry) : woven;
                out.putNextEntry(copy(entry, content));
                out.write(content);
                out.closeEntry();
            }
        }
    }

    private static ZipEntry copy(ZipEntry entry, byte[] content) {
        ZipEntry copy = new ZipEntry(entry);
        copy.setSize(content.length);
        CRC32 checksum = new CRC32();
        checksum.update(content);
        copy.setCrc(checksum.getValue());
        copy.setCompressedSize(entry.getMethod() == ZipEntry.STORED ? content.length : -1);
        return copy;
    }

    private static byte[] content(ZipFile file, ZipEntry entry) throws IOException {
        try (@Nullable InputStream stream = file.getInputStream(entry)) {
            return stream == null ? new byte[0] : stream.readAllBytes();
        }
    }

    private void refuseSignature(String path) {
        if (SIGNATURE.matcher(path.toUpperCase(Locale.ROOT)).matches()) {
            throw new WeavingException("The jar '" + jar + "' cannot be woven: it is signed (" + path
                    + "), and woven classes would not fit its signatures. Weave before signing, or use the agent.");
        }
    }
}

package io.mercator.weaver.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;

/** A new file beside an old one, with the old one's permissions: files made as temporary are for their owner alone. */
final class Replacement {
    private Replacement() {}

    static Path beside(Path file) throws IOException {
        Path written = Files.createTempFile(
                file.toAbsolutePath().getParent(), file.getFileName().toString(), ".weaving");
        PosixFileAttributeView old = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (old != null) {
            Files.setPosixFilePermissions(written, old.readAttributes().permissions());
        }
        return written;
    }
}

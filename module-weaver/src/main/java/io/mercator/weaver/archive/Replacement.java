package io.mercator.weaver.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;

/**
 * Replaces a file at once: the new one is written beside the old one, and moved over it. It gets the old one's
 * permissions, since files made as temporary are for their owner alone; a link stays one.
 */
final class Replacement {
    private Replacement() {}

    static void replace(Path file, Content content) throws IOException {
        Path real = file.toRealPath();
        Path written = Files.createTempFile(real.getParent(), real.getFileName().toString(), ".weaving");
        try {
            content.write(written);
            PosixFileAttributeView old = Files.getFileAttributeView(real, PosixFileAttributeView.class);
            if (old != null) {
                Files.setPosixFilePermissions(written, old.readAttributes().permissions());
            }
            Files.move(written, real, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    /** Writes the new file. */
    interface Content {
        void write(Path file) throws IOException;
    }
}

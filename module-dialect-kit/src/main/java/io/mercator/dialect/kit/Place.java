package io.mercator.dialect.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What stands for the placeholders of a test's URL. */
final class Place {
    private static final String FOLDER = "{folder}";

    private final String number;
    private @Nullable Path folder;

    Place(String number) {
        this.number = number;
    }

    String fill(String template) {
        String filled = template.replace("{n}", number);
        if (!filled.contains(FOLDER)) {
            return filled;
        }
        try {
            if (folder == null) {
                folder = Files.createTempDirectory("dialect-kit");
            }
            return filled.replace(FOLDER, folder.toString().replace('\\', '/'));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void delete() {
        if (folder == null) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

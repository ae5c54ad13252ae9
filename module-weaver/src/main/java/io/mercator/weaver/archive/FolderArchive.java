package io.mercator.weaver.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A folder of class files. A file is replaced by moving a new one over it, so that no reader sees half of one. */
final class FolderArchive implements Archive {
    private final Path root;

    FolderArchive(Path root) {
        this.root = root;
    }

    @Override
    public List<ArchiveClass> classes() throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            List<Path> files = paths.filter(path -> ArchiveClass.isClass(path.toString()) && Files.isRegularFile(path))
                    .sorted()
                    .toList();
            List<ArchiveClass> classes = new ArrayList<>();
            for (Path file : files) {
                String path = root.relativize(file)
                        .toString()
                        .replace(file.getFileSystem().getSeparator(), "/");
                classes.add(ArchiveClass.of(path, Files.readAllBytes(file)));
            }
            return classes;
        }
    }

    @Override
    public void replace(Map<String, byte[]> changed) throws IOException {
        for (Map.Entry<String, byte[]> entry : changed.entrySet()) {
            Replacement.replace(root.resolve(entry.getKey()), file -> Files.write(file, entry.getValue()));
        }
    }
}

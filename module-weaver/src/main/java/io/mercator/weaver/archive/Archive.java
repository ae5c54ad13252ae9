package io.mercator.weaver.archive;

import io.mercator.weaver.error.WeavingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A folder or a jar of class files. */
public interface Archive {
    /** Reads all class files, in the order of their paths or as the jar has them. */
    List<ArchiveClass> classes() throws IOException;

    /** Replaces class files, by path. */
    void replace(Map<String, byte[]> changed) throws IOException;

    /** Opens a folder or a jar. */
    static Archive of(Path target) {
        if (Files.isDirectory(target)) {
            return new FolderArchive(target);
        }
        if (Files.isRegularFile(target)) {
            return new JarArchive(target);
        }
        throw new WeavingException(
                "'" + target + "' cannot be woven: there is no such folder or jar. Give the folder that "
                        + "the compiler writes to, target/classes or the like, or a jar.");
    }
}

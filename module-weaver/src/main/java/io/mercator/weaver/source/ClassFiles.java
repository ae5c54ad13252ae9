package io.mercator.weaver.source;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds class files by the names of classes: those of superclasses, of field types, of nest mates. No class is ever
 * loaded for it. Implementations are safe for use by several threads.
 */
@FunctionalInterface
public interface ClassFiles {
    /**
     * Finds the class file of a class.
     *
     * @param className the binary name, {@code com.acme.User$Part}
     * @return the class file, or null when there is none
     */
    byte @Nullable [] find(String className);

    /**
     * Returns class files found here first, then there.
     *
     * @param others where to look when nothing is found here
     * @return both together
     */
    default ClassFiles or(ClassFiles others) {
        return className -> {
            byte[] found = find(className);
            return found == null ? others.find(className) : found;
        };
    }

    /**
     * Returns the class files that a class loader has as resources, its parents' before its own.
     *
     * @param loader the class loader
     * @return its class files
     */
    static ClassFiles of(ClassLoader loader) {
        return new LoaderClassFiles(loader);
    }

    /**
     * Returns class files in memory.
     *
     * @param classFiles class files by binary name
     * @return these
     */
    static ClassFiles of(Map<String, byte[]> classFiles) {
        Map<String, byte[]> copy = Map.copyOf(classFiles);
        return copy::get;
    }

    /**
     * Returns the class files of the running Java platform.
     *
     * @return the platform's
     */
    static ClassFiles ofPlatform() {
        return new LoaderClassFiles(ClassLoader.getPlatformClassLoader());
    }
}

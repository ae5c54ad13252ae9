package io.mercator.weaver.source;

import java.io.Closeable;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The class files of folders and jars, and of the platform. Jars stay open until this is closed.
 */
public final class ClassPath implements ClassFiles, Closeable {
    private final URLClassLoader loader;
    private final ClassFiles classFiles;

    private ClassPath(URLClassLoader loader) {
        this.loader = loader;
        this.classFiles = ClassFiles.of(loader);
    }

    /**
     * Opens a class path.
     *
     * @param elements folders and jars, first found first
     * @return the class path
     */
    public static ClassPath of(Collection<Path> elements) {
        URL[] urls = elements.stream().map(ClassPath::url).toArray(URL[]::new);
        return new ClassPath(new URLClassLoader(urls, ClassLoader.getPlatformClassLoader()));
    }

    @Override
    public byte @Nullable [] find(String className) {
        return classFiles.find(className);
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }

    private static URL url(Path element) {
        try {
            return element.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("'" + element + "' cannot be part of a class path.", e);
        }
    }
}

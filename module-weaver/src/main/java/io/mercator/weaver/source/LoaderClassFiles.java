package io.mercator.weaver.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Class files are resources that modules never hide, so any loader gives them out. */
final class LoaderClassFiles implements ClassFiles {
    private final ClassLoader loader;

    LoaderClassFiles(ClassLoader loader) {
        this.loader = loader;
    }

    @Override
    public byte @Nullable [] find(String className) {
        try (InputStream stream = loader.getResourceAsStream(className.replace('.', '/') + ".class")) {
            return stream == null ? null : stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("The class file of '" + className + "' cannot be read.", e);
        }
    }
}

package io.mercator.support;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Java sources given as text, compiled by the tests: broken code for the rules to find, modules that the build must not know. */
public final class ModuleSource {
    private ModuleSource() {}

    /**
     * Compiles sources to class files.
     *
     * @param folder where sources and classes go; it is created
     * @param options options of the compiler, as {@code --module-path}
     * @param sources path of a source, as {@code a/b/C.java}, to its text
     * @return the folder of the classes
     * @throws AssertionError with the compiler's messages when the sources do not compile
     */
    public static Path compile(Path folder, List<String> options, Map<String, String> sources) {
        Path sourceFolder = folder.resolve("sources");
        Path classFolder = folder.resolve("classes");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-d", classFolder.toString()));
        arguments.addAll(options);
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
            Files.createDirectories(classFolder);
            List<Path> paths = new ArrayList<>();
            for (Map.Entry<String, String> source : sources.entrySet()) {
                Path path = sourceFolder.resolve(source.getKey());
                Files.createDirectories(path.getParent());
                paths.add(Files.writeString(path, source.getValue()));
            }
            boolean compiled = compiler.getTask(
                            messages, files, null, arguments, null, files.getJavaFileObjectsFromPaths(paths))
                    .call();
            if (!compiled) {
                throw new AssertionError(paths.stream().map(Path::toString).collect(Collectors.joining(", "))
                        + " do not compile:\n" + messages);
            }
            return classFolder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

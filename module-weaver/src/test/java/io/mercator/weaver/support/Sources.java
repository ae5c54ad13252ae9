package io.mercator.weaver.support;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** Compiles classes out of text with the JDK's own compiler. */
public final class Sources {
    private static final ToolProvider JAVAC = ToolProvider.findFirst("javac").orElseThrow();
    private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
    private static final Pattern TYPE =
            Pattern.compile("(?m)^(?:[\\w@(\"),= ]+ )?(?:class|interface|enum|record|@interface) (\\w+)");

    private Sources() {}

    /** Compiles with debug information and parameter names. */
    public static Map<String, byte[]> compile(String... sources) {
        return compile(List.of(), sources);
    }

    /** Compiles with options besides. */
    public static Map<String, byte[]> compile(List<String> options, String... sources) {
        try {
            Path folder = Files.createTempDirectory("sources");
            try {
                compile(folder, options, sources);
                return classFiles(folder);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compiles into a folder. */
    public static void compile(Path folder, List<String> options, String... sources) throws IOException {
        Path texts = Files.createTempDirectory("texts");
        try {
            List<String> arguments =
                    new ArrayList<>(List.of("-g", "-parameters", "-proc:none", "-nowarn", "-d", folder.toString()));
            arguments.addAll(options);
            for (String source : sources) {
                arguments.add(write(texts, source).toString());
            }
            StringWriter said = new StringWriter();
            PrintWriter out = new PrintWriter(said);
            if (JAVAC.run(out, out, arguments.toArray(String[]::new)) != 0) {
                throw new AssertionError(said.toString());
            }
        } finally {
            delete(texts);
        }
    }

    /** Reads the class files of a folder, by binary name. */
    public static Map<String, byte[]> classFiles(Path folder) throws IOException {
        Map<String, byte[]> result = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path :
                    paths.filter(each -> each.toString().endsWith(".class")).toList()) {
                String name =
                        folder.relativize(path).toString().replace('/', '.').replace('\\', '.');
                result.put(name.substring(0, name.length() - ".class".length()), Files.readAllBytes(path));
            }
        }
        return result;
    }

    private static Path write(Path folder, String source) throws IOException {
        Matcher packages = PACKAGE.matcher(source);
        Matcher types = TYPE.matcher(source);
        String name = source.contains("module ") && source.contains("module-info") || !types.find()
                ? "module-info"
                : types.group(1);
        Path file = folder.resolve(packages.find() ? packages.group(1).replace('.', '/') : "")
                .resolve(name + ".java");
        Files.createDirectories(file.getParent());
        return Files.writeString(file, source);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}

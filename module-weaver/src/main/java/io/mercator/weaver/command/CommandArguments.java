package io.mercator.weaver.command;

import io.mercator.weaver.error.WeavingException;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * The arguments of the command.
 *
 * @param patterns the classes asked for
 * @param classPath where superclasses elsewhere are found
 * @param targets folders and jars to be woven
 * @param isCheck whether nothing is to be changed
 * @param isHelp whether only the usage is asked for
 */
record CommandArguments(
        List<String> patterns, List<Path> classPath, List<Path> targets, boolean isCheck, boolean isHelp) {

    static CommandArguments of(String... arguments) {
        List<String> patterns = new ArrayList<>();
        List<Path> classPath = new ArrayList<>();
        List<Path> targets = new ArrayList<>();
        boolean isCheck = false;
        boolean isHelp = false;
        Deque<String> open = new ArrayDeque<>(List.of(arguments));
        while (!open.isEmpty()) {
            String argument = open.remove();
            switch (argument) {
                case "--include" -> patterns.add(value(argument, open));
                case "--class-path" ->
                    Arrays.stream(value(argument, open).split(File.pathSeparator))
                            .map(Path::of)
                            .forEach(classPath::add);
                case "--check" -> isCheck = true;
                case "--help" -> isHelp = true;
                default -> targets.add(target(argument));
            }
        }
        return new CommandArguments(patterns, classPath, targets, isCheck, isHelp);
    }

    private static String value(String option, Deque<String> open) {
        if (open.isEmpty()) {
            throw new WeavingException("The option " + option + " lacks its value. Write " + option + " "
                    + (option.equals("--include") ? "com.acme.model.*" : "lib/some.jar") + ".");
        }
        return open.remove();
    }

    private static Path target(String argument) {
        if (argument.startsWith("-")) {
            throw new WeavingException("There is no option '" + argument
                    + "'. Options: --include PATTERN, --class-path PATH, --check, --help.");
        }
        return Path.of(argument);
    }
}

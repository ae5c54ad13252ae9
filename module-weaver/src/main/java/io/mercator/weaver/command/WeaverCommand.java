package io.mercator.weaver.command;

import io.mercator.weaver.Weaver;
import io.mercator.weaver.Weaving;
import io.mercator.weaver.WeavingReport;
import io.mercator.weaver.error.WeavingException;
import io.mercator.weaver.source.ClassPath;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** {@code java -jar mercator-weaver-VERSION-standalone.jar --include PATTERN... TARGET...} */
public final class WeaverCommand {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int MISUSED = 2;

    private static final String USAGE = """
            Weaves classes in place, so that they tell Mercator of the reads and writes of their fields.

            java -jar mercator-weaver-standalone.jar [options] FOLDER-OR-JAR...

              --include PATTERN   classes to weave; may be given several times. com.acme.User is one class,
                                  com.acme.User$* its nested classes, com.acme.model.* a package, com.acme.model.**
                                  its subpackages too, com.acme.**.*Entity what its name says
              --class-path PATH   folders and jars where superclasses lie that are not woven here
              --check             change nothing, and say what would be done
              --help              this text

            Exit codes: 0 done, 1 a class cannot be woven and nothing is written, 2 the arguments are wrong.
            """;

    private final PrintStream out;
    private final PrintStream errors;

    WeaverCommand(PrintStream out, PrintStream errors) {
        this.out = out;
        this.errors = errors;
    }

    /** Weaves, and ends the JVM with the exit code. */
    public static void main(String... arguments) {
        System.exit(run(System.out, System.err, arguments));
    }

    private static int run(PrintStream out, PrintStream errors, String... arguments) {
        try {
            return new WeaverCommand(out, errors).run(arguments);
        } catch (NoClassDefFoundError missing) {
            errors.println("This jar has no Byte Buddy within, which the command needs. Run the jar of the classifier"
                    + " standalone in its place: java -jar mercator-weaver-VERSION-standalone.jar.");
            return FAILED;
        }
    }

    int run(String... arguments) {
        CommandArguments asked;
        try {
            asked = CommandArguments.of(arguments);
        } catch (WeavingException e) {
            errors.println(e.getMessage());
            return MISUSED;
        }
        if (asked.isHelp()) {
            out.print(USAGE);
            return DONE;
        }
        if (asked.targets().isEmpty()) {
            errors.println(
                    "No folder and no jar is given, so there is nothing to weave. Give the folder that the compiler "
                            + "writes to, or a jar; --help shows how.");
            return MISUSED;
        }
        return weave(asked);
    }

    private int weave(CommandArguments asked) {
        try (ClassPath classPath = ClassPath.of(asked.classPath())) {
            Weaver weaver = weaver(asked, classPath);
            if (weaver == null) {
                return MISUSED;
            }
            for (Path target : asked.targets()) {
                print(asked.isCheck() ? weaver.check(target) : weaver.weave(target), asked.isCheck());
            }
            return DONE;
        } catch (WeavingException e) {
            errors.println(e.getMessage());
            return FAILED;
        } catch (IOException e) {
            throw new UncheckedIOException("The class path cannot be closed.", e);
        }
    }

    private @org.jspecify.annotations.Nullable Weaver weaver(CommandArguments asked, ClassPath classPath) {
        try {
            return Weaver.of(asked.patterns(), classPath);
        } catch (WeavingException e) {
            errors.println(e.getMessage());
            errors.println("On the command line a pattern follows --include.");
            return null;
        }
    }

    private void print(WeavingReport report, boolean isCheck) {
        out.println(report.target() + (isCheck ? " (nothing is changed)" : ""));
        print(isCheck ? "would be woven" : "woven", report.woven());
        print(isCheck ? "accesses would be rewritten" : "accesses rewritten", report.rewritten());
        print("left as they are", report.left());
        report.warnings().forEach(warning -> out.println("  warning: " + warning));
    }

    private void print(String title, List<Weaving> weavings) {
        out.println("  " + title + ": " + weavings.size());
        for (Weaving weaving : weavings) {
            out.println("    " + weaving.className() + (weaving.reason().isEmpty() ? "" : ": " + weaving.reason()));
        }
    }
}

package io.mercator.weaver;

import io.mercator.weaver.classfile.ClassFile;
import io.mercator.weaver.classfile.ClassFileParser;
import io.mercator.weaver.classfile.Hierarchy;
import io.mercator.weaver.error.WeavingException;
import io.mercator.weaver.pattern.ClassPatterns;
import io.mercator.weaver.plan.Decision;
import io.mercator.weaver.plan.Decisions;
import io.mercator.weaver.plan.Planner;
import io.mercator.weaver.plan.Role;
import io.mercator.weaver.plan.WeavingPlan;
import io.mercator.weaver.source.ClassFiles;
import io.mercator.weaver.transform.UnseenAccesses;
import io.mercator.weaver.transform.WeavingVisitor;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import org.jspecify.annotations.Nullable;

/**
 * Weaves classes: their objects tell a listener of the reads and writes of their fields. Only classes asked for by
 * patterns are woven; their nest mates and the subclasses of woven classes, asked for or not, let the woven fields
 * tell.
 *
 * <p>Patterns are {@code com.acme.User} for one class, {@code com.acme.User$*} for its nested classes, {@code
 * com.acme.model.*} for a package with its nested classes, {@code com.acme.model.**} for its subpackages too, and
 * {@code com.acme.**.*Entity}.
 *
 * <p>No class is loaded, and a class woven twice is the class woven once. A weaver is immutable but for what it
 * remembers of class files, and safe for use by several threads.
 *
 * <pre>{@code
 * Weaver weaver = Weaver.of(List.of("com.acme.model.*"), ClassFiles.of(loader));
 * byte[] woven = weaver.weave("com.acme.model.User", classFile).classFile();
 * }</pre>
 */
public final class Weaver {
    private static final String RECOMPILE =
            "It was woven when that class was not: compile it again, and weave both at once.";

    private final ClassPatterns patterns;
    private final ClassFiles classFiles;
    private final boolean isWhole;
    private final Decisions decisions;
    private final Planner planner;

    private Weaver(ClassPatterns patterns, ClassFiles classFiles, @Nullable Set<String> classNames) {
        this.patterns = patterns;
        this.classFiles = classFiles;
        this.isWhole = classNames != null;
        Hierarchy hierarchy = new Hierarchy(classFiles);
        this.decisions =
                new Decisions(patterns, className -> classNames == null || classNames.contains(className), hierarchy);
        this.planner = new Planner(decisions, hierarchy);
    }

    /**
     * Creates a weaver.
     *
     * @param patterns the classes asked for, one pattern at least
     * @param classFiles where superclasses, types of fields and nest mates are found, those of the platform among them
     * @return the weaver
     * @throws WeavingException if there is no pattern, or one is malformed
     */
    public static Weaver of(Collection<String> patterns, ClassFiles classFiles) {
        return new Weaver(ClassPatterns.of(patterns), classFiles, null);
    }

    /**
     * Returns a weaver for the classes of one run: others that the patterns ask for as well count as woven only when
     * their class files are. Such a weaver also tells of accesses in classes that it leaves alone.
     *
     * @param classNames the binary names of all classes that will be given to {@link #weave}
     * @return a weaver that finds the same class files
     * @throws WeavingException if a pattern asks for none of these classes
     */
    public Weaver within(Collection<String> classNames) {
        requireMatches(classNames);
        return only(classNames);
    }

    Weaver only(Collection<String> classNames) {
        return new Weaver(patterns, classFiles, Set.copyOf(classNames));
    }

    /**
     * Weaves one class.
     *
     * @param className the binary name of the class
     * @param classFile its class file
     * @return the woven class, or the class as it is with the reason
     * @throws WeavingException if the class cannot be woven and a pattern names it, or if weaving it fails
     */
    public Weaving weave(String className, byte[] classFile) {
        ClassReader reader;
        ClassFile file;
        try {
            reader = new ClassReader(classFile);
            file = ClassFileParser.parse(reader);
        } catch (RuntimeException e) {
            if (patterns.matches(className)) {
                throw failure(className, e);
            }
            return untouched(className, classFile, List.of());
        }
        try {
            return weave(file, reader, classFile);
        } catch (WeavingException e) {
            throw e;
        } catch (RuntimeException e) {
            throw failure(className, e);
        }
    }

    /**
     * Weaves the classes of a folder or a jar in place; all of them, or none when one fails. Class files not woven, and
     * other files, stay as they are.
     *
     * @param target a folder of class files, or a jar
     * @return what became of its classes
     * @throws WeavingException if a pattern asks for nothing, a class fails, or the jar is signed
     */
    public WeavingReport weave(Path target) {
        return new ArchiveRun(this, target).weave();
    }

    /**
     * Tells what {@link #weave(Path)} would do, and changes nothing.
     *
     * @param target a folder of class files, or a jar
     * @return what would become of its classes
     * @throws WeavingException as {@link #weave(Path)}
     */
    public WeavingReport check(Path target) {
        return new ArchiveRun(this, target).check();
    }

    /** Returns the same weaver with class files that are looked at first, for one run. */
    Weaver before(ClassFiles first, Collection<String> classNames) {
        return new Weaver(patterns, first.or(classFiles), Set.copyOf(classNames));
    }

    void requireMatches(Collection<String> classNames) {
        patterns.requireMatches(classNames);
    }

    /** Plans what {@link #weave} does with a class that it changes. */
    WeavingPlan plan(byte[] classFile) {
        return planner.plan(ClassFileParser.parse(classFile));
    }

    private Weaving weave(ClassFile file, ClassReader reader, byte[] classFile) {
        if (file.isDescription()) {
            return untouched(file.className(), classFile, List.of());
        }
        Decision decision = decisions.of(file);
        if (decision.role() == Role.REFUSED && decision.isError() && patterns.names(file.className())) {
            throw refusal(file, decision);
        }
        if (decision.role() == Role.DONE) {
            return left(file, classFile, "it is woven already", unseen(file, reader, RECOMPILE));
        }
        if (decision.role().isWoven() || decisions.isPlace(file)) {
            return transform(file, decision, reader, classFile);
        }
        return decision.role() == Role.REFUSED
                ? left(file, classFile, decision.reason(), complaints(file, decision))
                : untouched(file.className(), classFile, unseen(file, reader, ask(file)));
    }

    private Weaving transform(ClassFile file, Decision decision, ClassReader reader, byte[] classFile) {
        ClassWriter writer = new ClassWriter(reader, 0);
        WeavingVisitor visitor = new WeavingVisitor(writer, planner.plan(file));
        reader.accept(visitor, 0);
        if (visitor.hasChanged()) {
            boolean isWoven = decision.role().isWoven();
            return new Weaving(
                    file.className(),
                    isWoven ? Weaving.Outcome.WOVEN : Weaving.Outcome.REWRITTEN,
                    writer.toByteArray(),
                    decision.reason(),
                    isWoven ? planner.warnings(file) : complaints(file, decision));
        }
        return decision.role() == Role.PLAIN
                ? untouched(file.className(), classFile, List.of())
                : unchanged(file, decision, classFile);
    }

    private Weaving unchanged(ClassFile file, Decision decision, byte[] classFile) {
        return decision.role().isWoven()
                ? left(file, classFile, "it has no fields of its own", planner.warnings(file))
                : left(file, classFile, decision.reason(), complaints(file, decision));
    }

    private List<String> unseen(ClassFile file, ClassReader reader, String advice) {
        return isWhole ? UnseenAccesses.in(reader, planner.plan(file), advice) : List.of();
    }

    private static String ask(ClassFile file) {
        return "Ask for " + file.className() + " as well, or let it call methods of the woven class.";
    }

    private static List<String> complaints(ClassFile file, Decision decision) {
        return decision.role() != Role.REFUSED || decision.isKind()
                ? List.of()
                : List.of(refusal(file, decision).getMessage());
    }

    private static Weaving left(ClassFile file, byte[] classFile, String reason, List<String> warnings) {
        return new Weaving(file.className(), Weaving.Outcome.LEFT, classFile, reason, warnings);
    }

    private static Weaving untouched(String className, byte[] classFile, List<String> warnings) {
        return new Weaving(className, Weaving.Outcome.NOT_ASKED, classFile, "", warnings);
    }

    private static WeavingException failure(String className, RuntimeException cause) {
        return new WeavingException(
                "Class '" + className + "' cannot be woven: " + cause
                        + ". Its class file is damaged, too large or newer "
                        + "than this weaver. Compile it again, take a newer weaver, or leave it out of the patterns.",
                cause);
    }

    private static WeavingException refusal(ClassFile file, Decision decision) {
        return new WeavingException(
                "Class '" + file.className() + "' cannot be woven: " + decision.reason() + ". " + decision.advice());
    }
}

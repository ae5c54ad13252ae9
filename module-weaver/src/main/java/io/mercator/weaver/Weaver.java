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
import java.util.function.Predicate;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;

/**
 * Weaves classes: their objects tell a listener of the reads and writes of their fields. Only classes asked for by patterns
 * are woven; their nest mates and the subclasses of woven classes, asked for or not, let the woven fields tell.
 *
 * <p>Patterns are {@code com.acme.User} for one class, {@code com.acme.User$*} for its nested classes,
 * {@code com.acme.model.*} for a package with its nested classes, {@code com.acme.model.**} for its subpackages too, and
 * {@code com.acme.**.*Entity}.
 *
 * <p>No class is loaded, and a class woven twice is the class woven once. A weaver is immutable but for what it remembers of
 * class files, and safe for use by several threads.
 *
 * <pre>{@code
 * Weaver weaver = Weaver.of(List.of("com.acme.model.*"), ClassFiles.of(loader));
 * byte[] woven = weaver.weave("com.acme.model.User", classFile).classFile();
 * }</pre>
 */
public final class Weaver {
    private final ClassPatterns patterns;
    private final ClassFiles classFiles;
    private final Predicate<String> run;
    private final Decisions decisions;
    private final Planner planner;

    private Weaver(ClassPatterns patterns, ClassFiles classFiles, Predicate<String> run) {
        this.patterns = patterns;
        this.classFiles = classFiles;
        this.run = run;
        Hierarchy hierarchy = new Hierarchy(classFiles);
        this.decisions = new Decisions(patterns, run, hierarchy);
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
        return new Weaver(ClassPatterns.of(patterns), classFiles, className -> true);
    }

    /**
     * Returns a weaver for the classes of one run: others that the patterns ask for as well count as woven only when their
     * class files are.
     *
     * @param classNames the binary names of all classes that will be given to {@link #weave}
     * @return a weaver that finds the same class files
     * @throws WeavingException if a pattern asks for none of these classes
     */
    public Weaver within(Collection<String> classNames) {
        Set<String> names = Set.copyOf(classNames);
        patterns.requireMatches(names);
        return new Weaver(patterns, classFiles, names::contains);
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
        try {
            return weave(new ClassReader(classFile), classFile);
        } catch (WeavingException e) {
            throw e;
        } catch (RuntimeException e) {
            if (patterns.matches(className)) {
                throw new WeavingException(
                        "Class '" + className + "' cannot be woven: " + e
                                + ". Its class file is damaged or newer than this "
                                + "weaver; compile it again, take a newer weaver, or leave it out of the patterns.",
                        e);
            }
            return untouched(className, classFile, List.of());
        }
    }

    /**
     * Weaves the classes of a folder or a jar in place; all of them, or none when one fails. Class files not woven, and other
     * files, stay as they are.
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
        return new Weaver(patterns, first.or(classFiles), Set.copyOf(classNames)::contains);
    }

    void requireMatches(Collection<String> classNames) {
        patterns.requireMatches(classNames);
    }

    /** Plans what {@link #weave} does with a class that it changes. */
    WeavingPlan plan(byte[] classFile) {
        return planner.plan(ClassFileParser.parse(classFile));
    }

    private Weaving weave(ClassReader reader, byte[] classFile) {
        ClassFile file = ClassFileParser.parse(reader);
        if (file.isDescription()) {
            return untouched(file.className(), classFile, List.of());
        }
        Decision decision = decisions.of(file);
        if (decision.role() == Role.REFUSED && decision.isError() && patterns.names(file.className())) {
            throw refusal(file, decision);
        }
        if (decision.role() == Role.DONE) {
            return left(file, classFile, "it is woven already");
        }
        if (decision.role().isWoven() || decisions.isPlace(file)) {
            return transform(file, decision, reader, classFile);
        }
        return decision.role() == Role.REFUSED
                ? left(file, classFile, decision.reason())
                : untouched(file.className(), classFile, UnseenAccesses.in(file, reader, decisions));
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
                    isWoven ? planner.warnings(file) : List.of());
        }
        return decision.role() == Role.PLAIN
                ? untouched(file.className(), classFile, List.of())
                : left(file, classFile, decision.role().isWoven() ? "it has no fields" : decision.reason());
    }

    private static Weaving left(ClassFile file, byte[] classFile, String reason) {
        return new Weaving(file.className(), Weaving.Outcome.LEFT, classFile, reason, List.of());
    }

    private static Weaving untouched(String className, byte[] classFile, List<String> warnings) {
        return new Weaving(className, Weaving.Outcome.NOT_ASKED, classFile, "", warnings);
    }

    private static WeavingException refusal(ClassFile file, Decision decision) {
        return new WeavingException(
                "Class '" + file.className() + "' cannot be woven: " + decision.reason() + ". " + decision.advice());
    }
}

package io.mercator.weaver.plan;

import io.mercator.weaver.classfile.ClassFile;
import io.mercator.weaver.classfile.Hierarchy;
import io.mercator.weaver.classfile.Member;
import io.mercator.weaver.pattern.ClassPatterns;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Decides what each class is. A class lies under the slot of the nearest woven class above it, be that woven already or
 * asked for in the same run; the class files and the patterns say so, whichever class is met first.
 */
public final class Decisions {
    private static final String PLAIN_ADVICE = "Leave it out of the patterns.";
    private static final String OWN_HANDLER_ADVICE =
            "A woven class gets this interface to be reached by; move the class's own use of it to another object.";

    private final ClassPatterns patterns;
    private final Predicate<String> run;
    private final Hierarchy hierarchy;
    private final Map<String, Decision> decisions = new ConcurrentHashMap<>();

    /**
     * Creates the decisions of one run.
     *
     * @param patterns the classes asked for
     * @param run tells the binary names of classes that this run can change
     * @param hierarchy finds classes
     */
    public Decisions(ClassPatterns patterns, Predicate<String> run, Hierarchy hierarchy) {
        this.patterns = patterns;
        this.run = run;
        this.hierarchy = hierarchy;
    }

    /** Decides about a class. */
    public Decision of(ClassFile file) {
        Decision decision = decisions.get(file.name());
        if (decision == null) {
            decision = decide(file);
            decisions.put(file.name(), decision);
        }
        return decision;
    }

    /** Tells whether the fields of a class have helpers. */
    public boolean isWoven(ClassFile file) {
        return of(file).role().isWoven();
    }

    /** Tells whether objects of a class have a slot: it or a class above it is woven. */
    public boolean hasSlot(ClassFile file) {
        return hierarchy.anySuperclass(file, this::isWoven);
    }

    /**
     * Tells whether there are accesses to be rewritten in a class that is not woven: its objects have a slot, or it may
     * see the private members of a woven class. An agent asks this of every class, so the cheapest questions come
     * first.
     */
    public boolean isPlace(ClassFile file) {
        return hasSlot(file)
                || !file.isAlone()
                        && file.fieldOwners().stream().anyMatch(this::hasSlot)
                        && hierarchy.family(file).stream()
                                .map(hierarchy::find)
                                .flatMap(Optional::stream)
                                .anyMatch(this::isWoven);
    }

    private boolean hasSlot(String name) {
        return hierarchy.find(name).filter(this::hasSlot).isPresent();
    }

    /** Finds the woven field that an instruction accesses; nothing when it accesses another. */
    public Optional<WovenField> resolve(@Nullable ClassFile from, String owner, String name, String descriptor) {
        Optional<ClassFile> found =
                from != null && from.name().equals(owner) ? Optional.of(from) : hierarchy.find(owner);
        return found.stream()
                .flatMap(file -> Stream.concat(Stream.of(file), hierarchy.superclasses(file).stream()))
                .flatMap(file -> declared(file, name, descriptor))
                .findFirst()
                .filter(field -> field.member().isAttribute() && isWoven(field.declaring()));
    }

    private static Stream<WovenField> declared(ClassFile file, String name, String descriptor) {
        return file.fields().stream()
                .filter(field -> field.name().equals(name) && field.descriptor().equals(descriptor))
                .map(field -> new WovenField(file, field));
    }

    private Decision decide(ClassFile file) {
        if (Protocol.hasSlot(file) || Protocol.hasHelpers(file)) {
            return woven(file);
        }
        if (!isAsked(file) || !run.test(file.className())) {
            return Decision.of(Role.PLAIN);
        }
        return kind(file).or(() -> members(file)).orElseGet(() -> place(file));
    }

    private boolean isAsked(ClassFile file) {
        return !file.isDescription() && patterns.matches(file.className()) && !hierarchy.isPlatform(file.name());
    }

    private Decision woven(ClassFile file) {
        if (Protocol.hasSlot(file)) {
            Optional<ClassFile> above =
                    hierarchy.superclasses(file).stream().filter(this::isWoven).findFirst();
            if (above.isPresent()) {
                return Decision.refusal(
                        "it was woven when its superclass " + above.get().className()
                                + " was not, and has a slot of its own",
                        "Compile it again, and weave both at once.");
            }
        }
        return Decision.of(Role.DONE);
    }

    private static Optional<Decision> kind(ClassFile file) {
        if (file.has(Opcodes.ACC_ANNOTATION)) {
            return Optional.of(Decision.kind("it is an annotation", PLAIN_ADVICE));
        }
        if (file.has(Opcodes.ACC_INTERFACE)) {
            return Optional.of(Decision.kind("it is an interface", PLAIN_ADVICE));
        }
        if (file.has(Opcodes.ACC_ENUM)) {
            return Optional.of(Decision.kind("it is an enum", PLAIN_ADVICE));
        }
        if (file.isRecord()) {
            return Optional.of(Decision.omission("it is a record, whose fields never change", PLAIN_ADVICE));
        }
        return Optional.empty();
    }

    private static Optional<Decision> members(ClassFile file) {
        return Stream.concat(file.fields().stream(), file.methods().stream())
                .filter(Protocol::isReserved)
                .map(Member::name)
                .findFirst()
                .map(name -> Decision.refusal(
                        "it has a member named " + name + ", as only the weaver names members",
                        "Rename the member, or compile the class again if an older weaver made it."));
    }

    private Decision place(ClassFile file) {
        for (ClassFile above : hierarchy.superclasses(file)) {
            if (isWoven(above)) {
                return invokes(file)
                        ? Decision.refusal("it has a method invoke(Object, Method, Object[])", OWN_HANDLER_ADVICE)
                        : Decision.of(Role.INHERITING);
            }
            if (isAsked(above) && !run.test(above.className()) && of(above).role() == Role.PLAIN) {
                return Decision.refusal(
                        "its superclass " + above.className()
                                + " is asked for too, is no part of this run and is not woven",
                        "Weave its folder or jar first (build anew if it is this one), or leave it out of the patterns.");
            }
        }
        String missing = hierarchy.missingSuperclass(file);
        if (missing != null) {
            return Decision.refusal(
                    "the class file of its superclass " + missing.replace('/', '.')
                            + " is not found, so that nobody knows whether that is woven",
                    "Add its folder or jar to the class path (--class-path on the command line).");
        }
        return top(file);
    }

    private Decision top(ClassFile file) {
        if (hierarchy.anyAbove(file, above -> above.name().equals(Protocol.HANDLER), false)) {
            return Decision.refusal("it implements java.lang.reflect.InvocationHandler", OWN_HANDLER_ADVICE);
        }
        if (hierarchy.anyAbove(file, Decisions::invokes, false)) {
            return Decision.refusal("it has a method invoke(Object, Method, Object[])", OWN_HANDLER_ADVICE);
        }
        return Decision.of(Role.TOP);
    }

    private static boolean invokes(ClassFile file) {
        return file.methods().stream()
                .anyMatch(method -> method.name().equals(Protocol.INVOKE)
                        && method.descriptor().startsWith(Protocol.INVOKE_PARAMETERS));
    }
}

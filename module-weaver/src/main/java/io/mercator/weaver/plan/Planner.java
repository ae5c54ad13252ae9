package io.mercator.weaver.plan;

import io.mercator.weaver.classfile.ClassFile;
import io.mercator.weaver.classfile.Hierarchy;
import io.mercator.weaver.classfile.Member;
import io.mercator.weaver.classfile.SerialVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Makes plans out of decisions. */
public final class Planner {
    private static final String SERIALIZABLE = "java/io/Serializable";
    private static final int STATIC_FINAL = Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;

    private final Decisions decisions;
    private final Hierarchy hierarchy;
    private final ImmutableTypes immutableTypes;

    /** Creates a planner. */
    public Planner(Decisions decisions, Hierarchy hierarchy) {
        this.decisions = decisions;
        this.hierarchy = hierarchy;
        this.immutableTypes = new ImmutableTypes(hierarchy);
    }

    /** Plans the weaving of a class, or the rewriting of its accesses alone. */
    public WeavingPlan plan(ClassFile file) {
        Role role = decisions.of(file).role();
        boolean isNew = role == Role.TOP || role == Role.INHERITING;
        List<Attribute> attributes = isNew
                ? file.attributes().stream()
                        .map(field -> new Attribute(field, immutableTypes.contains(field.descriptor())))
                        .toList()
                : List.of();
        boolean grows = role == Role.TOP || !attributes.isEmpty();
        return new WeavingPlan(
                file,
                isNew ? role : Role.PLAIN,
                attributes,
                grows ? serialVersion(file) : null,
                decisions.hasSlot(file),
                file.declaresMethod(Protocol.CLONED, Protocol.CLONED_DESCRIPTOR),
                decisions,
                this);
    }

    /** Tells what the user of a class to be woven should know. */
    public List<String> warnings(ClassFile file) {
        List<String> warnings = new ArrayList<>();
        for (ClassFile above : hierarchy.superclasses(file)) {
            if (!decisions.isWoven(above) && !above.attributes().isEmpty()) {
                warnings.add(unseenFields(file, above));
            }
        }
        cloningSuperclass(file)
                .ifPresent(above -> warnings.add("Class '" + file.className()
                        + "' is woven and copied by clone() of its superclass '" + above.className()
                        + "', which is not: copies keep the listener of their original. Declare clone() in "
                        + file.className() + " as well."));
        if (isSerializable(file) && declaresUnusableVersion(file)) {
            warnings.add("Class '" + file.className()
                    + "' has a field serialVersionUID that is not static and final, so its "
                    + "version cannot be kept: objects serialised before do not fit. Declare it static final long.");
        }
        return warnings;
    }

    /**
     * Tells whether the method {@code clone} that a call reaches lies above all classes with a slot: those below it
     * empty the copy's slot themselves.
     */
    boolean copiesSlot(String owner) {
        Optional<ClassFile> found = hierarchy.find(owner);
        return found.isEmpty()
                || Stream.concat(found.stream(), hierarchy.superclasses(found.get()).stream())
                        .takeWhile(decisions::hasSlot)
                        .noneMatch(Planner::declaresClone);
    }

    private Optional<ClassFile> cloningSuperclass(ClassFile file) {
        return Stream.concat(Stream.of(file), hierarchy.superclasses(file).stream())
                .filter(Planner::declaresClone)
                .findFirst()
                .filter(above -> !decisions.hasSlot(above));
    }

    private static boolean declaresClone(ClassFile file) {
        return file.methods().stream()
                .anyMatch(method ->
                        method.name().equals("clone") && method.descriptor().startsWith("()L"));
    }

    private String unseenFields(ClassFile file, ClassFile above) {
        String fields = above.attributes().stream().map(Member::name).collect(Collectors.joining(", "));
        return "Class '" + file.className() + "' is woven and its superclass '" + above.className()
                + "' is not: reads and writes of " + fields + " are not seen. "
                + (hierarchy.isPlatform(above.name())
                        ? "Classes of the Java platform cannot be woven."
                        : "Ask for the superclass as well.");
    }

    private @Nullable Long serialVersion(ClassFile file) {
        boolean isDeclared = file.fields().stream().anyMatch(Planner::isSerialVersion);
        return isSerializable(file) && !isDeclared ? SerialVersion.ofUndeclared(file) : null;
    }

    /** A class that may be serialisable through a missing one gets its version too: it does no harm to others. */
    private boolean isSerializable(ClassFile file) {
        return hierarchy.anyAbove(file, above -> above.name().equals(SERIALIZABLE), true);
    }

    private static boolean declaresUnusableVersion(ClassFile file) {
        return file.fields().stream().anyMatch(field -> isSerialVersion(field) && !field.has(STATIC_FINAL));
    }

    private static boolean isSerialVersion(Member field) {
        return field.name().equals(Protocol.SERIAL_VERSION);
    }
}

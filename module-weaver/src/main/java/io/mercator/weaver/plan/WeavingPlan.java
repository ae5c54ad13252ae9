package io.mercator.weaver.plan;

import io.mercator.weaver.classfile.ClassFile;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that the transformation of one class needs to know.
 *
 * @param file the class
 * @param role what it is; {@code PLAIN} when only its accesses are rewritten
 * @param attributes its fields that get helpers
 * @param serialVersion the version to be declared, or null
 * @param hasSlot whether its objects have a slot, own or inherited
 * @param hasCloned whether it has the helper for copies already
 * @param decisions resolves the fields that its instructions access
 * @param planner tells which calls copy a slot
 */
public record WeavingPlan(
        ClassFile file,
        Role role,
        List<Attribute> attributes,
        @Nullable Long serialVersion,
        boolean hasSlot,
        boolean hasCloned,
        Decisions decisions,
        Planner planner) {

    /** Finds the woven field that an instruction of this class accesses. */
    public Optional<WovenField> resolve(String owner, String name, String descriptor) {
        return decisions.resolve(file, owner, name, descriptor);
    }

    /** Tells whether a call made by invokespecial makes a copy whose slot nobody empties. */
    public boolean copiesSlot(String owner, String name, String descriptor) {
        return hasSlot
                && name.equals("clone")
                && descriptor.startsWith("()L")
                && !owner.equals(file.name())
                && planner.copiesSlot(owner);
    }
}

package io.mercator.weaver.transform;

import io.mercator.weaver.plan.Attribute;
import io.mercator.weaver.plan.Protocol;
import io.mercator.weaver.plan.Role;
import io.mercator.weaver.plan.WeavingPlan;
import java.util.Arrays;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * The one transformation. Accesses become calls of helpers, and only helpers branch: methods that are rewritten keep
 * their stack frames as they are, so no frame is computed and no class is loaded.
 */
public final class WeavingVisitor extends ClassVisitor {
    private static final String HANDLER_DESCRIPTOR = "L" + Protocol.HANDLER + ";";

    private final WeavingPlan plan;
    private final Changes changes = new Changes();

    /**
     * Creates the transformation of one class.
     *
     * @param next takes the woven class
     * @param plan what is to be done
     */
    public WeavingVisitor(ClassVisitor next, WeavingPlan plan) {
        super(Opcodes.ASM9, next);
        this.plan = plan;
    }

    @Override
    public void visit(
            int version,
            int access,
            String name,
            @Nullable String signature,
            @Nullable String superName,
            String @Nullable [] interfaces) {
        if (plan.role() == Role.TOP) {
            String[] extended = interfaces == null ? new String[1] : Arrays.copyOf(interfaces, interfaces.length + 1);
            extended[extended.length - 1] = Protocol.HANDLER;
            String generic = signature == null ? null : signature + HANDLER_DESCRIPTOR;
            super.visit(version, access, name, generic, superName, extended);
        } else {
            super.visit(version, access, name, signature, superName, interfaces);
        }
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
        return next == null || Protocol.isWritten(name) ? next : MethodRewriter.of(name, next, plan, changes);
    }

    @Override
    public void visitEnd() {
        HelperWriter helpers = new HelperWriter(cv, plan.file());
        if (plan.role() == Role.TOP) {
            declare(Opcodes.ACC_PROTECTED | Opcodes.ACC_TRANSIENT, Protocol.SLOT, Protocol.LISTENER_DESCRIPTOR, null);
            declare(Opcodes.ACC_PROTECTED | Opcodes.ACC_TRANSIENT, Protocol.HEARD, "I", null);
            helpers.invoke();
        }
        if (plan.serialVersion() != null) {
            declare(
                    Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL,
                    Protocol.SERIAL_VERSION,
                    "J",
                    plan.serialVersion());
        }
        for (Attribute attribute : plan.attributes()) {
            helpers.reader(attribute);
            if (!attribute.field().isFinal()) {
                helpers.writer(attribute);
            }
        }
        if (changes.areCopies()) {
            helpers.cloned();
        }
        super.visitEnd();
    }

    /** Tells, after the visit, whether the class is another one than before. */
    public boolean hasChanged() {
        return plan.role() == Role.TOP || !plan.attributes().isEmpty() || changes.isAny();
    }

    private void declare(int access, String name, String descriptor, @Nullable Object value) {
        FieldVisitor field = super.visitField(access | Opcodes.ACC_SYNTHETIC, name, descriptor, null, value);
        if (field != null) {
            field.visitEnd();
        }
    }
}

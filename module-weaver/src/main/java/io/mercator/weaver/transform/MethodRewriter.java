package io.mercator.weaver.transform;

import io.mercator.weaver.plan.Protocol;
import io.mercator.weaver.plan.WeavingPlan;
import io.mercator.weaver.plan.WovenField;
import java.util.Optional;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Calls helpers instead of accessing fields. The owner stays as it is in the instruction: a subclass elsewhere may not
 * see the class that declares the field, and a static method is found above its owner as a field is.
 */
class MethodRewriter extends MethodVisitor {
    private final WeavingPlan plan;
    private final Changes changes;
    private boolean isDeeper;

    MethodRewriter(MethodVisitor next, WeavingPlan plan, Changes changes) {
        super(Opcodes.ASM9, next);
        this.plan = plan;
        this.changes = changes;
    }

    /** Returns what rewrites a method of that name. */
    static MethodVisitor of(String name, MethodVisitor next, WeavingPlan plan, Changes changes) {
        return name.equals("<init>")
                ? new ConstructorRewriter(next, plan, changes)
                : new MethodRewriter(next, plan, changes);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        Optional<WovenField> field = opcode == Opcodes.GETFIELD || opcode == Opcodes.PUTFIELD
                ? plan.resolve(owner, name, descriptor)
                : Optional.empty();
        if (field.isEmpty()
                || opcode == Opcodes.PUTFIELD && field.get().member().isFinal()) {
            super.visitFieldInsn(opcode, owner, name, descriptor);
            return;
        }
        changes.add(field.get());
        String declaring = field.get().declaring().name();
        if (opcode == Opcodes.GETFIELD) {
            call(owner, Protocol.reader(name), Protocol.readerDescriptor(declaring, descriptor));
        } else {
            call(owner, Protocol.writer(name), Protocol.writerDescriptor(declaring, descriptor));
        }
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        if (opcode == Opcodes.INVOKESPECIAL && !plan.hasCloned() && plan.copiesSlot(owner, name, descriptor)) {
            super.visitInsn(Opcodes.DUP);
            call(plan.file().name(), Protocol.CLONED, Protocol.CLONED_DESCRIPTOR);
            isDeeper = true;
            changes.addCopy();
        }
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        super.visitMaxs(isDeeper ? maxStack + 1 : maxStack, maxLocals);
    }

    private void call(String owner, String name, String descriptor) {
        super.visitMethodInsn(Opcodes.INVOKESTATIC, owner, name, descriptor, false);
    }
}

package io.mercator.weaver.transform;

import io.mercator.weaver.plan.WeavingPlan;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Rewrites a constructor from its call of {@code super(...)} or {@code this(...)} on: before it no helper may be given
 * the object. The call is the first one of an {@code <init>} for which no NEW is open.
 */
final class ConstructorRewriter extends MethodRewriter {
    private int open;
    private boolean isInitialised;

    ConstructorRewriter(MethodVisitor next, WeavingPlan plan, Changes changes) {
        super(next, plan, changes);
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        super.visitTypeInsn(opcode, type);
        if (opcode == Opcodes.NEW) {
            open++;
        }
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        if (opcode == Opcodes.INVOKESPECIAL && name.equals("<init>")) {
            isInitialised |= open == 0;
            open = Math.max(0, open - 1);
        }
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        if (isInitialised) {
            super.visitFieldInsn(opcode, owner, name, descriptor);
        } else {
            mv.visitFieldInsn(opcode, owner, name, descriptor);
        }
    }
}

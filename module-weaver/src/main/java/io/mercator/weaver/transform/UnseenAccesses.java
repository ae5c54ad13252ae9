package io.mercator.weaver.transform;

import io.mercator.weaver.plan.Protocol;
import io.mercator.weaver.plan.WeavingPlan;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Finds the accesses of woven fields in a class that is not changed: those that would have been rewritten. */
public final class UnseenAccesses extends ClassVisitor {
    private final WeavingPlan plan;
    private final Changes changes = new Changes();

    private UnseenAccesses(WeavingPlan plan) {
        super(Opcodes.ASM9);
        this.plan = plan;
    }

    /** Returns a sentence for each woven class whose fields a class accesses. */
    public static List<String> in(ClassReader reader, WeavingPlan plan, String advice) {
        UnseenAccesses accesses = new UnseenAccesses(plan);
        reader.accept(accesses, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        List<String> sentences = new ArrayList<>();
        accesses.changes
                .accesses()
                .forEach((declaring, names) ->
                        sentences.add("Class '" + plan.file().className()
                                + "' accesses fields of the woven class '" + declaring + "' itself, which is not seen: "
                                + String.join(", ", names) + ". " + advice));
        return sentences;
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        return Protocol.isWritten(name)
                ? null
                : MethodRewriter.of(name, new MethodVisitor(Opcodes.ASM9) {}, plan, changes);
    }
}

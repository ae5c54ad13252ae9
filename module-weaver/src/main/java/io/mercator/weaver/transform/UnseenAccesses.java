package io.mercator.weaver.transform;

import io.mercator.weaver.classfile.ClassFile;
import io.mercator.weaver.plan.Decisions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Finds accesses of woven fields in a class that is not changed. */
public final class UnseenAccesses extends ClassVisitor {
    private final Decisions decisions;
    private final Map<String, Set<String>> fields = new TreeMap<>();

    private UnseenAccesses(Decisions decisions) {
        super(Opcodes.ASM9);
        this.decisions = decisions;
    }

    /** Returns a sentence for each woven class whose fields a class accesses. */
    public static List<String> in(ClassFile file, ClassReader reader, Decisions decisions) {
        UnseenAccesses accesses = new UnseenAccesses(decisions);
        reader.accept(accesses, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        List<String> sentences = new ArrayList<>();
        accesses.fields.forEach((declaring, names) -> sentences.add("Class '" + file.className()
                + "' accesses fields of the woven class '" + declaring + "' itself: " + String.join(", ", names)
                + ". These accesses are not seen. Ask for " + file.className()
                + " as well, or let it call methods of the woven class."));
        return sentences;
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        return new MethodVisitor(Opcodes.ASM9) {
            @Override
            public void visitFieldInsn(int opcode, String owner, String field, String type) {
                if (opcode == Opcodes.GETFIELD || opcode == Opcodes.PUTFIELD) {
                    decisions
                            .resolve(null, owner, field, type)
                            .ifPresent(woven -> fields.computeIfAbsent(
                                            woven.declaring().className(), key -> new TreeSet<>())
                                    .add(field));
                }
            }
        };
    }
}

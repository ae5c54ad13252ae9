package io.mercator.weaver;

import static io.mercator.weaver.support.Woven.call;
import static io.mercator.weaver.support.Woven.listen;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.weaver.support.Recorder;
import io.mercator.weaver.support.Sources;
import io.mercator.weaver.support.Woven;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;

/** Class files from before stack frames, from before nests, and such as no Java compiler writes. */
class OldClassFileTest {
    @Test
    void aClassFileWithoutStackFramesGetsNone() {
        for (int version : new int[] {Opcodes.V1_1, Opcodes.V1_4, Opcodes.V1_5, Opcodes.V1_6, Opcodes.V1_7}) {
            Map<String, byte[]> plain = Map.of("p.Old", old(version));
            Map<String, byte[]> bytes = Woven.weave(plain, "p.Old");
            Woven classes = Woven.load(bytes);
            Object old = classes.create("p.Old");
            Recorder recorder = listen(old);

            call(old, "swap");
            assertThat(recorder.told()).containsExactly("x 0", "x 2", "x 1", "x 3", "x 4");
            assertThat(frames(bytes.get("p.Old"))).isEqualTo((version & 0xFFFF) >= Opcodes.V1_6 ? 7 : 0);
        }
    }

    @Test
    void inOlderClassFilesTheBridgesOfNestedClassesTell() {
        Map<String, byte[]> plain = Sources.compile(List.of("--release", "8"), """
                package p;
                public class Outer {
                    private int x;
                    private String name;
                    class Inner { void change() { x += 2; name = name + x; x++; } }
                    static class Deep { static class Deeper { int peek(Outer outer) { return outer.x; } } }
                    Runnable later() { return new Runnable() { public void run() { x--; } }; }
                    int visible;
                    interface Eye { static int see(Outer outer) { return outer.visible; } }
                }
                """);
        Woven classes = Woven.of(plain, "p.Outer");
        Object outer = classes.create("p.Outer");
        Recorder recorder = listen(outer);

        call(classes.create("p.Outer$Inner", outer), "change");
        assertThat(recorder.told()).containsExactly("x 0", "x 2", "name 0", "x 0", "name 2", "x 0", "x 2");
        call(classes.create("p.Outer$Deep$Deeper"), "peek", outer);
        ((Runnable) call(outer, "later")).run();
        classes.callStatic("p.Outer$Eye", "see", outer);
        assertThat(recorder.told()).containsExactly("x 0", "x 0", "x 2", "visible 0");
    }

    /** Two fields of one name, and of different types. */
    private static byte[] old(int version) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(version, Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER, "p/Old", null, "java/lang/Object", null);
        writer.visitField(Opcodes.ACC_PRIVATE, "x", "J", null, null).visitEnd();
        writer.visitField(Opcodes.ACC_PRIVATE, "x", "Ljava/lang/Object;", null, null)
                .visitEnd();
        MethodVisitor constructor = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
        constructor.visitCode();
        constructor.visitVarInsn(Opcodes.ALOAD, 0);
        constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        constructor.visitInsn(Opcodes.RETURN);
        constructor.visitMaxs(1, 1);
        constructor.visitEnd();
        MethodVisitor swap = writer.visitMethod(Opcodes.ACC_PUBLIC, "swap", "()V", null, null);
        swap.visitCode();
        for (String type : List.of("J", "Ljava/lang/Object;")) {
            swap.visitVarInsn(Opcodes.ALOAD, 0);
            swap.visitVarInsn(Opcodes.ALOAD, 0);
            swap.visitFieldInsn(Opcodes.GETFIELD, "p/Old", "x", type);
            swap.visitFieldInsn(Opcodes.PUTFIELD, "p/Old", "x", type);
        }
        swap.visitInsn(Opcodes.RETURN);
        swap.visitMaxs(3, 1);
        swap.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static int frames(byte[] classFile) {
        int[] count = new int[1];
        new ClassReader(classFile)
                .accept(
                        new ClassVisitor(Opcodes.ASM9) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String name, String descriptor, String signature, String[] exceptions) {
                                return new MethodVisitor(Opcodes.ASM9) {
                                    @Override
                                    public void visitFrame(
                                            int type, int locals, Object[] local, int depth, Object[] stack) {
                                        count[0]++;
                                    }
                                };
                            }
                        },
                        0);
        return count[0];
    }
}

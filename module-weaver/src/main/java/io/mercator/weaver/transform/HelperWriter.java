package io.mercator.weaver.transform;

import io.mercator.weaver.classfile.ClassFile;
import io.mercator.weaver.plan.Attribute;
import io.mercator.weaver.plan.Protocol;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** Writes the methods that a woven class gets. */
final class HelperWriter {
    private static final int VISIBILITY = Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED;
    private static final int HELPER = Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
    private static final String INTEGER = "java/lang/Integer";
    private static final String UNSUPPORTED = "java/lang/UnsupportedOperationException";

    private final ClassVisitor target;
    private final String owner;
    private final boolean hasFrames;

    HelperWriter(ClassVisitor target, ClassFile file) {
        this.target = target;
        this.owner = file.name();
        this.hasFrames = file.version() >= Opcodes.V1_6;
    }

    /** {@code if ((o.heard & 1 << what) != 0 && o.slot != null) o.slot.accept("f", what); return o.f;} */
    void reader(Attribute attribute) {
        String name = attribute.field().name();
        String type = attribute.field().descriptor();
        MethodVisitor code = begin(
                attribute.field().access() & VISIBILITY | HELPER,
                Protocol.reader(name),
                Protocol.readerDescriptor(owner, type));
        tell(code, 1, name, attribute.isValue() ? Protocol.READ_VALUE : Protocol.READ_MUTABLE);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitFieldInsn(Opcodes.GETFIELD, owner, name, type);
        code.visitInsn(Type.getType(type).getOpcode(Opcodes.IRETURN));
        end(code, 3, 2);
    }

    /** As the reader tells: of what is about to be written, and of what may change in place when it is written, too. */
    void writer(Attribute attribute) {
        String name = attribute.field().name();
        Type type = Type.getType(attribute.field().descriptor());
        int listener = 1 + type.getSize();
        MethodVisitor code = begin(
                attribute.field().access() & VISIBILITY | HELPER,
                Protocol.writer(name),
                Protocol.writerDescriptor(owner, type.getDescriptor()));
        tell(code, listener, name, attribute.isValue() ? Protocol.WRITE_VALUE : Protocol.WRITE_MUTABLE);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitVarInsn(type.getOpcode(Opcodes.ILOAD), 1);
        code.visitFieldInsn(Opcodes.PUTFIELD, owner, name, type.getDescriptor());
        if (!attribute.isValue()) {
            tell(code, listener, name, Protocol.WROTE_MUTABLE);
        }
        code.visitInsn(Opcodes.RETURN);
        end(code, 3, listener + 1);
    }

    /**
     * {@code if (token != TOKEN) throw ...; if (arguments == null) return slot; slot = arguments[0]; heard = arguments[1];
     * return null;}
     */
    void invoke() {
        MethodVisitor code = begin(Opcodes.ACC_PUBLIC, Protocol.INVOKE, Protocol.INVOKE_DESCRIPTOR);
        Label permitted = new Label();
        code.visitVarInsn(Opcodes.ALOAD, 1);
        code.visitLdcInsn(Protocol.TOKEN);
        code.visitJumpInsn(Opcodes.IF_ACMPEQ, permitted);
        code.visitTypeInsn(Opcodes.NEW, UNSUPPORTED);
        code.visitInsn(Opcodes.DUP);
        code.visitLdcInsn(Protocol.INTRUSION);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, UNSUPPORTED, "<init>", "(Ljava/lang/String;)V", false);
        code.visitInsn(Opcodes.ATHROW);
        code.visitLabel(permitted);
        frame(code);
        Label put = new Label();
        code.visitVarInsn(Opcodes.ALOAD, 3);
        code.visitJumpInsn(Opcodes.IFNONNULL, put);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        slot(code, Opcodes.GETFIELD);
        code.visitInsn(Opcodes.ARETURN);
        code.visitLabel(put);
        frame(code);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitVarInsn(Opcodes.ALOAD, 3);
        code.visitInsn(Opcodes.ICONST_0);
        code.visitInsn(Opcodes.AALOAD);
        code.visitTypeInsn(Opcodes.CHECKCAST, Protocol.LISTENER);
        slot(code, Opcodes.PUTFIELD);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitVarInsn(Opcodes.ALOAD, 3);
        code.visitInsn(Opcodes.ICONST_1);
        code.visitInsn(Opcodes.AALOAD);
        code.visitTypeInsn(Opcodes.CHECKCAST, INTEGER);
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, INTEGER, "intValue", "()I", false);
        heard(code, Opcodes.PUTFIELD);
        code.visitInsn(Opcodes.ACONST_NULL);
        code.visitInsn(Opcodes.ARETURN);
        end(code, 3, 4);
    }

    /**
     * {@code if (copy instanceof C) { ((C) copy).slot = null; ((C) copy).heard = 0; }} A method, since a {@code clone()} above may return
     * anything, and private, since it is no part of what a default serialVersionUID counts.
     */
    void cloned() {
        MethodVisitor code = begin(Opcodes.ACC_PRIVATE | HELPER, Protocol.CLONED, Protocol.CLONED_DESCRIPTOR);
        Label other = new Label();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitTypeInsn(Opcodes.INSTANCEOF, owner);
        code.visitJumpInsn(Opcodes.IFEQ, other);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitTypeInsn(Opcodes.CHECKCAST, owner);
        code.visitInsn(Opcodes.ACONST_NULL);
        slot(code, Opcodes.PUTFIELD);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitTypeInsn(Opcodes.CHECKCAST, owner);
        code.visitInsn(Opcodes.ICONST_0);
        heard(code, Opcodes.PUTFIELD);
        code.visitLabel(other);
        frame(code);
        code.visitInsn(Opcodes.RETURN);
        end(code, 2, 1);
    }

    private MethodVisitor begin(int access, String name, String descriptor) {
        MethodVisitor code = target.visitMethod(access, name, descriptor, null, null);
        code.visitCode();
        return code;
    }

    private static void end(MethodVisitor code, int maxStack, int maxLocals) {
        code.visitMaxs(maxStack, maxLocals);
        code.visitEnd();
    }

    /** Tells of an access, if it is one that is heard. The variable is forgotten at the end: the frame is as it was. */
    private void tell(MethodVisitor code, int variable, String field, int what) {
        Label silent = new Label();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        heard(code, Opcodes.GETFIELD);
        code.visitIntInsn(Opcodes.BIPUSH, 1 << what);
        code.visitInsn(Opcodes.IAND);
        code.visitJumpInsn(Opcodes.IFEQ, silent);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        slot(code, Opcodes.GETFIELD);
        code.visitVarInsn(Opcodes.ASTORE, variable);
        code.visitVarInsn(Opcodes.ALOAD, variable);
        code.visitJumpInsn(Opcodes.IFNULL, silent);
        code.visitVarInsn(Opcodes.ALOAD, variable);
        code.visitLdcInsn(field);
        code.visitInsn(Opcodes.ICONST_0 + what);
        code.visitMethodInsn(Opcodes.INVOKEINTERFACE, Protocol.LISTENER, "accept", "(Ljava/lang/Object;I)V", true);
        code.visitLabel(silent);
        frame(code);
    }

    private void heard(MethodVisitor code, int opcode) {
        code.visitFieldInsn(opcode, owner, Protocol.HEARD, "I");
    }

    private void slot(MethodVisitor code, int opcode) {
        code.visitFieldInsn(opcode, owner, Protocol.SLOT, Protocol.LISTENER_DESCRIPTOR);
    }

    private void frame(MethodVisitor code) {
        if (hasFrames) {
            code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        }
    }
}

package io.mercator.weaver.classfile;

import net.bytebuddy.jar.asm.Opcodes;

/** A field or method as a class file declares it. */
public record Member(int access, String name, String descriptor) {
    /** Tells whether it belongs to the class and not to its objects. */
    public boolean isStatic() {
        return has(Opcodes.ACC_STATIC);
    }

    /** Tells whether it is final. */
    public boolean isFinal() {
        return has(Opcodes.ACC_FINAL);
    }

    /** Tells whether all flags given are set. */
    public boolean has(int flags) {
        return (access & flags) == flags;
    }

    /**
     * Tells whether it is a field whose reads and writes are told of: one of an object that the source code names. A
     * field may have angle brackets in its name and a method may not, so such a field could have no helpers.
     */
    public boolean isAttribute() {
        return (access & (Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC)) == 0
                && name.indexOf('<') < 0
                && name.indexOf('>') < 0;
    }
}

package io.mercator.weaver.classfile;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.List;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * The serialVersionUID that a class has when it declares none, by the Java Object Serialization Specification, 4.6: the
 * first eight bytes, lowest first, of the SHA-1 of its name, modifiers, interfaces, fields and methods. The flags of a
 * nested class are those of its InnerClasses entry, as reflection tells them.
 */
public final class SerialVersion {
    private static final int CLASS_FLAGS =
            Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT;
    private static final int FIELD_FLAGS = Opcodes.ACC_PUBLIC
            | Opcodes.ACC_PRIVATE
            | Opcodes.ACC_PROTECTED
            | Opcodes.ACC_STATIC
            | Opcodes.ACC_FINAL
            | Opcodes.ACC_VOLATILE
            | Opcodes.ACC_TRANSIENT;
    private static final int METHOD_FLAGS = Opcodes.ACC_PUBLIC
            | Opcodes.ACC_PRIVATE
            | Opcodes.ACC_PROTECTED
            | Opcodes.ACC_STATIC
            | Opcodes.ACC_FINAL
            | Opcodes.ACC_SYNCHRONIZED
            | Opcodes.ACC_NATIVE
            | Opcodes.ACC_ABSTRACT
            | Opcodes.ACC_STRICT;

    private SerialVersion() {}

    /** Computes the default of a class. */
    public static long ofUndeclared(ClassFile file) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(file, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] digest = sha1().digest(bytes.toByteArray());
        long value = 0;
        for (int index = 7; index >= 0; index--) {
            value = value << 8 | digest[index] & 0xFF;
        }
        return value;
    }

    private static void write(ClassFile file, DataOutputStream out) throws IOException {
        out.writeUTF(file.className());
        out.writeInt(flags(file) & CLASS_FLAGS);
        for (String name : file.interfaces().stream().sorted().toList()) {
            out.writeUTF(name.replace('/', '.'));
        }
        for (Member field : sorted(file.fields(), Comparator.comparing(Member::name))) {
            int flags = field.access() & FIELD_FLAGS;
            boolean isHidden =
                    (flags & Opcodes.ACC_PRIVATE) != 0 && (flags & (Opcodes.ACC_STATIC | Opcodes.ACC_TRANSIENT)) != 0;
            if (!isHidden) {
                write(field.name(), flags, field.descriptor(), out);
            }
        }
        writeMethods(file.methods(), out);
    }

    private static void writeMethods(List<Member> methods, DataOutputStream out) throws IOException {
        if (methods.stream().anyMatch(method -> method.name().equals("<clinit>"))) {
            write("<clinit>", Opcodes.ACC_STATIC, "()V", out);
        }
        Comparator<Member> constructorsFirst =
                Comparator.comparing(method -> !method.name().equals("<init>"));
        Comparator<Member> order = constructorsFirst.thenComparing(Member::name).thenComparing(Member::descriptor);
        for (Member method : sorted(methods, order)) {
            int flags = method.access() & METHOD_FLAGS;
            if ((flags & Opcodes.ACC_PRIVATE) == 0 && !method.name().equals("<clinit>")) {
                write(method.name(), flags, method.descriptor().replace('/', '.'), out);
            }
        }
    }

    private static void write(String name, int flags, String descriptor, DataOutputStream out) throws IOException {
        out.writeUTF(name);
        out.writeInt(flags);
        out.writeUTF(descriptor);
    }

    private static int flags(ClassFile file) {
        return file.nested().stream()
                .filter(entry -> entry.name().equals(file.name()))
                .map(Nested::access)
                .findFirst()
                .orElse(file.access());
    }

    private static List<Member> sorted(List<Member> members, Comparator<Member> order) {
        return members.stream().sorted(order).toList();
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-1.", e);
        }
    }
}

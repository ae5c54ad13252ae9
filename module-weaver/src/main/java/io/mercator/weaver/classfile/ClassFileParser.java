package io.mercator.weaver.classfile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Reads what {@link ClassFile} keeps, code left out. */
public final class ClassFileParser extends ClassVisitor {
    private static final int FIELD_REFERENCE = 9;

    private final List<Member> fields = new ArrayList<>();
    private final List<Member> methods = new ArrayList<>();
    private final List<Nested> nested = new ArrayList<>();
    private final List<String> nestMembers = new ArrayList<>();
    private @Nullable String enclosing;
    private @Nullable String nestHost;

    private ClassFileParser() {
        super(Opcodes.ASM9);
    }

    /** Reads a class file. */
    public static ClassFile parse(byte[] bytes) {
        return parse(new ClassReader(bytes));
    }

    /** Reads a class file. */
    public static ClassFile parse(ClassReader reader) {
        ClassFileParser parser = new ClassFileParser();
        reader.accept(parser, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return new ClassFile(
                reader.readUnsignedShort(6),
                reader.getAccess(),
                reader.getClassName(),
                reader.getSuperName(),
                List.of(reader.getInterfaces()),
                parser.fields,
                parser.methods,
                parser.nested,
                parser.enclosing,
                parser.nestHost,
                parser.nestMembers,
                fieldOwners(reader));
    }

    /** The constant pool alone tells: of the code that refers to it nothing need be read. */
    private static Set<String> fieldOwners(ClassReader reader) {
        char[] buffer = new char[reader.getMaxStringLength()];
        Set<String> owners = new HashSet<>();
        for (int index = 1; index < reader.getItemCount(); index++) {
            int offset = reader.getItem(index);
            if (offset > 0 && reader.readByte(offset - 1) == FIELD_REFERENCE) {
                String owner = reader.readClass(offset, buffer);
                if (!owner.startsWith(Hierarchy.JAVA) && !owner.equals(reader.getClassName())) {
                    owners.add(owner);
                }
            }
        }
        return owners;
    }

    @Override
    public void visitNestHost(String host) {
        nestHost = host;
    }

    @Override
    public void visitNestMember(String member) {
        nestMembers.add(member);
    }

    @Override
    public void visitOuterClass(String owner, @Nullable String method, @Nullable String descriptor) {
        enclosing = owner;
    }

    @Override
    public void visitInnerClass(String name, @Nullable String outer, @Nullable String inner, int access) {
        nested.add(new Nested(name, outer, access));
    }

    @Override
    public @Nullable FieldVisitor visitField(
            int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
        fields.add(new Member(access, name, descriptor));
        return null;
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        methods.add(new Member(access, name, descriptor));
        return null;
    }
}

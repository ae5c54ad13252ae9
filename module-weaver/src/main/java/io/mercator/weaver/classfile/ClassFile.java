package io.mercator.weaver.classfile;

import java.util.List;
import java.util.Set;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a class file before anything is woven. Names are internal ones, {@code com/acme/User}.
 *
 * @param version the major version
 * @param access the flags of the class
 * @param name the class
 * @param superName its superclass; null for {@code Object} and for modules
 * @param interfaces its interfaces
 * @param fields its fields
 * @param methods its methods, constructors and initialiser among them
 * @param nested the entries of its InnerClasses attribute
 * @param enclosing the class around a local or anonymous one, or null
 * @param nestHost the host of its nest, or null
 * @param nestMembers the members of the nest that it hosts
 * @param fieldOwners the other classes whose fields it names, Java's own left out
 */
public record ClassFile(
        int version,
        int access,
        String name,
        @Nullable String superName,
        List<String> interfaces,
        List<Member> fields,
        List<Member> methods,
        List<Nested> nested,
        @Nullable String enclosing,
        @Nullable String nestHost,
        List<String> nestMembers,
        Set<String> fieldOwners) {

    /** Returns the binary name, {@code com.acme.User}. */
    public String className() {
        return name.replace('/', '.');
    }

    /** Tells whether all flags given are set. */
    public boolean has(int flags) {
        return (access & flags) == flags;
    }

    /** Tells whether no class is written around it or within it. */
    public boolean isAlone() {
        return nestHost == null && nestMembers.isEmpty() && nested.isEmpty() && enclosing == null;
    }

    /** Tells whether this is a record. */
    public boolean isRecord() {
        return "java/lang/Record".equals(superName);
    }

    /** Tells whether this describes a module or a package and no class. */
    public boolean isDescription() {
        return has(Opcodes.ACC_MODULE) || name.endsWith("package-info");
    }

    /** Returns the fields whose reads and writes are told of. */
    public List<Member> attributes() {
        return fields.stream().filter(Member::isAttribute).toList();
    }

    /** Tells whether a method is declared here. */
    public boolean declaresMethod(String methodName, String descriptor) {
        return methods.stream()
                .anyMatch(method ->
                        method.name().equals(methodName) && method.descriptor().equals(descriptor));
    }
}

package io.mercator.weaver.plan;

import io.mercator.weaver.classfile.ClassFile;
import io.mercator.weaver.classfile.Hierarchy;
import java.util.Set;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** Types whose values never change, so that reading such a field cannot lead to a change of it. */
final class ImmutableTypes {
    private static final Set<String> NAMES = Set.of(
            "java/lang/Boolean",
            "java/lang/Byte",
            "java/lang/Character",
            "java/lang/Class",
            "java/lang/Double",
            "java/lang/Float",
            "java/lang/Integer",
            "java/lang/Long",
            "java/lang/Short",
            "java/lang/String",
            "java/math/BigDecimal",
            "java/math/BigInteger",
            "java/net/URI",
            "java/net/URL",
            "java/nio/charset/Charset",
            "java/util/Currency",
            "java/util/Locale",
            "java/util/UUID",
            "java/util/regex/Pattern");
    private static final String TIME = "java/time/";

    private final Hierarchy hierarchy;

    ImmutableTypes(Hierarchy hierarchy) {
        this.hierarchy = hierarchy;
    }

    boolean contains(String descriptor) {
        Type type = Type.getType(descriptor);
        if (type.getSort() == Type.ARRAY) {
            return false;
        }
        if (type.getSort() != Type.OBJECT) {
            return true;
        }
        String name = type.getInternalName();
        return NAMES.contains(name)
                || name.startsWith(TIME) && name.lastIndexOf('/') == TIME.length() - 1
                || hierarchy.find(name).filter(ImmutableTypes::isEnum).isPresent();
    }

    private static boolean isEnum(ClassFile file) {
        return file.has(Opcodes.ACC_ENUM);
    }
}

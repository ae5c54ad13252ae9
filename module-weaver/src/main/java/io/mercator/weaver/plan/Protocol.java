package io.mercator.weaver.plan;

import io.mercator.weaver.classfile.ClassFile;
import io.mercator.weaver.classfile.Member;

/**
 * The names that a woven class and its listener agree on. A listener lies in the slot of an object and is told the
 * field's name with one of the numbers; it is put there by {@code invoke(TOKEN, null, {listener, mask})} and got by {@code
 * invoke(TOKEN, null, null)}. The mask says what the listener wants to hear: a bit for each number. It lies in the object
 * itself, since an access that nobody wants to hear of must not cost a look at another object.
 */
public final class Protocol {
    /** The first argument of {@code invoke}, compared by identity. */
    public static final String TOKEN = "io.mercator.weave/1";

    /** What {@code invoke} throws at others. */
    public static final String INTRUSION = "invoke(...) of a woven class is for Mercator alone";

    /** The field that holds the listener. */
    public static final String SLOT = "mercator$slot";

    /** The field that says what the listener hears, as bits. */
    public static final String HEARD = "mercator$heard";

    /** The type of the slot. */
    public static final String LISTENER = "java/util/function/ObjIntConsumer";

    /** The type of the slot as a descriptor. */
    public static final String LISTENER_DESCRIPTOR = "L" + LISTENER + ";";

    /** The interface that the topmost woven class implements. */
    public static final String HANDLER = "java/lang/reflect/InvocationHandler";

    /** The interface's method. */
    public static final String INVOKE = "invoke";

    /** The parameters and the result of {@link #INVOKE}. */
    public static final String INVOKE_DESCRIPTOR =
            "(Ljava/lang/Object;Ljava/lang/reflect/Method;[Ljava/lang/Object;)Ljava/lang/Object;";

    /** The parameters of {@link #INVOKE}: whatever it returns, javac takes two such methods for one. */
    static final String INVOKE_PARAMETERS = INVOKE_DESCRIPTOR.substring(0, INVOKE_DESCRIPTOR.indexOf(')') + 1);

    /** The method that empties the slot of a copy. */
    public static final String CLONED = "mercator$cloned";

    /** The parameter of {@link #CLONED}. */
    public static final String CLONED_DESCRIPTOR = "(Ljava/lang/Object;)V";

    /** The field of a declared version. */
    public static final String SERIAL_VERSION = "serialVersionUID";

    /** An immutable value is read. */
    public static final int READ_VALUE = 0;

    /** What may change without a write of the field is read. */
    public static final int READ_MUTABLE = 1;

    /** An immutable value is about to be written. */
    public static final int WRITE_VALUE = 2;

    /** What may change without a write of the field is about to be written. */
    public static final int WRITE_MUTABLE = 3;

    /** What may change without a write of the field has been written. */
    public static final int WROTE_MUTABLE = 4;

    private static final String PREFIX = "mercator$";
    private static final String READER = PREFIX + "get$";
    private static final String WRITER = PREFIX + "set$";

    private Protocol() {}

    /** Returns the name of the helper that reads a field. */
    public static String reader(String field) {
        return READER + field;
    }

    /** Returns the name of the helper that writes a field. */
    public static String writer(String field) {
        return WRITER + field;
    }

    /** Returns the parameters and the result of the helper that reads a field. */
    public static String readerDescriptor(String declaring, String type) {
        return "(L" + declaring + ";)" + type;
    }

    /** Returns the parameters and the result of the helper that writes a field. */
    public static String writerDescriptor(String declaring, String type) {
        return "(L" + declaring + ";" + type + ")V";
    }

    /** Tells whether a class has a slot of its own. */
    static boolean hasSlot(ClassFile file) {
        return file.fields().stream()
                .anyMatch(
                        field -> field.name().equals(SLOT) && field.descriptor().equals(LISTENER_DESCRIPTOR));
    }

    /** Tells whether a class has helpers. */
    static boolean hasHelpers(ClassFile file) {
        return file.attributes().stream()
                .anyMatch(field ->
                        file.declaresMethod(reader(field.name()), readerDescriptor(file.name(), field.descriptor())));
    }

    /** Tells whether a member of a plain class has a name that weaving needs. */
    static boolean isReserved(Member member) {
        return member.name().startsWith(PREFIX)
                && !(member.name().equals(CLONED) && member.descriptor().equals(CLONED_DESCRIPTOR));
    }

    /** Tells whether a method was written by the weaver. */
    public static boolean isWritten(String methodName) {
        return methodName.startsWith(PREFIX);
    }
}

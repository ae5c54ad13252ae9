package io.mercator.session.mapper;

import io.mercator.api.error.SessionException;
import java.lang.reflect.InvocationHandler;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The slot of a woven object, and what its hooks say. A woven class sees types of {@code java.base} alone, so that the slot
 * is reached by an interface from there, and the token that asks for it is a literal, which is one object in the whole JVM.
 * What the weaver writes is said in {@code docs/design/weaving.md}; the two must agree.
 */
public final class WovenSlot {
    /** A field of an immutable class is about to be read. */
    public static final int READ = 0;
    /** A field is about to be read whose value may be changed by whoever gets it. */
    public static final int READ_MUTABLE = 1;
    /** A field of an immutable class is about to be written. */
    public static final int WRITE = 2;
    /** Another field is about to be written. */
    public static final int WRITE_MUTABLE = 3;
    /** The field has been written, after {@link #WRITE_MUTABLE}. */
    public static final int WRITTEN = 4;

    /** Hears of everything. */
    public static final int ALL = 31;

    private static final String TOKEN = "io.mercator.weave/1";

    private WovenSlot() {}

    /** Returns what the slot has. The object is of a class whose mapper says that it is woven. */
    public static @Nullable Object get(Object object) {
        return ask(object, null);
    }

    /**
     * Puts who hears of the object's fields into its slot; null for nobody.
     *
     * @param heard of what the listener hears, a bit for each kind; the object itself sees to the rest
     */
    public static void set(Object object, @Nullable ObjIntConsumer<String> listener, int heard) {
        ask(object, new @Nullable Object[] {listener, heard});
    }

    /** Returns the bit of a kind. */
    public static int bit(int kind) {
        return 1 << kind;
    }

    private static @Nullable Object ask(Object object, @Nullable Object @Nullable [] arguments) {
        try {
            return ((InvocationHandler) object).invoke(TOKEN, null, arguments);
        } catch (UnsupportedOperationException other) {
            throw new SessionException(
                    "Class " + object.getClass().getName() + " was woven by a weaver of another version. Weave it anew"
                            + " with the mercator-weaver that comes with this Mercator.",
                    other);
        } catch (Throwable thrown) {
            throw new IllegalStateException(
                    "The slot of a woven object is read and written without exceptions.", thrown);
        }
    }
}

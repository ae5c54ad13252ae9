package io.mercator.weaver.support;

import io.mercator.weaver.Weaver;
import io.mercator.weaver.source.ClassFiles;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Classes woven in memory and loaded by a class loader of their own, whose verifier sees all of them. */
public final class Woven extends ClassLoader {
    private static final String TOKEN = "io.mercator.weave/1";

    private final Map<String, byte[]> classFiles;

    private Woven(Map<String, byte[]> classFiles) {
        super(ClassLoader.getPlatformClassLoader());
        this.classFiles = classFiles;
    }

    /** Weaves classes and loads them all. */
    public static Woven of(Map<String, byte[]> plain, String... patterns) {
        return load(weave(plain, patterns));
    }

    /** Loads classes as they are. */
    public static Woven load(Map<String, byte[]> classFiles) {
        Woven woven = new Woven(classFiles);
        for (String name : classFiles.keySet()) {
            woven.type(name).getDeclaredConstructors(); // Links, and so verifies.
        }
        return woven;
    }

    /** Weaves classes. */
    public static Map<String, byte[]> weave(Map<String, byte[]> plain, String... patterns) {
        Weaver weaver = Weaver.of(List.of(patterns), ClassFiles.of(plain).or(ClassFiles.ofPlatform()));
        Map<String, byte[]> woven = new TreeMap<>();
        plain.forEach((name, bytes) -> woven.put(name, weaver.weave(name, bytes).classFile()));
        return woven;
    }

    /** Puts a listener into an object that hears of everything. */
    public static Recorder listen(Object object) {
        return listen(object, 31);
    }

    /** Puts a listener into an object that hears of some kinds of accesses, a bit for each. */
    public static Recorder listen(Object object, int heard) {
        Recorder recorder = new Recorder();
        slot(object, new Object[] {recorder, heard});
        return recorder;
    }

    /** Returns the listener of an object. */
    public static Object listener(Object object) {
        return slot(object, null);
    }

    /** Returns a class. */
    public Class<?> type(String name) {
        try {
            return Class.forName(name, false, this);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /** Makes an object by the constructor that takes the arguments. */
    public Object create(String name, Object... arguments) {
        Constructor<?> constructor = Arrays.stream(type(name).getDeclaredConstructors())
                .filter(each -> takes(each.getParameterTypes(), arguments))
                .findFirst()
                .orElseThrow();
        constructor.setAccessible(true);
        return unwrapped(() -> constructor.newInstance(arguments));
    }

    /** Calls a method of an object, found in its class or above it. */
    public static Object call(Object object, String name, Object... arguments) {
        return call(object.getClass(), object, name, arguments);
    }

    /** Calls a static method. */
    public Object callStatic(String type, String name, Object... arguments) {
        return call(type(type), null, name, arguments);
    }

    private static Object call(Class<?> type, Object object, String name, Object... arguments) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            for (Method method : each.getDeclaredMethods()) {
                if (method.getName().equals(name)
                        && !method.isBridge()
                        && method.getParameterCount() == arguments.length) {
                    method.setAccessible(true);
                    return unwrapped(() -> method.invoke(object, arguments));
                }
            }
        }
        throw new AssertionError("No method " + name);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = classFiles.get(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }

    private static boolean takes(Class<?>[] types, Object[] arguments) {
        return types.length == arguments.length
                && IntStream.range(0, types.length)
                        .allMatch(index -> types[index].isPrimitive()
                                || arguments[index] == null
                                || types[index].isInstance(arguments[index]));
    }

    private static Object slot(Object object, Object[] arguments) {
        try {
            return ((InvocationHandler) object).invoke(TOKEN, null, arguments);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static Object unwrapped(Reflection call) {
        try {
            return call.run();
        } catch (InvocationTargetException e) {
            return sneaky(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @SuppressWarnings("unchecked") // The type is inferred as unchecked: the caller sees the very exception.
    private static <T extends Throwable> Object sneaky(Throwable cause) throws T {
        throw (T) cause;
    }

    private interface Reflection {
        Object run() throws ReflectiveOperationException;
    }
}

package io.mercator.api.mapping;

import io.mercator.api.error.ConfigurationException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The one place that looks at the declared members of a user's class: to make method handles of them through the Lookup
 * that the class's own module handed over, and to see what the weaver added.
 */
final class LookupAccess<E> {
    private final Class<E> type;
    private final MethodHandles.Lookup lookup;

    private LookupAccess(Class<E> type, MethodHandles.Lookup lookup) {
        this.type = type;
        this.lookup = lookup;
    }

    static <E> LookupAccess<E> of(Class<E> type, MethodHandles.Lookup lookup) {
        try {
            LookupAccess.class.getModule().addReads(type.getModule());
            return new LookupAccess<>(type, MethodHandles.privateLookupIn(type, lookup));
        } catch (IllegalAccessException refused) {
            throw new ConfigurationException(
                    "The Lookup given for " + type.getName() + " may not see its private members. Pass"
                            + " MethodHandles.lookup() from a class of the module '"
                            + type.getModule().getName() + "', or map by method references.",
                    refused);
        }
    }

    /** Looks for what the weaver adds to classes. Sees names alone and needs no permission. */
    static Weaving weaving(Class<?> type) {
        boolean isWoven = false;
        List<String> unwoven = new ArrayList<>();
        for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass()) {
            Set<String> methods =
                    Arrays.stream(at.getDeclaredMethods()).map(Method::getName).collect(Collectors.toSet());
            for (Field field : at.getDeclaredFields()) {
                if (field.getName().equals(Weaving.SLOT)) {
                    isWoven = true;
                } else if (!Modifier.isStatic(field.getModifiers())
                        && !field.isSynthetic()
                        && !methods.contains(Weaving.READER + field.getName())) {
                    unwoven.add(at.getSimpleName() + "." + field.getName());
                }
            }
        }
        return isWoven ? new Weaving(true, List.copyOf(unwoven)) : Weaving.NONE;
    }

    Optional<Class<?>> fieldType(String name) {
        return Optional.ofNullable(find(name)).map(Field::getType);
    }

    boolean isFinal(String name) {
        Field field = find(name);
        return field != null && Modifier.isFinal(field.getModifiers());
    }

    /** Finds the field in the class or in the superclasses that the lookup may see. */
    private @Nullable Field find(String name) {
        for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass()) {
            for (Field field : at.getDeclaredFields()) {
                if (field.getName().equals(name) && !Modifier.isStatic(field.getModifiers())) {
                    return field;
                }
            }
        }
        return null;
    }

    PropertyAccess<E> field(String name) {
        Field field = find(name);
        if (field == null) {
            throw new ConfigurationException("Class " + type.getName() + " has no field '" + name + "'.");
        }
        try {
            MethodHandles.Lookup owner = field.getDeclaringClass() == type
                    ? lookup
                    : MethodHandles.privateLookupIn(field.getDeclaringClass(), lookup);
            MethodHandle getter = owner.unreflectGetter(field);
            MethodHandle setter = owner.unreflectSetter(field);
            return access(field.getType(), getter, setter);
        } catch (IllegalAccessException refused) {
            throw new ConfigurationException(
                    "The Lookup given for " + type.getName() + " may not see its field '" + name
                            + "'. Pass MethodHandles.lookup() from a class of the module that declares it, or map by"
                            + " method references.",
                    refused);
        }
    }

    /** Reads a field that is an argument of the constructor, and is never written. */
    PropertyAccess<E> readOnly(String name) {
        Field field = find(name);
        if (field == null) {
            throw new ConfigurationException("Class " + type.getName() + " has no field '" + name + "'.");
        }
        try {
            MethodHandle get = MethodHandles.privateLookupIn(field.getDeclaringClass(), lookup)
                    .unreflectGetter(field)
                    .asType(MethodType.methodType(Object.class, Object.class));
            return new PropertyAccess.OfObject<E, Object>(
                    object -> {
                        try {
                            return (Object) get.invokeExact((Object) object);
                        } catch (Throwable thrown) {
                            throw unexpected(thrown);
                        }
                    },
                    null);
        } catch (IllegalAccessException refused) {
            throw new ConfigurationException(
                    "The Lookup given for " + type.getName() + " may not see its field '" + name + "'.", refused);
        }
    }

    /** Returns the names of a record's components, in their order. */
    List<String> components() {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    /** Returns a record's canonical constructor. */
    Function<@Nullable Object[], E> canonicalConstructor() {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            MethodHandle constructor = lookup.findConstructor(type, MethodType.methodType(void.class, types))
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
            return arguments -> {
                try {
                    return type.cast((Object) constructor.invokeExact(arguments));
                } catch (Throwable thrown) {
                    throw unexpected(thrown);
                }
            };
        } catch (NoSuchMethodException | IllegalAccessException refused) {
            throw new ConfigurationException(
                    "The Lookup given for " + type.getName() + " may not call its canonical constructor. Pass"
                            + " MethodHandles.lookup() from a class of the record's module.",
                    refused);
        }
    }

    private PropertyAccess<E> access(Class<?> fieldType, MethodHandle getter, MethodHandle setter) {
        if (fieldType == int.class) {
            MethodHandle get = getter.asType(MethodType.methodType(int.class, Object.class));
            MethodHandle set = setter.asType(MethodType.methodType(void.class, Object.class, int.class));
            return new PropertyAccess.OfInt<>(
                    object -> {
                        try {
                            return (int) get.invokeExact((Object) object);
                        } catch (Throwable thrown) {
                            throw unexpected(thrown);
                        }
                    },
                    (object, value) -> {
                        try {
                            set.invokeExact((Object) object, value);
                        } catch (Throwable thrown) {
                            throw unexpected(thrown);
                        }
                    });
        }
        if (fieldType == long.class) {
            MethodHandle get = getter.asType(MethodType.methodType(long.class, Object.class));
            MethodHandle set = setter.asType(MethodType.methodType(void.class, Object.class, long.class));
            return new PropertyAccess.OfLong<>(
                    object -> {
                        try {
                            return (long) get.invokeExact((Object) object);
                        } catch (Throwable thrown) {
                            throw unexpected(thrown);
                        }
                    },
                    (object, value) -> {
                        try {
                            set.invokeExact((Object) object, value);
                        } catch (Throwable thrown) {
                            throw unexpected(thrown);
                        }
                    });
        }
        MethodHandle get = getter.asType(MethodType.methodType(Object.class, Object.class));
        MethodHandle set = setter.asType(MethodType.methodType(void.class, Object.class, Object.class));
        return new PropertyAccess.OfObject<E, Object>(
                object -> {
                    try {
                        return (Object) get.invokeExact((Object) object);
                    } catch (Throwable thrown) {
                        throw unexpected(thrown);
                    }
                },
                (object, value) -> {
                    try {
                        set.invokeExact((Object) object, value);
                    } catch (Throwable thrown) {
                        throw unexpected(thrown);
                    }
                });
    }

    Supplier<E> constructor() {
        try {
            MethodHandle constructor = lookup.findConstructor(type, MethodType.methodType(void.class))
                    .asType(MethodType.methodType(Object.class));
            return () -> {
                try {
                    return type.cast((Object) constructor.invokeExact());
                } catch (Throwable thrown) {
                    throw unexpected(thrown);
                }
            };
        } catch (NoSuchMethodException | IllegalAccessException missing) {
            throw new ConfigurationException(
                    "Class " + type.getName() + " has no constructor without parameters. Name one with"
                            + " construct(() -> new " + type.getSimpleName() + "(...)).",
                    missing);
        }
    }

    private static RuntimeException unexpected(Throwable thrown) {
        if (thrown instanceof RuntimeException unchecked) {
            return unchecked;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        return new ConfigurationException("A constructor or field handle threw a checked exception.", thrown);
    }
}

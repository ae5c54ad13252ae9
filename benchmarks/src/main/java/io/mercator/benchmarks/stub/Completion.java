package io.mercator.benchmarks.stub;

import java.sql.SQLFeatureNotSupportedException;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.ExceptionMethod;
import net.bytebuddy.matcher.ElementMatchers;

/** Completes classes that have by hand the few methods of JDBC's large interfaces that are used; the others refuse. */
final class Completion {
    private Completion() {}

    static <T> T of(Class<T> handwritten, Class<?>[] types, Object... arguments) {
        try (var made = new ByteBuddy()
                .subclass(handwritten)
                .method(ElementMatchers.isAbstract())
                .intercept(ExceptionMethod.throwing(SQLFeatureNotSupportedException.class))
                .make()) {
            return made.load(handwritten.getClassLoader(), ClassLoadingStrategy.Default.INJECTION)
                    .getLoaded()
                    .getDeclaredConstructor(types)
                    .newInstance(arguments);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

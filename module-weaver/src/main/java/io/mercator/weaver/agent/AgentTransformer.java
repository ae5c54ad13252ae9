package io.mercator.weaver.agent;

import io.mercator.weaver.Weaver;
import io.mercator.weaver.Weaving;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Weaves what is loaded, with a weaver for each class loader. A class that fails stays plain and is told of: what a
 * transformer throws, the JVM swallows.
 */
final class AgentTransformer implements ClassFileTransformer {
    private static final String OWN = "io/mercator/weaver/";

    private final AgentArguments arguments;
    private final Map<ClassLoader, Weaver> weavers = Collections.synchronizedMap(new WeakHashMap<>());

    AgentTransformer(AgentArguments arguments) {
        this.arguments = arguments;
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        if (loader == null || loader == ClassLoader.getPlatformClassLoader() || name == null || name.startsWith(OWN)) {
            return null;
        }
        String className = name.replace('/', '.');
        try {
            return weave(loader, className, classFile);
        } catch (Throwable e) {
            complain(className, e);
            return null;
        }
    }

    private byte @Nullable [] weave(ClassLoader loader, String className, byte[] classFile) {
        Weaving weaving = weaver(loader).weave(className, classFile);
        weaving.warnings().forEach(Complaints::print);
        return weaving.hasChanged() ? weaving.classFile() : null;
    }

    private Weaver weaver(ClassLoader loader) {
        Weaver weaver = weavers.get(loader);
        if (weaver == null) {
            weaver = arguments.weaver(loader);
            weavers.put(loader, weaver);
        }
        return weaver;
    }

    private void complain(String className, Throwable cause) {
        String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        Complaints.print("class " + className + " stays plain, and its reads and writes are not seen. " + message);
        if (arguments.isStrict()) {
            Complaints.endJvm();
        }
    }
}

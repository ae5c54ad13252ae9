package io.mercator.weaver;

import io.mercator.weaver.archive.Archive;
import io.mercator.weaver.error.WeavingException;
import io.mercator.weaver.pattern.ClassPatterns;
import io.mercator.weaver.plan.WeavingPlan;
import io.mercator.weaver.source.ClassFiles;
import io.mercator.weaver.transform.WeavingVisitor;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.build.BuildLogger;
import net.bytebuddy.build.Plugin;
import net.bytebuddy.description.field.FieldDescription;
import net.bytebuddy.description.field.FieldList;
import net.bytebuddy.description.method.MethodList;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.pool.TypePool;
import org.jspecify.annotations.Nullable;

/**
 * Weaves in a build that uses Byte Buddy's Maven or Gradle plugin. Its argument are the patterns, with commas between
 * them. All classes are woven in memory before the first one is written, so that a build that fails leaves them as they
 * were.
 *
 * <pre>{@code
 * <transformation>
 *     <plugin>io.mercator.weaver.WeaverPlugin</plugin>
 *     <arguments>
 *         <argument><index>0</index><value>com.acme.model.*</value></argument>
 *     </arguments>
 * </transformation>
 * }</pre>
 */
public final class WeaverPlugin implements Plugin.WithPreprocessor {
    private final Weaver weaver;
    private final BuildLogger log;
    private final @Nullable Path root;
    private final Set<String> classNames = ConcurrentHashMap.newKeySet();
    private volatile @Nullable ClassFileLocator locator;
    private @Nullable Map<String, byte[]> changing;
    private @Nullable Weaver running;

    /**
     * Creates the plugin for builds that give it only the classes that have changed: a pattern asks for nothing when it
     * asks for no class of the whole folder.
     *
     * @param patterns the classes asked for, with commas or blanks between patterns
     * @param log is told what is not seen in spite of all
     * @param root the folder of all classes
     * @throws WeavingException if there is no pattern, or one is malformed
     */
    @Plugin.Factory.UsingReflection.Priority(2)
    public WeaverPlugin(String patterns, BuildLogger log, File root) {
        this(patterns, log, root.toPath());
    }

    /**
     * Creates the plugin for builds that give it all classes.
     *
     * @param patterns the classes asked for, with commas or blanks between patterns
     * @param log is told what is not seen in spite of all
     * @throws WeavingException if there is no pattern, or one is malformed
     */
    @Plugin.Factory.UsingReflection.Priority(1)
    public WeaverPlugin(String patterns, BuildLogger log) {
        this(patterns, log, (Path) null);
    }

    /**
     * Creates the plugin for builds without a log.
     *
     * @param patterns the classes asked for, with commas or blanks between patterns
     * @throws WeavingException if there is no pattern, or one is malformed
     */
    public WeaverPlugin(String patterns) {
        this(patterns, BuildLogger.NoOp.INSTANCE);
    }

    private WeaverPlugin(String patterns, BuildLogger log, @Nullable Path root) {
        this.weaver = Weaver.of(ClassPatterns.split(patterns), this::find);
        this.log = log;
        this.root = root;
    }

    @Override
    public void onPreprocess(TypeDescription type, ClassFileLocator classFileLocator) {
        locator = classFileLocator;
        classNames.add(type.getName());
    }

    @Override
    public boolean matches(@Nullable TypeDescription type) {
        return type != null && changing().containsKey(type.getName());
    }

    @Override
    public DynamicType.Builder<?> apply(
            DynamicType.Builder<?> builder, TypeDescription type, ClassFileLocator classFileLocator) {
        byte[] classFile = changing().get(type.getName());
        return classFile == null || running == null ? builder : builder.visit(new Wrapper(running.plan(classFile)));
    }

    @Override
    public void close() {
        // Nothing is held open: the locator is the build's.
    }

    private synchronized Map<String, byte[]> changing() {
        if (changing == null) {
            weaver.requireMatches(present());
            running = weaver.only(classNames);
            changing = rehearse(running);
        }
        return changing;
    }

    private Set<String> present() {
        Set<String> present = new HashSet<>(classNames);
        if (root != null && Files.exists(root)) {
            try {
                Archive.of(root).classes().forEach(each -> present.add(each.className()));
            } catch (IOException e) {
                throw new UncheckedIOException("The classes in '" + root + "' cannot be read.", e);
            }
        }
        return present;
    }

    private Map<String, byte[]> rehearse(Weaver run) {
        Map<String, byte[]> result = new HashMap<>();
        List<String> failures = new ArrayList<>();
        for (String className : classNames.stream().sorted().toList()) {
            try {
                byte[] classFile = find(className);
                if (classFile != null) {
                    Weaving weaving = run.weave(className, classFile);
                    weaving.warnings().forEach(log::warn);
                    if (weaving.hasChanged()) {
                        result.put(className, classFile);
                    }
                    if (weaving.outcome() == Weaving.Outcome.LEFT) {
                        log.info("Class '" + className + "' is left as it is: " + weaving.reason() + ".");
                    }
                }
            } catch (WeavingException e) {
                failures.add(e.getMessage());
            }
        }
        if (!failures.isEmpty()) {
            throw WeavingException.ofAll(failures);
        }
        return result;
    }

    private byte @Nullable [] find(String className) {
        ClassFileLocator given = locator;
        try {
            ClassFileLocator.Resolution found = given == null ? null : given.locate(className);
            return found != null && found.isResolved()
                    ? found.resolve()
                    : ClassFiles.ofPlatform().find(className);
        } catch (IOException e) {
            throw new UncheckedIOException("The class file of '" + className + "' cannot be read.", e);
        }
    }

    private static final class Wrapper extends AsmVisitorWrapper.AbstractBase {
        private final WeavingPlan plan;

        Wrapper(WeavingPlan plan) {
            this.plan = plan;
        }

        @Override
        public ClassVisitor wrap(
                TypeDescription instrumentedType,
                ClassVisitor classVisitor,
                Implementation.Context implementationContext,
                TypePool typePool,
                FieldList<FieldDescription.InDefinedShape> fields,
                MethodList<?> methods,
                int writerFlags,
                int readerFlags) {
            return new WeavingVisitor(classVisitor, plan);
        }
    }
}

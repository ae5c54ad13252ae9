package io.mercator.weaver.classfile;

import io.mercator.weaver.source.ClassFiles;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Classes above and around a class, by their class files, each read once. Plain gets and puts instead of
 * {@code computeIfAbsent}: reading a class file can load classes, and so come back here within an agent.
 */
public final class Hierarchy {
    /** What the names of classes begin with that only Java itself may define. */
    static final String JAVA = "java/";

    /** Deeper than any real hierarchy: damaged class files may be their own superclasses. */
    private static final int DEEPEST = 0xFFFF;

    private static final String OBJECT = "java/lang/Object";

    private final ClassFiles classFiles;
    private final Map<String, Optional<ClassFile>> known = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> families = new ConcurrentHashMap<>();

    /** Creates a hierarchy over class files. */
    public Hierarchy(ClassFiles classFiles) {
        this.classFiles = classFiles;
    }

    /** Finds a class; nothing for one whose class file is missing or cannot be read. */
    public Optional<ClassFile> find(String name) {
        Optional<ClassFile> found = known.get(name);
        if (found == null) {
            found = read(name);
            known.put(name, found);
        }
        return found;
    }

    /** Returns the superclasses that are found, nearest first, {@code Object} left out. */
    public List<ClassFile> superclasses(ClassFile file) {
        List<ClassFile> superclasses = new ArrayList<>();
        String name = file.superName();
        while (name != null && !name.equals(OBJECT)) {
            Optional<ClassFile> found = find(name);
            if (found.isEmpty() || superclasses.size() > DEEPEST) {
                break;
            }
            superclasses.add(found.get());
            name = found.get().superName();
        }
        return superclasses;
    }

    /** Tells whether a class or a superclass is such; Java's own are not asked, and need not be read. */
    public boolean anySuperclass(ClassFile file, Predicate<ClassFile> condition) {
        Optional<ClassFile> next = Optional.of(file);
        for (int depth = 0; next.isPresent() && depth < DEEPEST; depth++) {
            if (condition.test(next.get())) {
                return true;
            }
            String name = next.get().superName();
            next = name == null || name.startsWith(JAVA) ? Optional.empty() : find(name);
        }
        return false;
    }

    /** Returns the nearest superclass whose class file is missing; null when all are found. */
    public @Nullable String missingSuperclass(ClassFile file) {
        List<ClassFile> superclasses = superclasses(file);
        ClassFile last = superclasses.isEmpty() ? file : superclasses.get(superclasses.size() - 1);
        String name = last.superName();
        return name == null || name.equals(OBJECT) ? null : name;
    }

    /**
     * Tells whether a class or one above it, interfaces included, is such; a missing one is what {@code missing} says.
     */
    public boolean anyAbove(ClassFile file, Predicate<ClassFile> condition, boolean missing) {
        Set<String> seen = new HashSet<>();
        Deque<ClassFile> open = new ArrayDeque<>(List.of(file));
        boolean lost = false;
        while (!open.isEmpty()) {
            ClassFile next = open.remove();
            if (condition.test(next)) {
                return true;
            }
            List<String> above = new ArrayList<>(next.interfaces());
            if (next.superName() != null && !next.superName().equals(OBJECT)) {
                above.add(next.superName());
            }
            for (String name : above) {
                if (seen.add(name)) {
                    Optional<ClassFile> found = find(name);
                    lost |= found.isEmpty();
                    found.ifPresent(open::add);
                }
            }
        }
        return lost && missing;
    }

    /**
     * Returns the names of the classes that may see each other's private members: the nest of newer class files, all
     * that is written within one outermost class in older ones.
     */
    public Set<String> family(ClassFile file) {
        String outermost = outermost(file);
        Set<String> family = families.get(outermost);
        if (family == null) {
            family = members(
                    outermost.equals(file.name()) ? file : find(outermost).orElse(file), file);
            families.put(outermost, family);
        }
        return family;
    }

    /** Tells whether a class is one of the Java platform's, which nobody weaves. */
    public boolean isPlatform(String name) {
        return name.startsWith(JAVA) || ClassLoader.getPlatformClassLoader().getResource(name + ".class") != null;
    }

    private Optional<ClassFile> read(String name) {
        byte[] bytes = classFiles.find(name.replace('/', '.'));
        try {
            return bytes == null ? Optional.empty() : Optional.of(ClassFileParser.parse(bytes));
        } catch (RuntimeException e) {
            return Optional.empty(); // As good as missing: whoever needs it says so.
        }
    }

    private String outermost(ClassFile file) {
        Set<String> seen = new HashSet<>(Set.of(file.name()));
        ClassFile current = file;
        String outer = outer(current);
        while (outer != null && seen.add(outer)) {
            Optional<ClassFile> found = find(outer);
            if (found.isEmpty()) {
                return outer;
            }
            current = found.get();
            outer = outer(current);
        }
        return current.name();
    }

    private static @Nullable String outer(ClassFile file) {
        if (file.nestHost() != null) {
            return file.nestHost();
        }
        if (file.enclosing() != null) {
            return file.enclosing();
        }
        return file.nested().stream()
                .filter(entry -> entry.name().equals(file.name()))
                .map(Nested::outer)
                .findFirst()
                .orElse(null);
    }

    private Set<String> members(ClassFile outermost, ClassFile file) {
        Set<String> members = new HashSet<>(List.of(outermost.name(), file.name()));
        Deque<ClassFile> open = new ArrayDeque<>(List.of(outermost));
        while (!open.isEmpty()) {
            ClassFile next = open.remove();
            List<String> within = new ArrayList<>(next.nestMembers());
            next.nested().stream()
                    .filter(entry -> next.name().equals(entry.outer())
                            || entry.outer() == null && entry.name().startsWith(next.name() + "$"))
                    .forEach(entry -> within.add(entry.name()));
            within.stream().filter(members::add).forEach(name -> find(name).ifPresent(open::add));
        }
        return Set.copyOf(members);
    }
}

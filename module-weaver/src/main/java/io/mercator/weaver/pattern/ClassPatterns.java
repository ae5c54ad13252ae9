package io.mercator.weaver.pattern;

import io.mercator.weaver.error.WeavingException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The patterns of one run; a class is asked for when one of them matches. */
public final class ClassPatterns {
    /** What patterns look like, for messages. */
    static final String FORMS =
            "Write com.acme.User for one class, com.acme.User$* for its nested classes, com.acme.model.* "
                    + "for a package, com.acme.model.** for its subpackages too, or com.acme.**.*Entity.";

    private final List<ClassPattern> patterns;

    private ClassPatterns(List<ClassPattern> patterns) {
        this.patterns = patterns;
    }

    /** Reads patterns; at least one is needed, for only what is asked for is woven. */
    public static ClassPatterns of(Collection<String> patterns) {
        if (patterns.isEmpty()) {
            throw new WeavingException(
                    "No class is asked for: no pattern is given, and only classes asked for are woven. " + FORMS);
        }
        return new ClassPatterns(patterns.stream().map(ClassPattern::of).toList());
    }

    /** Reads patterns in one text, between commas or blanks. */
    public static List<String> split(String text) {
        return Arrays.stream(text.split("[,\\s]+"))
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** Tells whether a class is asked for. */
    public boolean matches(String className) {
        return patterns.stream().anyMatch(pattern -> pattern.matches(className));
    }

    /** Tells whether a class is asked for by its very name. */
    public boolean names(String className) {
        return patterns.stream().anyMatch(pattern -> pattern.isExact() && pattern.matches(className));
    }

    /** Refuses patterns that ask for none of the classes there are. */
    public void requireMatches(Collection<String> classNames) {
        List<ClassPattern> idle = patterns.stream()
                .filter(pattern -> classNames.stream().noneMatch(pattern::matches))
                .toList();
        if (!idle.isEmpty()) {
            throw new WeavingException(idle.stream()
                    .map(pattern -> "The pattern '" + pattern + "' asks for none of the " + classNames.size()
                            + " classes here. " + SimilarNames.hint(pattern, classNames))
                    .collect(Collectors.joining("\n")));
        }
    }

    @Override
    public String toString() {
        return patterns.stream().map(ClassPattern::toString).collect(Collectors.joining(", "));
    }
}

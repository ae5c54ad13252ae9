package io.mercator.weaver.pattern;

import io.mercator.weaver.error.WeavingException;
import java.util.regex.Pattern;

/**
 * Names of classes: one name, or many by {@code *} (anything within one package) and {@code **} (dots too). Two stars
 * between dots stand for no package as well.
 */
public final class ClassPattern {
    private static final Pattern FORM = Pattern.compile(
            "(?:\\*\\*|[\\p{javaJavaIdentifierPart}*]+)(?:\\.(?:\\*\\*|[\\p{javaJavaIdentifierPart}*]+))*");

    private final String text;
    private final Pattern names;

    private ClassPattern(String text) {
        this.text = text;
        this.names = Pattern.compile(expression(text));
    }

    /** Reads a pattern. */
    public static ClassPattern of(String text) {
        if (text.contains("/") || text.endsWith(".class")) {
            throw malformed(text, "It is a path, and patterns are names with dots");
        }
        if (!FORM.matcher(text).matches() || text.contains("***")) {
            throw malformed(text, "It has parts that no class name has");
        }
        return new ClassPattern(text);
    }

    /** Tells whether a class is asked for. */
    public boolean matches(String className) {
        return names.matcher(className).matches();
    }

    /** Tells whether this is the name of one class. */
    public boolean isExact() {
        return text.indexOf('*') < 0;
    }

    /** Tells whether this asks for whole packages. */
    boolean isPackage() {
        return text.endsWith(".*") || text.endsWith(".**");
    }

    @Override
    public String toString() {
        return text;
    }

    private static WeavingException malformed(String text, String why) {
        return new WeavingException("'" + text + "' is no pattern of class names. " + why + ". " + ClassPatterns.FORMS);
    }

    private static String expression(String text) {
        StringBuilder expression = new StringBuilder();
        int index = 0;
        while (index < text.length()) {
            if (text.startsWith("**.", index) && (index == 0 || text.charAt(index - 1) == '.')) {
                expression.append("(?:.*\\.)?");
                index += 3;
            } else if (text.startsWith("**", index)) {
                expression.append(".*");
                index += 2;
            } else if (text.charAt(index) == '*') {
                expression.append("[^.]*");
                index++;
            } else {
                expression.append(Pattern.quote(text.substring(index, index + 1)));
                index++;
            }
        }
        return expression.toString();
    }
}

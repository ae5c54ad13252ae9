package io.mercator.weaver.agent;

import io.mercator.weaver.Weaver;
import io.mercator.weaver.error.WeavingException;
import io.mercator.weaver.pattern.ClassPatterns;
import io.mercator.weaver.source.ClassFiles;
import java.lang.ref.WeakReference;
import java.util.List;

/**
 * The arguments of the agent.
 *
 * @param patterns the classes asked for
 * @param isStrict whether the JVM ends when a class cannot be woven
 */
record AgentArguments(List<String> patterns, boolean isStrict) {
    private static final String STRICT = "strict";
    private static final String FORM =
            " The agent's arguments are -javaagent:mercator-weaver-standalone.jar=com.acme.model.*,com.acme.Other.";

    static AgentArguments of(String text) {
        int semicolon = text.indexOf(';');
        String option = semicolon < 0 ? "" : text.substring(0, semicolon).trim();
        if (semicolon >= 0 && !option.equals(STRICT)) {
            throw new WeavingException("The agent has no option '" + option
                    + "'. There is strict, which ends the JVM when a class cannot be "
                    + "woven: =strict;com.acme.model.*");
        }
        List<String> patterns = ClassPatterns.split(text.substring(semicolon + 1));
        try {
            ClassPatterns.of(patterns);
        } catch (WeavingException e) {
            throw new WeavingException(e.getMessage() + FORM, e);
        }
        return new AgentArguments(patterns, semicolon >= 0);
    }

    /** Makes the weaver of a class loader, which it does not keep alive. */
    Weaver weaver(ClassLoader loader) {
        WeakReference<ClassLoader> reference = new WeakReference<>(loader);
        return Weaver.of(patterns, className -> {
            ClassLoader alive = reference.get();
            return alive == null ? null : ClassFiles.of(alive).find(className);
        });
    }
}

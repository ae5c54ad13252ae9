package io.mercator.weaver.agent;

import io.mercator.weaver.error.WeavingException;
import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/** {@code -javaagent:mercator-weaver-VERSION-standalone.jar=[strict;]PATTERN,...} */
public final class WeaverAgent {
    private WeaverAgent() {}

    /** Weaves classes from now on as they are loaded. */
    public static void premain(@Nullable String arguments, Instrumentation instrumentation) {
        try {
            AgentArguments asked = AgentArguments.of(arguments == null ? "" : arguments);
            instrumentation.addTransformer(new AgentTransformer(asked));
        } catch (WeavingException e) {
            Complaints.print(e.getMessage());
            Complaints.endJvm();
        }
    }
}

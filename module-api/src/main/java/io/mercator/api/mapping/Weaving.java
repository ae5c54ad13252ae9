package io.mercator.api.mapping;

import java.lang.reflect.InvocationHandler;
import java.util.List;

/**
 * What the weaver made of a class: whether its objects have a slot for their session's knowledge of them, and which fields
 * of it or of its superclasses may change without telling. Looked at in class files alone; no object is made.
 *
 * @param isWoven whether the objects have the slot
 * @param unwoven the fields that are read and written unseen, as {@code Class.field}
 */
record Weaving(boolean isWoven, List<String> unwoven) {
    static final String SLOT = "mercator$slot";
    static final String READER = "mercator$get$";
    static final Weaving NONE = new Weaving(false, List.of());

    /** What to do to a class that is not woven; {@code docs/weaving.md} has the whole. */
    static final String REMEDY =
            "Weave it when it is built (the plugin of mercator-weaver for Maven, or java -jar mercator-weaver-standalone.jar on its"
                    + " folder or jar), or start the JVM with -javaagent:mercator-weaver-standalone.jar=";

    static Weaving of(Class<?> type) {
        // what a woven class has and hardly any other: members of plain classes are not looked at
        return InvocationHandler.class.isAssignableFrom(type) ? LookupAccess.weaving(type) : NONE;
    }

    Tracker tracker() {
        return isWoven ? Tracker.WOVEN : Tracker.PLAIN;
    }

    boolean isWhole() {
        return isWoven && unwoven.isEmpty();
    }

    /** Says why a class does not do what only a woven one can, and what to do. */
    String refusal(Class<?> type) {
        if (type.isRecord()) {
            return "a record is never woven: its objects cannot change. Leave this out for it.";
        }
        if (!isWoven) {
            return "the class is not woven. " + REMEDY + type.getName() + ".";
        }
        return "the class is woven in part: " + String.join(", ", unwoven)
                + " may be read and written unseen. Weave the" + " classes that declare these fields as well.";
    }
}

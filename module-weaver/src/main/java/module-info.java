/**
 * The weaver: it changes class files so that their objects tell of the reads and writes of their fields. A woven class
 * uses types of {@code java.base} alone and needs neither this module nor any other of Mercator's.
 *
 * <p>Four ways lead to it: {@link io.mercator.weaver.WeaverPlugin} in a build, the command and the agent of the
 * standalone jar, and {@link io.mercator.weaver.Weaver} in a program.
 */
@org.jspecify.annotations.NullMarked
module io.mercator.weaver {
    requires static java.instrument;
    requires transitive net.bytebuddy;
    requires static org.jspecify;

    exports io.mercator.weaver;
    exports io.mercator.weaver.error;
    exports io.mercator.weaver.source;
}

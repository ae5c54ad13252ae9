package io.mercator.weaver;

import static io.mercator.weaver.support.Woven.call;
import static io.mercator.weaver.support.Woven.listen;
import static io.mercator.weaver.support.Woven.listener;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.weaver.source.ClassFiles;
import io.mercator.weaver.support.Recorder;
import io.mercator.weaver.support.Sources;
import io.mercator.weaver.support.Woven;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A copy has no listener: {@code Object.clone} copies the slot with all else. */
class CloneTest {
    private static final Map<String, byte[]> PLAIN = Sources.compile("""
            package p;
            public class Base implements Cloneable {
                int base;
                @Override protected Object clone() throws CloneNotSupportedException { return super.clone(); }
            }
            """, """
            package p;
            public class Copy extends Base {
                int own;
                @Override public Copy clone() {
                    try {
                        Copy copy = (Copy) super.clone();
                        copy.own++;
                        return copy;
                    } catch (CloneNotSupportedException e) { throw new AssertionError(e); }
                }
            }
            """, """
            package q;
            public class Deep extends p.Copy {
                int[] marks = {1};
                @Override public Deep clone() { Deep copy = (Deep) super.clone(); copy.marks = marks.clone(); return copy; }
            }
            """, """
            package p;
            public class Maker { public Object clone() { return new Maker(); } }
            """, """
            package p;
            public class Made extends Maker { int x; @Override public Object clone() { return super.clone(); } }
            """, """
            package p;
            public class Silent extends Base { int x; }
            """);

    @Test
    void aCopyHasNoListenerAndItsOriginalKeepsIt() {
        Woven classes = Woven.of(PLAIN, "p.*");
        Object original = classes.create("p.Copy");
        Recorder recorder = listen(original);

        Object copy = call(original, "clone");
        assertThat(listener(copy)).isNull();
        assertThat(listener(original)).isSameAs(recorder);
        assertThat(recorder.told()).isEmpty();
    }

    @Test
    void aCopyMadeAboveTheWovenClassHasNone() {
        Woven classes = Woven.of(PLAIN, "p.Copy");
        Object original = classes.create("p.Copy");
        listen(original);
        assertThat(listener(call(original, "clone"))).isNull();
    }

    @Test
    void aSubclassNotAskedForCopiesLikewise() {
        for (String[] patterns : new String[][] {{"p.Base"}, {"p.Copy"}, {"p.Base", "p.Copy", "q.Deep"}, {"q.Deep"}}) {
            Woven classes = Woven.of(PLAIN, patterns);
            Object original = classes.create("q.Deep");
            Recorder recorder = listen(original);
            assertThat(listener(call(original, "clone"))).isNull();
            assertThat(listener(original)).isSameAs(recorder);
        }
    }

    @Test
    void aSuperclassMayReturnSomethingElse() {
        Woven classes = Woven.of(PLAIN, "p.Made");
        assertThat(call(classes.create("p.Made"), "clone")).isInstanceOf(classes.type("p.Maker"));
    }

    @Test
    void theHelperIsMadeWhereItIsNeeded() {
        Woven classes = Woven.of(PLAIN, "p.Base", "p.Copy");
        assertThat(helpers(classes.type("p.Base"))).containsExactly("mercator$cloned");
        assertThat(helpers(classes.type("p.Copy"))).isEmpty();
        assertThat(helpers(classes.type("q.Deep"))).isEmpty();
    }

    @Test
    void aCloneAboveThatNobodyOverridesIsWarnedOf() {
        Weaver weaver = Weaver.of(List.of("p.Silent"), ClassFiles.of(PLAIN).or(ClassFiles.ofPlatform()));
        assertThat(weaver.weave("p.Silent", PLAIN.get("p.Silent")).warnings())
                .containsExactly(
                        "Class 'p.Silent' is woven and its superclass 'p.Base' is not: reads and writes of base are not "
                                + "seen. Ask for the superclass as well.",
                        "Class 'p.Silent' is woven and copied by clone() of its superclass 'p.Base', which is not: copies "
                                + "keep the listener of their original. Declare clone() in p.Silent as well.");
    }

    private static List<String> helpers(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .map(java.lang.reflect.Method::getName)
                .filter(name -> name.equals("mercator$cloned"))
                .toList();
    }
}

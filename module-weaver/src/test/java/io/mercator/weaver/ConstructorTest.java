package io.mercator.weaver;

import static io.mercator.weaver.support.Woven.call;
import static io.mercator.weaver.support.Woven.listen;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.weaver.support.Recorder;
import io.mercator.weaver.support.Sources;
import io.mercator.weaver.support.Woven;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** Constructors begin with an object that no helper may be given. */
class ConstructorTest {
    private static final String BASE = """
            package p;
            public class Base {
                Object first;
                Base(Object first) { this.first = first; }
            }
            """;
    private static final String NODE = """
            package p;
            public class Node extends Base {
                final Node parent;
                int depth = 4;
                Node child;
                Node(Node parent, boolean flag) {
                    super(flag ? new Base(new StringBuilder("a")) : new Base(parent.child));
                    this.parent = parent;
                    depth = parent == null ? 0 : parent.depth + 1;
                    if (parent != null) { parent.child = new Node(this, true, 1); }
                }
                Node(Node parent, boolean flag, int more) {
                    this(new Base(more), parent);
                    depth += more;
                }
                Node(Base base, Node parent) { super(base); this.parent = parent; parent.depth++; }
                Node() { super(new Object() { public String toString() { return new String("x"); } }); parent = null; }
                class Inner { final int seen = depth; Inner(int plus) { depth += plus; } }
            }
            """;

    @Test
    void afterTheirCallOfAnotherTheyTell() {
        Woven classes = Woven.of(Sources.compile(BASE, NODE), "p.*");
        Object root = classes.create("p.Node");
        Recorder recorder = listen(root);

        Object node = classes.create("p.Node", root, true);
        assertThat(recorder.told()).containsExactly("depth 0", "child 3", "child 4");
        assertThat(call(node, "toString")).isNotNull();
    }

    @Test
    void beforeItTheyDoNot() {
        Woven classes = Woven.of(Sources.compile(BASE, NODE), "p.*");
        Object root = classes.create("p.Node");
        Recorder recorder = listen(root);

        classes.create("p.Node", root, false);
        assertThat(recorder.told()).containsExactly("depth 0", "child 3", "child 4");
    }

    @Test
    void thoseOfInnerClassesTellOfTheObjectAround() {
        Woven classes = Woven.of(Sources.compile(BASE, NODE), "p.*");
        Object root = classes.create("p.Node");
        Recorder recorder = listen(root);

        classes.create("p.Node$Inner", root, 2);
        assertThat(recorder.told()).containsExactly("depth 0", "depth 0", "depth 2");
    }

    @Test
    void olderClassFilesAreNoDifferent() {
        for (String release : List.of("8", "11")) {
            Map<String, byte[]> plain = Sources.compile(List.of("--release", release), BASE, NODE);
            Woven classes = Woven.of(plain, "p.*");
            Object root = classes.create("p.Node");
            Recorder recorder = listen(root);

            classes.create("p.Node$Inner", root, 2);
            assertThat(recorder.told()).containsExactly("depth 0", "depth 0", "depth 2");
        }
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_25)
    void whatNewerJavaDoesBeforeTheirCallStaysAsItIs() {
        String early = """
                package p;
                public class Early extends Base {
                    int depth;
                    final String name;
                    Early(Early other, int limit) {
                        if (limit < 0) { throw new IllegalArgumentException(new String("limit")); }
                        int sum = other == null ? 0 : other.depth;
                        for (int i = 0; i < limit; i++) { sum += i; }
                        this.depth = sum;
                        name = "n" + sum;
                        super(new Object());
                        depth++;
                        if (other != null) { other.depth = depth; }
                    }
                }
                """;
        Woven classes = Woven.of(Sources.compile(BASE, early), "p.*");
        Object first = classes.create("p.Early", null, 3);
        Recorder recorder = listen(first);

        classes.create("p.Early", first, 3);
        assertThat(recorder.told()).containsExactly("depth 2");
    }
}

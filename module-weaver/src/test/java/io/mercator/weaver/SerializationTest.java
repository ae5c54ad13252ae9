package io.mercator.weaver;

import static io.mercator.weaver.support.Woven.call;
import static io.mercator.weaver.support.Woven.listen;
import static io.mercator.weaver.support.Woven.listener;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.weaver.source.ClassFiles;
import io.mercator.weaver.support.Sources;
import io.mercator.weaver.support.Woven;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Objects serialised by plain classes are read by woven ones, and the other way round. */
class SerializationTest {
    private static final Map<String, byte[]> PLAIN = Sources.compile("""
            package p;
            import java.io.Serializable;
            public class Outer implements Comparable<Outer>, Serializable, Cloneable {
                static final long CONSTANT = System.nanoTime();
                private static int hidden;
                static volatile int shown;
                private transient int passing;
                transient int seen;
                protected String name = "n";
                private final int[] marks = {1, 2};
                static { shown = 3; }
                public Outer() {}
                protected Outer(String name) { this.name = name; }
                private Outer(int mark) { marks[0] = mark; }
                public int compareTo(Outer other) { return name.compareTo(other.name); }
                private void secret() { Runnable lambda = () -> passing++; lambda.run(); }
                protected synchronized strictfp double compute(long[][] x, Outer y) { return 1; }
                public String getName() { return name; }
                static class Nested implements Serializable { int x; private class Deep { int y = x; } }
                protected static final class Guarded extends Outer { Object value; Nested[] all; }
                public class Inner implements Serializable { int z = hidden; }
                private static abstract class Secret implements java.io.Externalizable { public char c; }
                Serializable local() { class Local implements Serializable { long v; } return new Local(); }
                Serializable anonymous() { return new Serializable() { byte b; }; }
            }
            """, """
            package p;
            public class Declared implements java.io.Serializable { private static final long serialVersionUID = 5; int x; }
            """, """
            package p;
            public class Odd implements java.io.Serializable { private long serialVersionUID; int x; }
            """, """
            package p;
            public class NotSerial { int x; }
            """, """
            package p;
            public class Empty extends Outer {}
            """);

    @Test
    void theDefaultVersionIsThatOfThePlainClass() {
        Woven plain = Woven.load(PLAIN);
        Woven woven = Woven.of(PLAIN, "p.*");
        List<String> serializable = PLAIN.keySet().stream()
                .filter(name -> !name.equals("p.NotSerial") && !name.endsWith("Deep"))
                .filter(name -> !name.equals("p.Odd"))
                .toList();
        assertThat(serializable).hasSize(9);
        for (String name : serializable) {
            assertThat(ObjectStreamClass.lookup(woven.type(name)).getSerialVersionUID())
                    .as(name)
                    .isEqualTo(ObjectStreamClass.lookup(plain.type(name)).getSerialVersionUID());
        }
    }

    @Test
    void theVersionIsAddedWhereItIsNeeded() throws Exception {
        Woven woven = Woven.of(PLAIN, "p.*");
        var field = woven.type("p.Outer").getDeclaredField("serialVersionUID");
        assertThat(field.isSynthetic()).isTrue();
        assertThat(Modifier.toString(field.getModifiers())).isEqualTo("private static final");
        assertThat(woven.type("p.Declared").getDeclaredField("serialVersionUID").isSynthetic())
                .isFalse();
        assertThat(fields(woven, "p.NotSerial")).containsExactlyInAnyOrder("x", "mercator$slot", "mercator$heard");
        assertThat(fields(woven, "p.Empty")).isEmpty();
    }

    @Test
    void aFieldOfTheNameThatIsNoVersionIsWarnedOf() {
        Weaver weaver = Weaver.of(List.of("p.Odd"), ClassFiles.of(PLAIN).or(ClassFiles.ofPlatform()));
        assertThat(weaver.weave("p.Odd", PLAIN.get("p.Odd")).warnings())
                .containsExactly(
                        "Class 'p.Odd' has a field serialVersionUID that is not static and final, so its version "
                                + "cannot be kept: objects serialised before do not fit. Declare it static final long.");
    }

    @Test
    void objectsTravelBetweenWovenAndPlainClasses() throws Exception {
        Woven plain = Woven.load(PLAIN);
        Woven woven = Woven.of(PLAIN, "p.*");
        Object original = woven.create("p.Outer$Guarded");
        listen(original);

        Object there = read(write(original), plain);
        assertThat(call(there, "getName")).isEqualTo("n");
        Object back = read(write(there), woven);
        assertThat(call(back, "getName")).isEqualTo("n");
        assertThat(listener(back)).isNull();
    }

    private static List<String> fields(Woven woven, String type) {
        return java.util.Arrays.stream(woven.type(type).getDeclaredFields())
                .map(java.lang.reflect.Field::getName)
                .toList();
    }

    private static byte[] write(Object object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        return bytes.toByteArray();
    }

    private static Object read(byte[] bytes, Woven classes) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            protected Class<?> resolveClass(java.io.ObjectStreamClass type) {
                return type.getName().startsWith("[") ? array(type.getName()) : classes.type(type.getName());
            }
        }) {
            return in.readObject();
        }
    }

    private static Class<?> array(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}

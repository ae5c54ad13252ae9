package io.mercator.weaver;

import static io.mercator.weaver.support.Woven.call;
import static io.mercator.weaver.support.Woven.listen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.weaver.support.Recorder;
import io.mercator.weaver.support.Sources;
import io.mercator.weaver.support.Woven;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ObjIntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a woven class consists of, and what it keeps. */
class WovenFormTest {
    private static final Map<String, byte[]> PLAIN = Sources.compile("""
            package p;
            import java.lang.annotation.*;
            @Retention(RetentionPolicy.RUNTIME)
            @Target({ElementType.TYPE, ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
            public @interface Mark { String value() default ""; }
            """, """
            package p;
            import java.util.*;
            @Mark("type")
            public abstract sealed class Shape<T extends Number & Comparable<T>> implements Comparable<Shape<T>>
                    permits Shape.Circle, Shape.Square {
                @Mark("field") private List<@Mark("use") String> names;
                protected T size;
                public int sides;
                boolean round;
                @Mark("method") public <X extends Exception> T resize(@Mark("parameter") T newSize, final int times) throws X {
                    size = newSize;
                    Object value = newSize;
                    if (times < 0) {
                        throw new IllegalArgumentException("line");
                    }
                    return size;
                }
                public int compareTo(Shape<T> other) { return size.compareTo(other.size); }
                public static final class Circle extends Shape<Integer> { byte b; short s; char c; float f; double d; }
                public static non-sealed class Square extends Shape<Long> {}
            }
            """);
    private static final Woven WOVEN = Woven.of(PLAIN, "p.Shape", "p.Shape$*");
    private static final Woven KEPT = Woven.load(PLAIN);

    @Test
    void theTopmostClassHasTheSlot() throws Exception {
        Field slot = WOVEN.type("p.Shape").getDeclaredField("mercator$slot");
        assertThat(slot.getType()).isEqualTo(ObjIntConsumer.class);
        assertThat(slot.getGenericType()).isEqualTo(ObjIntConsumer.class);
        assertThat(Modifier.toString(slot.getModifiers())).isEqualTo("protected transient");
        assertThat(slot.isSynthetic()).isTrue();
    }

    @Test
    void theTopmostClassIsReachedByAnInterfaceOfTheJdk() throws Exception {
        Class<?> shape = WOVEN.type("p.Shape");
        assertThat(shape.getInterfaces()).containsExactly(Comparable.class, InvocationHandler.class);
        assertThat(Arrays.stream(shape.getGenericInterfaces()).map(Object::toString))
                .containsExactly("java.lang.Comparable<p.Shape<T>>", "interface java.lang.reflect.InvocationHandler");
        Method invoke = shape.getDeclaredMethod("invoke", Object.class, Method.class, Object[].class);
        assertThat(invoke.toString())
                .isEqualTo(
                        "public java.lang.Object p.Shape.invoke(java.lang.Object,java.lang.reflect.Method,java.lang.Object[])");
        assertThat(invoke.isSynthetic()).isFalse();
        assertThat(WOVEN.type("p.Shape$Circle").getInterfaces()).isEmpty();
    }

    @Test
    void helpersAreAsVisibleAsTheirFieldsAndPrivateOnesAsTheirPackage() {
        assertThat(helpers("p.Shape"))
                .containsExactly(
                        "protected static java.lang.Number mercator$get$size(p.Shape)",
                        "protected static void mercator$set$size(p.Shape,java.lang.Number)",
                        "public static int mercator$get$sides(p.Shape)",
                        "public static void mercator$set$sides(p.Shape,int)",
                        "static boolean mercator$get$round(p.Shape)",
                        "static java.util.List mercator$get$names(p.Shape)",
                        "static void mercator$set$names(p.Shape,java.util.List)",
                        "static void mercator$set$round(p.Shape,boolean)");
        assertThat(helpers("p.Shape$Circle")).hasSize(10);
        assertThat(helpers("p.Shape$Square")).isEmpty();
    }

    @Test
    void whatReflectionTellsIsAsBefore() throws Exception {
        Class<?> woven = WOVEN.type("p.Shape");
        Class<?> plain = KEPT.type("p.Shape");
        assertThat(woven.toGenericString()).isEqualTo(plain.toGenericString());
        assertThat(woven.getNestHost()).isEqualTo(woven);
        assertThat(names(woven.getNestMembers())).isEqualTo(names(plain.getNestMembers()));
        assertThat(names(woven.getPermittedSubclasses())).isEqualTo(names(plain.getPermittedSubclasses()));
        assertThat(Arrays.toString(woven.getAnnotations())).isEqualTo("[@p.Mark(\"type\")]");
        Field names = woven.getDeclaredField("names");
        assertThat(Arrays.toString(names.getAnnotations())).isEqualTo("[@p.Mark(\"field\")]");
        AnnotatedParameterizedType type = (AnnotatedParameterizedType) names.getAnnotatedType();
        assertThat(Arrays.toString(type.getAnnotatedActualTypeArguments()[0].getAnnotations()))
                .isEqualTo("[@p.Mark(\"use\")]");
        assertThat(names.toGenericString()).isEqualTo("private java.util.List<java.lang.String> p.Shape.names");
    }

    @Test
    void whatReflectionTellsOfAMethodIsAsBefore() {
        Method woven = method(WOVEN.type("p.Shape"));
        Method plain = method(KEPT.type("p.Shape"));
        assertThat(woven.toGenericString()).isEqualTo(plain.toGenericString());
        assertThat(Arrays.toString(woven.getParameters())).isEqualTo(Arrays.toString(plain.getParameters()));
        assertThat(woven.getParameters()[0].getName()).isEqualTo("newSize");
        assertThat(Arrays.deepToString(woven.getParameterAnnotations()))
                .isEqualTo(Arrays.deepToString(plain.getParameterAnnotations()))
                .contains("parameter");
        assertThat(Arrays.toString(woven.getAnnotations())).isEqualTo("[@p.Mark(\"method\")]");
    }

    @Test
    void anExceptionTellsTheSameLine() {
        assertThat(line(WOVEN)).isEqualTo(line(KEPT)).isEqualTo(14);
    }

    @Test
    void fieldsOfAllPrimitiveTypesAreImmutable() {
        Object circle = WOVEN.create("p.Shape$Circle");
        Recorder recorder = listen(circle);
        for (String field : List.of("b", "s", "c", "f", "d", "round")) {
            call(circle, "mercator$get$" + field, circle);
        }
        call(circle, "mercator$set$c", circle, 'x');
        call(circle, "mercator$set$d", circle, 2.5);
        assertThat(recorder.told()).containsExactly("b 0", "s 0", "c 0", "f 0", "d 0", "round 0", "c 2", "d 2");
    }

    @Test
    void javacCompilesSubclassesOfAWovenAbstractClass(@TempDir Path folder) throws Exception {
        for (Map.Entry<String, byte[]> each : Woven.weave(PLAIN, "p.**").entrySet()) {
            Path file = folder.resolve(each.getKey().replace('.', '/') + ".class");
            Files.createDirectories(file.getParent());
            Files.write(file, each.getValue());
        }
        String subclass = """
                package q;
                public class Cube extends p.Shape.Square {
                    public Cube grow() { size = 3L; sides += 1; return this; }
                }
                """;
        Map<String, byte[]> all = new TreeMap<>(Sources.classFiles(folder));
        all.putAll(Sources.compile(List.of("-Xlint:all", "-Werror", "-cp", folder.toString()), subclass));

        Woven classes = Woven.of(all, "p.**");
        Object cube = classes.create("q.Cube");
        Recorder recorder = listen(cube);
        call(cube, "grow");
        assertThat(recorder.told()).containsExactly("size 3", "size 4", "sides 0", "sides 2");
    }

    @Test
    void immutableTypesAreThoseOfTheList() {
        Woven classes = Woven.of(Sources.compile("""
                        package p;
                        public class Values {
                            java.math.BigDecimal a; java.math.BigInteger b; java.util.UUID c; java.time.LocalDate d;
                            java.time.ZoneId e; Class<?> f; java.net.URI g; java.net.URL h; java.util.Locale i;
                            java.util.Currency j; java.nio.charset.Charset k; java.util.regex.Pattern l; Integer m;
                            Boolean n; Character o; java.time.temporal.ChronoUnit q; Own r; Thread.State s;
                            Object t; byte[] u; CharSequence v; java.util.Optional<String> w; Number x;
                            java.util.Date y; Other z; String[] aa; Own[] bb;
                            enum Own { ONE { void x() {} } }
                            record Other(int x) {}
                        }
                        """), "p.Values");
        Object values = classes.create("p.Values");
        Recorder recorder = listen(values);
        Arrays.stream(classes.type("p.Values").getDeclaredFields())
                .map(Field::getName)
                .filter(name -> !name.startsWith("mercator"))
                .sorted()
                .forEach(name -> call(values, "mercator$get$" + name, values));
        assertThat(recorder.told().stream().filter(told -> told.endsWith("1")))
                .containsExactly("aa 1", "bb 1", "t 1", "u 1", "v 1", "w 1", "x 1", "y 1", "z 1");
    }

    private static int line(Woven classes) {
        Object circle = classes.create("p.Shape$Circle");
        int[] line = new int[1];
        assertThatThrownBy(() -> call(circle, "resize", 1, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(e -> line[0] = e.getStackTrace()[0].getLineNumber());
        return line[0];
    }

    private static Method method(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(each -> each.getName().equals("resize"))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(Class<?>[] types) {
        return Arrays.stream(types).map(Class::getName).toList();
    }

    private static List<String> helpers(String type) {
        return Arrays.stream(WOVEN.type(type).getDeclaredMethods())
                .filter(method -> method.getName().startsWith("mercator$"))
                .peek(method -> assertThat(method.isSynthetic()).isTrue())
                .map(method -> method.toString().replace(type + ".mercator$", "mercator$"))
                .sorted()
                .toList();
    }
}

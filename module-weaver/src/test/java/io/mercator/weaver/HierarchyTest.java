package io.mercator.weaver;

import static io.mercator.weaver.support.Woven.call;
import static io.mercator.weaver.support.Woven.listen;
import static io.mercator.weaver.support.Woven.listener;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.weaver.support.Recorder;
import io.mercator.weaver.support.Sources;
import io.mercator.weaver.support.Woven;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** One slot for all classes of an object, whichever of them are woven, wherever they lie. */
class HierarchyTest {
    private static final Map<String, byte[]> PLAIN = Sources.compile("""
            package base;
            public abstract class Item<T extends Comparable<T>> {
                protected T key;
                protected int count;
                public long stamp;
                protected abstract String label();
                public T getKey() { return key; }
            }
            """, """
            package base;
            class Hidden { protected String secret; public String open; }
            """, """
            package base;
            public class Shown extends Hidden {}
            """, """
            package other;
            public class Book extends base.Item<String> {
                String title;
                protected String label() { return key + title; }
                public void rename(String to) { key = to; title = to; count++; this.stamp += 1; super.count = 3; }
                Runnable later() { return () -> key = "later"; }
                class Page { void turn() { count = 9; } }
            }
            """, """
            package other;
            public class Novel extends Book {
                String hero;
                void change() { hero = title; key = "novel"; }
            }
            """, """
            package third;
            public class Viewer extends base.Shown {
                String look() { return secret + open; }
                void hide() { secret = "s"; open = "o"; }
            }
            """, """
            package third;
            public class Stranger {
                public static long stamp(base.Item<?> item) { return item.stamp; }
            }
            """);

    @Test
    void aSubclassElsewhereReadsAndWritesWhatItInherits() {
        Woven classes = Woven.of(PLAIN, "base.*", "other.*");
        Object book = classes.create("other.Book");
        Recorder recorder = listen(book);

        call(book, "rename", "x");
        assertThat(recorder.told())
                .containsExactly("key 3", "key 4", "title 2", "count 0", "count 2", "stamp 0", "stamp 2", "count 2");
        call(book, "label");
        assertThat(recorder.told()).containsExactly("key 1", "title 0");
        ((Runnable) call(book, "later")).run();
        call(classes.create("other.Book$Page", book), "turn");
        assertThat(recorder.told()).containsExactly("key 3", "key 4", "count 2");
    }

    @Test
    void aSubclassNotAskedForLetsInheritedFieldsTellAndNotItsOwn() {
        Woven classes = Woven.of(PLAIN, "base.Item");
        Object book = classes.create("other.Book");
        Recorder recorder = listen(book);

        call(book, "rename", "x");
        assertThat(recorder.told())
                .containsExactly("key 3", "key 4", "count 0", "count 2", "stamp 0", "stamp 2", "count 2");
        assertThat(members(classes.type("other.Book"))).containsExactly("title");
    }

    @Test
    void aWovenClassBelowPlainOnesUsesTheSlotAboveThem() {
        Woven classes = Woven.of(PLAIN, "base.Item", "other.Novel");
        Object novel = classes.create("other.Novel");
        Recorder recorder = listen(novel);

        call(novel, "change");
        assertThat(recorder.told()).containsExactly("hero 2", "key 3", "key 4");
        assertThat(members(classes.type("other.Novel")))
                .containsExactly("hero", "mercator$get$hero", "mercator$set$hero");
    }

    @Test
    void theTopmostWovenClassHasTheSlotWhenThoseAboveItAreNotAskedFor() {
        Woven classes = Woven.of(PLAIN, "other.Novel");
        Object novel = classes.create("other.Novel");
        Recorder recorder = listen(novel);

        call(novel, "change");
        assertThat(recorder.told()).containsExactly("hero 2");
        assertThat(listener(novel)).isSameAs(recorder);
    }

    @Test
    void aFieldOfAClassThatTheSubclassMayNotNameIsReadThroughOneThatItMay() {
        Woven classes = Woven.of(PLAIN, "base.Hidden");
        Object viewer = classes.create("third.Viewer");
        Recorder recorder = listen(viewer);

        call(viewer, "hide");
        call(viewer, "look");
        assertThat(recorder.told()).containsExactly("secret 2", "open 2", "secret 0", "open 0");
    }

    @Test
    void theOrderOfWeavingDoesNotMatter() {
        Map<String, byte[]> once = Woven.weave(PLAIN, "base.*", "other.*");
        Map<String, byte[]> again = new TreeMap<>(once);
        again.putAll(Woven.weave(once, "base.*", "other.*"));
        assertThat(again).containsExactlyEntriesOf(once);

        Map<String, byte[]> superclassFirst = new TreeMap<>(PLAIN);
        superclassFirst.put("base.Item", once.get("base.Item"));
        assertThat(Woven.weave(superclassFirst, "base.*", "other.*")).containsExactlyEntriesOf(once);
    }

    @Test
    void othersStayAsTheyAre() {
        Map<String, byte[]> woven = Woven.weave(PLAIN, "base.*", "other.*");
        assertThat(woven.get("third.Stranger")).isEqualTo(PLAIN.get("third.Stranger"));
    }

    private static List<String> members(Class<?> type) {
        return java.util.stream.Stream.concat(
                        Arrays.stream(type.getDeclaredFields()).map(java.lang.reflect.Field::getName),
                        Arrays.stream(type.getDeclaredMethods())
                                .map(java.lang.reflect.Method::getName)
                                .filter(name -> name.startsWith("mercator$")))
                .sorted()
                .toList();
    }
}

package io.mercator.weaver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.weaver.Weaving.Outcome;
import io.mercator.weaver.error.WeavingException;
import io.mercator.weaver.source.ClassFiles;
import io.mercator.weaver.support.Sources;
import io.mercator.weaver.support.Woven;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What cannot be woven: an error for who names it, a reason for who asked for many. */
class RefusalTest {
    private static final Map<String, byte[]> PLAIN = new TreeMap<>(
            Sources.compile(
                    "package p;\npublic enum Color { RED { int x; } }",
                    "package p;\npublic interface Face { int X = 1; }",
                    "package p;\npublic @interface Mark {}",
                    "package p;\npublic record Point(int x, int y) {}",
                    """
            package p;
            public class Handler implements java.lang.reflect.InvocationHandler {
                int x;
                public Object invoke(Object proxy, java.lang.reflect.Method method, Object[] arguments) { return x; }
            }
            """,
                    "package p;\npublic class Below extends Handler { int y; }",
                    """
            package p;
            public class Invoker {
                int x;
                String invoke(Object proxy, java.lang.reflect.Method method, Object[] arguments) { return "" + x; }
            }
            """,
                    "package p;\npublic class Reserved { int mercator$x; }",
                    "package p;\npublic class Base { int x; }",
                    """
            package p;
            public class Sub extends Base {
                int y;
                Object invoke(Object proxy, java.lang.reflect.Method method, Object[] arguments) { return y; }
            }
            """,
                    "package p;\npublic class Orphan extends Base { int y; }",
                    "package p;\npublic class User { int age; protected String name; static int count; }",
                    "package p;\npublic class Page { int render(User user) { user.age++; User.count++; return user.name.length(); } }"));

    @Test
    void aClassNamedIsAnError() {
        assertRefused("p.Color", "it is an enum. Leave it out of the patterns.");
        assertRefused("p.Face", "it is an interface. Leave it out of the patterns.");
        assertRefused("p.Mark", "it is an annotation. Leave it out of the patterns.");
        assertRefused(
                "p.Handler",
                "it implements java.lang.reflect.InvocationHandler. A woven class gets this interface to be reached by; "
                        + "move the class's own use of it to another object.");
        assertRefused(
                "p.Below",
                "it implements java.lang.reflect.InvocationHandler. A woven class gets this interface to be reached by; "
                        + "move the class's own use of it to another object.");
        assertRefused(
                "p.Invoker",
                "it has a method invoke(Object, Method, Object[]). A woven class gets this interface to be reached by; "
                        + "move the class's own use of it to another object.");
        assertRefused(
                "p.Reserved",
                "it has a member named mercator$x, as only the weaver names members. Rename the member, or compile the "
                        + "class again if an older weaver made it.");
    }

    @Test
    void aSubclassThatTakesTheMethodOfItsWovenSuperclassIsAnError() {
        assertThatThrownBy(() -> weaver(PLAIN, "p.Base", "p.Sub").weave("p.Sub", PLAIN.get("p.Sub")))
                .isInstanceOf(WeavingException.class)
                .hasMessageContaining("it has a method invoke(Object, Method, Object[])");
    }

    @Test
    void aClassAmongManyIsLeftWithTheReason() {
        assertLeft("p.Color", "it is an enum");
        assertLeft("p.Face", "it is an interface");
        assertLeft("p.Mark", "it is an annotation");
        assertLeft("p.Point", "it is a record, whose fields never change");
        assertLeft("p.Handler", "it implements java.lang.reflect.InvocationHandler");
    }

    @Test
    void aRecordNamedIsLeftTooSinceItsFieldsNeverChange() {
        Weaving weaving = weaver(PLAIN, "p.Point").weave("p.Point", PLAIN.get("p.Point"));
        assertThat(weaving.outcome()).isEqualTo(Outcome.LEFT);
        assertThat(weaving.warnings()).isEmpty();
    }

    @Test
    void aSuperclassThatIsNotFoundIsAnError() {
        Map<String, byte[]> lacking = new TreeMap<>(PLAIN);
        lacking.remove("p.Base");
        assertThatThrownBy(() -> weaver(lacking, "p.Orphan").weave("p.Orphan", PLAIN.get("p.Orphan")))
                .hasMessage(
                        "Class 'p.Orphan' cannot be woven: the class file of its superclass p.Base is not found, so that "
                                + "nobody knows whether that is woven. Add its folder or jar to the class path (--class-path on "
                                + "the command line).");
        assertThat(weaver(lacking, "p.*")
                        .weave("p.Orphan", PLAIN.get("p.Orphan"))
                        .warnings())
                .singleElement()
                .asString()
                .startsWith("Class 'p.Orphan' cannot be woven: the class file of its superclass");
    }

    @Test
    void aSuperclassAskedForInAnotherRunMustBeWovenFirst() {
        Weaver weaver = weaver(PLAIN, "p.Base*", "p.Orphan").within(List.of("p.Orphan", "p.BaseOf"));
        assertThatThrownBy(() -> weaver.weave("p.Orphan", PLAIN.get("p.Orphan")))
                .hasMessage(
                        "Class 'p.Orphan' cannot be woven: its superclass p.Base is asked for too, is no part of this run "
                                + "and is not woven. Weave its folder or jar first (build anew if it is this one), or leave it out "
                                + "of the patterns.");

        Map<String, byte[]> woven = new TreeMap<>(PLAIN);
        woven.put("p.Base", Woven.weave(PLAIN, "p.Base").get("p.Base"));
        Weaving weaving = weaver(woven, "p.Base*", "p.Orphan")
                .within(List.of("p.Orphan", "p.BaseOf"))
                .weave("p.Orphan", PLAIN.get("p.Orphan"));
        assertThat(weaving.outcome()).isEqualTo(Outcome.WOVEN);
    }

    @Test
    void aSubclassWovenBeforeItsSuperclassIsAnError() {
        Map<String, byte[]> woven = new TreeMap<>(PLAIN);
        woven.put("p.Orphan", Woven.weave(PLAIN, "p.Orphan").get("p.Orphan"));
        assertThatThrownBy(() -> weaver(woven, "p.Base", "p.Orphan").weave("p.Orphan", woven.get("p.Orphan")))
                .hasMessage(
                        "Class 'p.Orphan' cannot be woven: it was woven when its superclass p.Base was not, and has a "
                                + "slot of its own. Compile it again, and weave both at once.");
    }

    @Test
    void aDamagedClassFileIsAnErrorForWhoAsksForIt() {
        byte[] damaged = {1, 2, 3};
        assertThatThrownBy(() -> weaver(PLAIN, "p.*").weave("p.Damaged", damaged))
                .isInstanceOf(WeavingException.class)
                .hasMessageStartingWith("Class 'p.Damaged' cannot be woven: ")
                .hasMessageEndingWith(
                        ". Its class file is damaged, too large or newer than this weaver. Compile it again, "
                                + "take a newer weaver, or leave it out of the patterns.")
                .hasCauseInstanceOf(RuntimeException.class);
        assertThat(weaver(PLAIN, "q.*").weave("p.Damaged", damaged).classFile()).isEqualTo(damaged);
    }

    @Test
    void accessesOfStrangersAreTold() {
        Weaver weaver = weaver(PLAIN, "p.User").within(PLAIN.keySet());
        Weaving weaving = weaver.weave("p.Page", PLAIN.get("p.Page"));
        assertThat(weaving.outcome()).isEqualTo(Outcome.NOT_ASKED);
        assertThat(weaving.classFile()).isEqualTo(PLAIN.get("p.Page"));
        assertThat(weaving.warnings())
                .containsExactly(
                        "Class 'p.Page' accesses fields of the woven class 'p.User' itself, which is not seen: age, "
                                + "name. Ask for p.Page as well, or let it call methods of the woven class.");
        assertThat(weaver(PLAIN, "p.User", "p.Page")
                        .within(PLAIN.keySet())
                        .weave("p.Page", PLAIN.get("p.Page"))
                        .warnings())
                .isEmpty();
    }

    @Test
    void accessesOfAClassWovenBeforeAnotherAreTold() {
        Map<String, byte[]> woven = new TreeMap<>(PLAIN);
        woven.put(
                "p.Page",
                Woven.weave(
                                Sources.compile(
                                        "package p;\npublic class Page { int n; int render(User user) { n++; return user.age; } }",
                                        "package p;\npublic class User { int age; protected String name; }"),
                                "p.Page")
                        .get("p.Page"));
        Weaving weaving =
                weaver(woven, "p.User", "p.Page").within(woven.keySet()).weave("p.Page", woven.get("p.Page"));
        assertThat(weaving.reason()).isEqualTo("it is woven already");
        assertThat(weaving.warnings())
                .containsExactly(
                        "Class 'p.Page' accesses fields of the woven class 'p.User' itself, which is not seen: age. "
                                + "It was woven when that class was not: compile it again, and weave both at once.");
    }

    @Test
    void fieldsAboveAWovenClassAreTold() {
        assertThat(weaver(PLAIN, "p.Orphan")
                        .weave("p.Orphan", PLAIN.get("p.Orphan"))
                        .warnings())
                .containsExactly(
                        "Class 'p.Orphan' is woven and its superclass 'p.Base' is not: reads and writes of x are not "
                                + "seen. Ask for the superclass as well.");
    }

    @Test
    void patternsThatAskForNothingAreAnError() {
        assertThatThrownBy(() -> weaver(PLAIN, "p.Usr", "q.*", "p.User").within(PLAIN.keySet()))
                .hasMessage("The pattern 'p.Usr' asks for none of the 14 classes here. Similar: p.User.\n"
                        + "The pattern 'q.*' asks for none of the 14 classes here. Similar: p.*.");
    }

    private static void assertRefused(String name, String reason) {
        assertThatThrownBy(() -> weaver(PLAIN, name).weave(name, PLAIN.get(name)))
                .isInstanceOf(WeavingException.class)
                .hasMessage("Class '" + name + "' cannot be woven: " + reason);
    }

    private static void assertLeft(String name, String reason) {
        Weaving weaving = weaver(PLAIN, "p.**").weave(name, PLAIN.get(name));
        assertThat(weaving.outcome()).isEqualTo(Outcome.LEFT);
        assertThat(weaving.reason()).isEqualTo(reason);
        assertThat(weaving.hasChanged()).isFalse();
        assertThat(weaving.classFile()).isEqualTo(PLAIN.get(name));
    }

    private static Weaver weaver(Map<String, byte[]> classFiles, String... patterns) {
        return Weaver.of(List.of(patterns), ClassFiles.of(classFiles).or(ClassFiles.ofPlatform()));
    }
}

package io.mercator.weaver;

import static io.mercator.weaver.support.Woven.call;
import static io.mercator.weaver.support.Woven.listen;
import static io.mercator.weaver.support.Woven.listener;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.weaver.support.Recorder;
import io.mercator.weaver.support.Sources;
import io.mercator.weaver.support.Woven;
import java.lang.reflect.InvocationHandler;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a listener is told, exactly. */
class AccessTest {
    private static final Woven CLASSES = Woven.of(Sources.compile("""
                    package p;
                    import java.util.*;
                    import java.util.function.*;
                    public class User {
                        private String name;
                        private int age;
                        private long total = 1;
                        protected double rate;
                        List<String> roles = new ArrayList<>();
                        public int[] marks = {1, 2};
                        private final String code;
                        private transient StringBuilder notes = new StringBuilder();
                        private java.time.DayOfWeek day;
                        private User friend;
                        public User(String code) { this.code = code; }
                        User(User other) { this(other.code + other.name); this.age = other.age; other.age = 7; }
                        String getName() { return name; }
                        void setName(String name) { this.name = name; }
                        void birthday() { age++; }
                        void add() { total += 2; rate = rate * 2; }
                        void grant(String role) { roles.add(role); }
                        void setRoles(List<String> roles) { this.roles = roles; }
                        void mark() { marks[0] = 5; }
                        String getCode() { return code; }
                        Supplier<String> later() { return () -> name + age; }
                        Runnable anonymous() { return new Runnable() { public void run() { name = "anonymous"; } }; }
                        void note() { notes.append('x'); }
                        void day(java.time.DayOfWeek day) { this.day = day; }
                        void befriend(User other) { friend = other; other.friend = this; }
                        @Override public boolean equals(Object o) { return o instanceof User u && Objects.equals(name, u.name); }
                        @Override public int hashCode() { return Objects.hash(name, code); }
                        static class Editor { void edit(User user) { user.name = "edited"; user.age += 3; } }
                        class Inner { String read() { return name; } }
                        interface Default { static String of(User user) { return user.name; } }
                        enum Kind { ONE { String of(User user) { return user.code; } }; abstract String of(User user); }
                        record View(User user) { String name() { return user.name; } }
                    }
                    """), "p.User");

    private final Object user = CLASSES.create("p.User", "c");
    private final Recorder recorder = listen(user);

    @Test
    void aGetterReads() {
        assertThat(call(user, "getName")).isNull();
        assertThat(recorder.told()).containsExactly("name 0");
    }

    @Test
    void aSetterWrites() {
        call(user, "setName", "Ed");
        assertThat(recorder.told()).containsExactly("name 2");
        assertThat(call(user, "getName")).isEqualTo("Ed");
    }

    @Test
    void onlyWhatIsHeardIsTold() {
        Recorder reads = Woven.listen(user, 1);
        call(user, "setName", "Ed");
        call(user, "getName");
        call(user, "setRoles", List.of("guest"));
        assertThat(reads.told()).containsExactly("name 0");
        Recorder written = Woven.listen(user, 16);
        call(user, "getName");
        call(user, "setRoles", List.of("guest"));
        assertThat(written.told()).containsExactly("roles 4");
        Recorder nothing = Woven.listen(user, 0);
        call(user, "setRoles", List.of("guest"));
        call(user, "birthday");
        assertThat(nothing.told()).isEmpty();
    }

    @Test
    void anIncrementReadsAndWrites() {
        call(user, "birthday");
        assertThat(recorder.told()).containsExactly("age 0", "age 2");
    }

    @Test
    void fieldsOfTwoSlotsAreReadAndWritten() {
        call(user, "add");
        assertThat(recorder.told()).containsExactly("total 0", "total 2", "rate 0", "rate 2");
    }

    @Test
    void aFieldOfAMutableTypeSaysSo() {
        call(user, "grant", "admin");
        call(user, "setRoles", List.of("guest"));
        call(user, "mark");
        call(user, "note");
        assertThat(recorder.told()).containsExactly("roles 1", "roles 3", "roles 4", "marks 1", "notes 1");
    }

    @Test
    void anEnumIsImmutable() {
        call(user, "day", java.time.DayOfWeek.MONDAY);
        assertThat(recorder.told()).containsExactly("day 2");
    }

    @Test
    void aFinalFieldIsRead() {
        call(user, "getCode");
        assertThat(recorder.told()).containsExactly("code 0");
    }

    @Test
    void aLambdaReadsWhenItRuns() {
        var later = (java.util.function.Supplier<?>) call(user, "later");
        assertThat(recorder.told()).isEmpty();
        assertThat(later.get()).isEqualTo("null0");
        assertThat(recorder.told()).containsExactly("name 0", "age 0");
    }

    @Test
    void nestMatesReadAndWrite() {
        ((Runnable) call(user, "anonymous")).run();
        call(CLASSES.create("p.User$Editor"), "edit", user);
        assertThat(call(CLASSES.create("p.User$Inner", user), "read")).isEqualTo("edited");
        assertThat(recorder.told()).containsExactly("name 2", "name 2", "age 0", "age 2", "name 0");
    }

    @Test
    void nestMatesThatCannotBeWovenReadAndWriteToo() {
        CLASSES.callStatic("p.User$Default", "of", user);
        call(CLASSES.create("p.User$View", user), "name");
        Object kind = CLASSES.type("p.User$Kind").getEnumConstants()[0];
        call(kind, "of", user);
        assertThat(recorder.told()).containsExactly("name 0", "name 0", "code 0");
    }

    @Test
    void bothObjectsTellOfWhatHappensToThem() {
        Object other = CLASSES.create("p.User", "d");
        Recorder others = listen(other);
        call(user, "befriend", other);
        assertThat(recorder.told()).containsExactly("friend 3", "friend 4");
        assertThat(others.told()).containsExactly("friend 3", "friend 4");
    }

    @Test
    void aConstructorTellsOfOtherObjectsAfterItsCallOfAnother() throws Exception {
        var constructor = CLASSES.type("p.User").getDeclaredConstructor(CLASSES.type("p.User"));
        constructor.setAccessible(true);
        constructor.newInstance(user);
        assertThat(recorder.told()).containsExactly("age 0", "age 2");
    }

    @Test
    void withoutAListenerAllIsAsBefore() {
        Object silent = CLASSES.create("p.User", "c");
        Object same = CLASSES.create("p.User", "c");
        call(silent, "setName", "Ed");
        call(same, "setName", "Ed");
        assertThat(silent).isEqualTo(same).hasSameHashCodeAs(same);
        assertThat(listener(silent)).isNull();
    }

    @Test
    void theListenerIsPutAndGotByTheTokenAlone() {
        assertThat(listener(user)).isSameAs(recorder);
        assertThatThrownBy(() -> ((InvocationHandler) user).invoke(new String("io.mercator.weave/1"), null, null))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("invoke(...) of a woven class is for Mercator alone");
    }
}

package io.mercator.weaver.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClassPatternTest {
    private static final List<String> NAMES = List.of(
            "Root",
            "com.acme.User",
            "com.acme.User$Part",
            "com.acme.User$Part$Deep",
            "com.acme.UserEntity",
            "com.acme.model.Order",
            "com.acme.model.Order$Line",
            "com.acme.model.sub.Item",
            "com.acme.model.sub.ItemEntity",
            "com.acmetwo.Other");

    @Test
    void aNameIsOneClass() {
        assertThat(asked("com.acme.User")).containsExactly("com.acme.User");
        assertThat(asked("Root")).containsExactly("Root");
    }

    @Test
    void nestedClassesAreAskedForByADollar() {
        assertThat(asked("com.acme.User$*")).containsExactly("com.acme.User$Part", "com.acme.User$Part$Deep");
    }

    @Test
    void aStarIsAPackageWithItsNestedClasses() {
        assertThat(asked("com.acme.model.*")).containsExactly("com.acme.model.Order", "com.acme.model.Order$Line");
    }

    @Test
    void twoStarsAreItsSubpackagesToo() {
        assertThat(asked("com.acme.model.**"))
                .containsExactly(
                        "com.acme.model.Order",
                        "com.acme.model.Order$Line",
                        "com.acme.model.sub.Item",
                        "com.acme.model.sub.ItemEntity");
        assertThat(asked("**")).containsExactlyElementsOf(NAMES);
        assertThat(asked("*")).containsExactly("Root");
    }

    @Test
    void twoStarsBetweenDotsAreAnyPackagesOrNone() {
        assertThat(asked("com.acme.**.*Entity"))
                .containsExactly("com.acme.UserEntity", "com.acme.model.sub.ItemEntity");
        assertThat(asked("**.Item")).containsExactly("com.acme.model.sub.Item");
        assertThat(asked("**.Root")).containsExactly("Root");
    }

    @Test
    void whatIsNoPatternIsAnError() {
        for (String text : List.of("com/acme/User", "com.acme.User.class")) {
            assertThatThrownBy(() -> ClassPattern.of(text))
                    .hasMessageStartingWith(
                            "'" + text + "' is no pattern of class names. It is a path, and patterns are "
                                    + "names with dots. Write com.acme.User for one class, ");
        }
        for (String text : List.of("", "com..acme", ".User", "com.acme.", "com acme", "a.***", "com.+")) {
            assertThatThrownBy(() -> ClassPattern.of(text))
                    .hasMessageStartingWith(
                            "'" + text + "' is no pattern of class names. It has parts that no class name has. Write ");
        }
    }

    @Test
    void noPatternIsAnError() {
        assertThatThrownBy(() -> ClassPatterns.of(List.of()))
                .hasMessage("No class is asked for: no pattern is given, and only classes asked for are woven. Write "
                        + "com.acme.User for one class, com.acme.User$* for its nested classes, com.acme.model.* for a "
                        + "package, com.acme.model.** for its subpackages too, or com.acme.**.*Entity.");
    }

    @Test
    void aPatternThatAsksForNothingNamesSimilarOnes() {
        assertHint("com.acme.Usr", "Similar: com.acme.User.");
        assertHint("com.other.Order", "Similar: com.acme.model.Order");
        assertHint("com.acme.modle.*", "Similar: com.acme.model.*");
        assertHint("org.example.deeply.Nothing", "No name here is like it: is it the right folder or jar? Write ");
    }

    @Test
    void patternsInOneTextAreSplitAtCommasAndBlanks() {
        assertThat(ClassPatterns.split(" a.B, c.*\n  d.**,")).containsExactly("a.B", "c.*", "d.**");
        assertThat(ClassPatterns.split("  ")).isEmpty();
    }

    private static void assertHint(String pattern, String hint) {
        assertThatThrownBy(() -> ClassPatterns.of(List.of(pattern)).requireMatches(NAMES))
                .hasMessageContaining("The pattern '" + pattern + "' asks for none of the 10 classes here. " + hint);
    }

    private static Stream<String> asked(String pattern) {
        return NAMES.stream().filter(ClassPattern.of(pattern)::matches);
    }
}

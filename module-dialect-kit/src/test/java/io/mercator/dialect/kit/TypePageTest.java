package io.mercator.dialect.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TypePageTest {
    @TempDir
    private Path folder;

    private Path findings(String dialect, Map<String, String> other) throws IOException {
        List<String> lines = new ArrayList<>();
        for (TypeCase<?> type : TypeCases.of(DatabaseUnderTest.at(""), "none")) {
            lines.add("type." + type + ".column\t" + other.getOrDefault(type + ".column", type.name()));
            for (ValueOperation operation : ValueOperation.values()) {
                String key = type + "." + operation;
                lines.add("type." + key + "\t" + other.getOrDefault(key, other.getOrDefault(type.name(), "yes")));
            }
        }
        return Files.write(folder.resolve(dialect + ".txt"), lines);
    }

    @Test
    void aTypeIsARowAndADialectAColumn() throws IOException {
        Path one = findings("one", Map.of());
        Path two = findings(
                "two",
                Map.of(
                        "JSON.column",
                        "none",
                        "JSON",
                        "There are no documents.",
                        "TEXT.column",
                        "CLOB",
                        "TEXT.ORDER",
                        "CLOBs have no order.",
                        "TEXT.KEY",
                        "CLOBs have no order.",
                        "BINARY.ORDER",
                        "CLOBs have no order.",
                        "BINARY.KEY",
                        "CLOBs have no order."));
        assertThat(TypePage.of(List.of(two, one)))
                .startsWith(
                        "| Type | Java class | one | two |\n|---|---|---|---|\n| `SMALLINT` | `Short` | `SMALLINT` |")
                .contains("\n| `TEXT` | `String` | `TEXT` | `CLOB` \\* |\n")
                .contains("\n| `JSON` | `String` | `JSON` | none |\n")
                .endsWith("""


                        one refuses nothing.

                        two refuses:

                        - **order**, **key** of `TEXT`, `BINARY`: CLOBs have no order.
                        - everything of `JSON`: There are no documents.
                        """);
    }

    @Test
    void findingsOfSomeTestsAloneAreNoPage() throws IOException {
        Path some = Files.writeString(folder.resolve("some.txt"), "type.SMALLINT.column\tSMALLINT\n");
        assertThatThrownBy(() -> TypePage.of(List.of(some)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("The findings of 'some' have nothing of WRITE of the type SMALLINT")
                .hasMessageContaining("run all of its dialect kit");
    }
}

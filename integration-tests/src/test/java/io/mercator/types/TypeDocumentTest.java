package io.mercator.types;

import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.dialect.Dialect;
import io.mercator.api.engine.Engine;
import io.mercator.api.error.CompileException;
import io.mercator.support.BuildPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The table of docs/types.md says what {@link TypeTableTest} proves, neither more nor less. */
class TypeDocumentTest {
    private final Map<String, Integer> notes = new LinkedHashMap<>();

    @Test
    void theTableShowsEachTypeOnEachDatabase() throws IOException {
        String document = Files.readString(BuildPaths.root().resolve("docs/types.md"));
        assertThat(document).contains(table());
    }

    private String table() {
        List<String> lines = new ArrayList<>();
        StringBuilder head = new StringBuilder("| Type | Java class | Database | Column |");
        StringBuilder rule = new StringBuilder("|---|---|---|---|");
        for (Operation operation : Operation.values()) {
            head.append(' ').append(operation.name().toLowerCase(Locale.ROOT)).append(" |");
            rule.append("---|");
        }
        lines.add(head.toString());
        lines.add(rule.toString());
        for (TypeCase<?> type : TypeCases.all()) {
            for (String database : List.of("sqlite", "derby")) {
                lines.add(row(type, database));
            }
        }
        lines.add("");
        notes.forEach((reason, number) -> lines.add("(" + number + ") refused: \"... " + reason + " ...\"  "));
        return String.join("\n", lines);
    }

    private String row(TypeCase<?> type, String database) {
        StringBuilder row = new StringBuilder("| `" + type.name() + "` | `"
                + type.type().javaType().getSimpleName() + "` | " + database + " | " + column(type, database) + " |");
        for (Operation operation : Operation.values()) {
            row.append(' ')
                    .append(type.refusal(database, operation)
                            .map(reason -> "(" + notes.computeIfAbsent(reason, unknown -> notes.size() + 1) + ")")
                            .orElse("yes"))
                    .append(" |");
        }
        return row.toString();
    }

    private static String column(TypeCase<?> type, String database) {
        try (Engine engine = Engine.create(database + (database.equals("sqlite") ? "::memory:" : ":memory:document"))) {
            Dialect dialect = engine.dialect();
            return "`" + type.type().on(database).accept(dialect.typeNames()) + "`";
        } catch (CompileException refused) {
            return "none";
        }
    }
}

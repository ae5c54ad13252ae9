package io.mercator.it;

import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.engine.Engine;
import io.mercator.api.error.CompileException;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.dialect.kit.StatementRecorder;
import org.junit.jupiter.api.Test;

/** What Derby alone demands of the engine. */
class DerbyEngineTest {
    @Test
    void aStringWithoutLengthIsToldWithTableColumnAndFixBeforeAnythingIsSent() {
        StatementRecorder sent = new StatementRecorder();
        Table notes = Table.of(new MetaData(), "notes", column("id", INTEGER, primaryKey()), column("body", STRING));
        try (Engine engine = Engine.create(Databases.url("derby"), o -> o.listener(sent))) {
            assertThatThrownBy(() -> notes.metadata().createAll(engine))
                    .isInstanceOf(CompileException.class)
                    .hasMessageContaining("notes")
                    .hasMessageContaining("body")
                    .hasMessageContaining("length(");
            assertThat(sent.lines()).isEmpty();
        }
    }
}

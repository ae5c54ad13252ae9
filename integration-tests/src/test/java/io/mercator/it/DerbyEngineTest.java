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
import org.junit.jupiter.api.Test;

/** The engine on Derby, and what Derby alone demands. */
class DerbyEngineTest extends EngineContract {
    DerbyEngineTest() {
        super("derby");
    }

    @Test
    void aStringWithoutLengthIsToldWithTableColumnAndFixBeforeAnythingIsSent() {
        StatementRecorder sent = new StatementRecorder();
        Table notes = Table.of(new MetaData(), "notes", column("id", INTEGER, primaryKey()), column("body", STRING));
        try (Engine engine = Engine.create(Database.url("derby"), o -> o.listener(sent))) {
            assertThatThrownBy(() -> notes.metadata().createAll(engine))
                    .isInstanceOf(CompileException.class)
                    .hasMessageContaining("notes")
                    .hasMessageContaining("body")
                    .hasMessageContaining("length(");
            assertThat(sent.lines()).isEmpty();
        }
    }
}

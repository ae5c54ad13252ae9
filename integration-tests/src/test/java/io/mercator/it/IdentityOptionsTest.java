package io.mercator.it;

import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.schema.Columns.identity;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.type.Types.INTEGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.engine.Engine;
import io.mercator.api.error.CompileException;
import io.mercator.api.error.SchemaException;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.CreateTable;
import io.mercator.api.schema.Identity;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import org.junit.jupiter.api.Test;

/** Identity columns that begin and go on with numbers of their own. */
class IdentityOptionsTest {
    private final MetaData metadata = new MetaData();
    private final Column<Integer> id =
            Table.of(metadata, "numbered").add(column("id", INTEGER, primaryKey(), identity(Identity.ALWAYS, 100, 10)));

    @Test
    void derbyGeneratesWhatIsSaidAndTellsIt() {
        try (Engine derby = Engine.create("derby:memory:identities")) {
            assertThat(derby.dialect().render(new CreateTable(id.table())))
                    .isEqualTo(
                            "CREATE TABLE numbered ( id INTEGER NOT NULL GENERATED ALWAYS AS IDENTITY (START WITH 100,"
                                    + " INCREMENT BY 10), PRIMARY KEY (id) )");
            metadata.createAll(derby);
            derby.begin(connection -> {
                connection.execute(insert(id.table()));
                connection.execute(insert(id.table()));
                assertThat(connection.execute(select(id).orderBy(id)).scalars()).containsExactly(100, 110);
            });
            assertThat(metadata.diff(derby)).isEmpty();
            assertThat(new MetaData().reflect(derby).diff(derby)).isEmpty();
        }
    }

    @Test
    void sqliteTakesTheNumberAfterTheGreatestAndSaysSo() {
        try (Engine sqlite = Engine.create("sqlite::memory:")) {
            assertThatThrownBy(() -> metadata.createAll(sqlite))
                    .isInstanceOf(CompileException.class)
                    .hasMessage(
                            "Column 'numbered.id' cannot begin and go on with numbers of its own: SQLite takes for a new"
                                    + " row the number after the greatest. Declare identity(kind) without them.");
        }
        assertThatThrownBy(() -> identity(Identity.ALWAYS, 1, 0))
                .isInstanceOf(SchemaException.class)
                .hasMessage("The values of an identity column cannot be 0 apart. Give another increment.");
    }
}

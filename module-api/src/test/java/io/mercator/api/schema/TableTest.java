package io.mercator.api.schema;

import static io.mercator.api.schema.Columns.assigned;
import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.schema.Columns.defaultValue;
import static io.mercator.api.schema.Columns.identity;
import static io.mercator.api.schema.Columns.notNull;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.schema.Columns.sequence;
import static io.mercator.api.schema.Columns.serverDefault;
import static io.mercator.api.schema.Columns.unique;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.error.SchemaException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    private final MetaData metadata = new MetaData();

    private static final class Users extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey());
        final Column<String> name = column("name", STRING);

        Users(MetaData metadata) {
            super(metadata, "users");
        }
    }

    private static class Open extends Table {
        Open(MetaData metadata) {
            super(metadata, "open");
        }
    }

    @Test
    void aTablePrintsItsColumns() {
        assertThat(new Users(metadata))
                .hasToString("Table('users', Column('id', INTEGER, primary key, not null), Column('name', STRING))");
        assertThat(Table.of(
                        metadata,
                        "addresses",
                        column("id", INTEGER, primaryKey(), sequence(Sequence.of("address_seq"))),
                        column("email", STRING.length(100), notNull(), unique(), serverDefault("'none'")),
                        column("user_id", INTEGER, references("users.id"), defaultValue(1))))
                .hasToString("Table('addresses', Column('id', INTEGER, primary key, not null, sequence 'address_seq'),"
                        + " Column('email', STRING(100), not null, unique, server default 'none'),"
                        + " Column('user_id', INTEGER, references 'users.id', default))");
    }

    @Test
    void primaryKeysAreNotNull() {
        Users users = new Users(metadata);

        assertThat(users.id.isNullable()).isFalse();
        assertThat(users.name.isNullable()).isTrue();
        assertThat(users.primaryKeyColumns()).containsExactly(users.id);
        assertThat(users.id.position()).isZero();
        assertThat(users.name.position()).isEqualTo(1);
    }

    @Test
    void aTableIsSealedOnceItIsRead() {
        Users users = new Users(metadata);
        users.add(column("nickname", STRING));
        assertThat(users.columns()).hasSize(3);

        assertThatThrownBy(() -> users.add(column("late", STRING)))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("'late'")
                .hasMessageContaining("'users'")
                .hasMessageContaining("sealed");
    }

    @Test
    void aTableClassMustBeFinal() {
        assertThatThrownBy(() -> new Open(metadata))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("is not final")
                .hasMessageContaining("'open'");
        assertThat(metadata.tables()).isEmpty();
    }

    @Test
    void duplicateNamesAreRefused() {
        new Users(metadata);

        assertThatThrownBy(() -> Table.of(metadata, "users"))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("'users' is declared twice");
        assertThatThrownBy(() -> Table.of(metadata, "twins", column("a", STRING), column("a", INTEGER)))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("two columns named 'a'");
        assertThatThrownBy(() -> Table.of(metadata, "")).isInstanceOf(SchemaException.class);
    }

    @Test
    void columnsOfADynamicTableAreFoundWithTheirTypes() {
        Table table = Table.of(metadata, "things", column("id", INTEGER, primaryKey()), column("name", STRING));

        Column<Integer> id = table.get("id", INTEGER);

        assertThat(id.isPrimaryKey()).isTrue();
        assertThatThrownBy(() -> table.get("nme", STRING))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("Did you mean 'name'?");
        assertThatThrownBy(() -> table.get("id", STRING))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("is INTEGER, not STRING");
    }

    @Test
    void aSingleIntegerKeyIsGeneratedUnlessSomethingElseGivesItsValue() {
        assertThat(key("plain").isGenerated()).isTrue();
        assertThat(key("assigned", assigned()).isGenerated()).isFalse();
        assertThat(key("with_default", defaultValue(1)).isGenerated()).isFalse();
        assertThat(key("referring", references("plain.id")).isGenerated()).isFalse();
        assertThat(key("with_identity", references("plain.id"), identity()).isGenerated())
                .isTrue();
        Table composite =
                Table.of(metadata, "composite", column("a", INTEGER, primaryKey()), column("b", INTEGER, primaryKey()));
        assertThat(composite.get("a", INTEGER).isGenerated()).isFalse();
        Table text = Table.of(metadata, "text_key", column("code", STRING, primaryKey()));
        assertThat(text.get("code", STRING).isGenerated()).isFalse();
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    private Column<Integer> key(String table, ColumnOption<? super Integer>... options) {
        Table made = Table.of(metadata, table);
        List<ColumnOption<? super Integer>> all = new ArrayList<>(List.of(options));
        all.add(primaryKey());
        return made.add(new ColumnSpec<>("id", INTEGER, all));
    }
}

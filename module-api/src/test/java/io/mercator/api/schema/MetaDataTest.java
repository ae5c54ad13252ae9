package io.mercator.api.schema;

import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.type.Types.INTEGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.error.SchemaException;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetaDataTest {
    private final MetaData metadata = new MetaData();

    private Table table(String name, String... targets) {
        Table table = Table.of(metadata, name, column("id", INTEGER, primaryKey()));
        for (String target : targets) {
            table.add(column(target.replace('.', '_'), INTEGER, references(target)));
        }
        return table;
    }

    @Test
    void tablesAreSortedByTheirForeignKeysAndElseAsDeclared() {
        Table lines = table("lines", "orders.id", "items.id");
        Table orders = table("orders", "users.id");
        Table users = table("users");
        Table items = table("items", "items.id");

        assertThat(metadata.sortedTables()).containsExactly(users, orders, items, lines);
    }

    @Test
    void aCycleIsReportedWithItsTables() {
        table("apart");
        table("a", "b.id");
        table("b", "c.id");
        table("c", "b.id");

        assertThatThrownBy(metadata::sortedTables)
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("b -> c -> b");
    }

    @Test
    void aReferenceToNothingNamesWhatThereIs() {
        table("users");
        Table wrong = table("addresses", "user.id");
        Table column = table("orders", "users.key");

        assertThatThrownBy(() -> wrong.foreignKeys().get(0).referencedTable())
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("'addresses.user_id' refers to 'user.id'")
                .hasMessageContaining("Did you mean 'users'?");
        assertThatThrownBy(() -> column.foreignKeys().get(0).referencedTable())
                .hasMessageContaining("no column of 'users'");
    }

    @Test
    void aSchemaBelongsToTheName() {
        MetaData sales = new MetaData("sales");
        Table inSales = Table.of(sales, "orders");

        assertThat(inSales.qualifiedName()).isEqualTo("sales.orders");
        assertThat(sales.findTable("orders")).contains(inSales);
        assertThat(sales.findTable("sales.orders")).contains(inSales);
        assertThat(sales.tables()).isEqualTo(List.of(inSales));
    }
}

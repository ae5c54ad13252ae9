package io.mercator.engine.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.schema.DdlStatement;
import io.mercator.api.sql.ColumnRef;
import io.mercator.api.sql.CustomExpression;
import io.mercator.api.sql.SchemaElement;
import io.mercator.api.sql.SqlNode;
import io.mercator.api.sql.TableRef;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A node without a renderer is found here and not by a user. */
class SealedFamiliesTest {
    @Test
    void everyKindOfNodeHasAStandardRenderer() {
        Set<Class<?>> leaves = new HashSet<>();
        collect(SqlNode.class, leaves);
        collect(DdlStatement.class, leaves);
        leaves.remove(CustomExpression.class); // means its standard()
        leaves.remove(SchemaElement.class); // open; its statements are sealed below DdlStatement

        assertThat(leaves).hasSizeGreaterThan(25).contains(ColumnRef.class, TableRef.class);
        assertThat(StandardRenderers.ALL.kinds())
                .containsAll(leaves.stream()
                        .<Class<? extends SqlNode>>map(leaf -> leaf.asSubclass(SqlNode.class))
                        .toList());
    }

    private static void collect(Class<?> type, Set<Class<?>> leaves) {
        Class<?>[] permitted = type.getPermittedSubclasses();
        if (permitted == null) {
            leaves.add(type);
            return;
        }
        for (Class<?> next : permitted) {
            collect(next, leaves);
        }
    }
}

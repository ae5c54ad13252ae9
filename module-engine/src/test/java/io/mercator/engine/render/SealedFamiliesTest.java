package io.mercator.engine.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import io.mercator.api.dialect.SqlWriter;
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
        assertThat(leaves).allMatch(SealedFamiliesTest::isKnown);
        assertThat(isKnown(CustomExpression.class)).isFalse();
    }

    /** A node without content may fail in its renderer, which then was found. */
    private static boolean isKnown(Class<?> kind) {
        try {
            return StandardRenderers.render((SqlNode) mock(kind), mock(SqlWriter.class));
        } catch (RuntimeException withoutContent) {
            return true;
        }
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

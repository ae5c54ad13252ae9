package io.mercator.engine.render;

import io.mercator.api.dialect.Capability;
import io.mercator.api.dialect.SqlWriter;
import io.mercator.api.error.CompileException;
import io.mercator.api.sql.ArrayElement;
import io.mercator.api.sql.ArrayTest;
import io.mercator.api.sql.QuantifiedArray;
import io.mercator.api.sql.Unnest;

/** Writes what is asked of arrays. */
final class ArrayRendering {
    private ArrayRendering() {}

    static void quantified(QuantifiedArray<?> node, SqlWriter writer) {
        QueryRendering.require(true, Capability.ARRAYS, node.quantifier() + " (array)", writer);
        writer.sql(node.quantifier().name()).sql("(").node(node.array()).sql(")");
    }

    static void test(ArrayTest node, SqlWriter writer) {
        if (!writer.dialect().has(Capability.ARRAY_CONTAINMENT)) {
            throw new CompileException("The operator " + node.operator().symbol() + " of arrays is not known to '"
                    + writer.dialect().name() + "'. Compare each element, literal(value).eq(any(array)), where the"
                    + " database has arrays; else keep the elements in a table and join it.");
        }
        CalculationRendering.primary(node.left(), writer);
        writer.sql(" ").sql(node.operator().symbol()).sql(" ");
        CalculationRendering.primary(node.right(), writer);
    }

    static void element(ArrayElement<?> node, SqlWriter writer) {
        QueryRendering.require(true, Capability.ARRAYS, "An element of an array", writer);
        writer.sql("(").node(node.array()).sql(")[").node(node.place()).sql("]");
    }

    static void unnest(Unnest<?> node, SqlWriter writer) {
        QueryRendering.require(true, Capability.ARRAYS, "UNNEST", writer);
        writer.sql("UNNEST(").node(node.array()).sql(") AS ");
        writer.name(node.correlationName()).sql(" (").name(Unnest.VALUE).sql(")");
    }
}

package io.mercator.engine.statement;

import io.mercator.api.dialect.Dialect;
import io.mercator.api.dialect.ValueCodec;
import io.mercator.api.error.CompileException;
import io.mercator.api.sql.Bind;
import io.mercator.api.sql.Binds;
import io.mercator.api.sql.Delete;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.SqlNode;
import io.mercator.api.sql.Text;
import io.mercator.api.sql.Update;
import io.mercator.api.type.SqlType;
import io.mercator.engine.render.RenderedSql;
import io.mercator.engine.render.SqlRenderer;
import io.mercator.engine.type.StandardCodecs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes plans of statements for one dialect.
 *
 * <p>The bound values are numbered by a walk over the tree before anything is rendered, and each marker of the text is
 * then traced back to the number of its {@link Bind} by identity. The trap: when one {@code Bind} object stands in the
 * tree twice, both its numbers have the same value, so whichever number its markers are traced to is right for this
 * tree; but in another tree of the same shape two different objects may stand there, so the plan must not be shared.
 */
public final class StatementCompiler {
    private final Dialect dialect;
    private final StandardCodecs codecs;

    /**
     * Creates a compiler.
     *
     * @param dialect for which database
     */
    public StatementCompiler(Dialect dialect) {
        this.dialect = dialect;
        this.codecs = new StandardCodecs(dialect);
    }

    /**
     * Makes the plan of a tree.
     *
     * @param node a statement
     * @return the plan
     * @throws CompileException if the database cannot say it
     */
    public StatementPlan compile(SqlNode node) {
        return compile(node, columns(node));
    }

    /**
     * Makes the plan of a tree whose columns it does not tell itself.
     *
     * @param node a statement
     * @param columns the types of the rows
     * @return the plan
     * @throws CompileException if the database cannot say it
     */
    public StatementPlan compile(SqlNode node, List<? extends SqlType<?>> columns) {
        List<Bind<?>> binds = new ArrayList<>(node.bindCount());
        Binds.forEach(node, binds::add);
        Map<Bind<?>, Integer> ordinals = new IdentityHashMap<>();
        for (int ordinal = 0; ordinal < binds.size(); ordinal++) {
            ordinals.put(binds.get(ordinal), ordinal);
        }
        RenderedSql rendered = SqlRenderer.render(node, dialect);
        return new StatementPlan(
                rendered.sql(),
                rendered.display(),
                layout(node, binds, ordinals, rendered.places()),
                columns.stream().map(codecs::codec).toArray(ValueCodec<?>[]::new),
                ordinals.size() == binds.size() && node.isCacheable(),
                isUnconditional(node),
                isLasting(node));
    }

    private static boolean isLasting(SqlNode node) {
        if (node instanceof Text || !node.isCacheable()) {
            return false;
        }
        for (int index = 0; index < node.childCount(); index++) {
            if (!isLasting(node.child(index))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUnconditional(SqlNode node) {
        return node instanceof Update update
                ? update.isUnconditional()
                : node instanceof Delete delete && delete.isUnconditional();
    }

    /**
     * Finds how values of a type cross JDBC.
     *
     * @param type the type
     * @return the codec
     */
    public ValueCodec<?> codec(SqlType<?> type) {
        return codecs.codec(type);
    }

    private static List<? extends SqlType<?>> columns(SqlNode node) {
        List<Expression<?>> expressions = DefaultCompiledStatement.columns(node);
        return expressions.stream().<SqlType<?>>map(Expression::type).toList();
    }

    @SuppressWarnings("unchecked") // a codec is only given values that were compared with its type's class
    private ParameterLayout layout(
            SqlNode node, List<Bind<?>> binds, Map<Bind<?>, Integer> ordinals, List<Bind<?>> places) {
        int[][] indexes = new int[binds.size()][0];
        for (int place = 0; place < places.size(); place++) {
            Integer ordinal = ordinals.get(places.get(place));
            if (ordinal == null) {
                throw new CompileException("A renderer of '" + dialect.name()
                        + "' appended a bound value that is not in the statement's tree. standard() and renderers may"
                        + " use only the children of the expression.");
            }
            indexes[ordinal] = appended(indexes[ordinal], place + 1);
        }
        int[] starts = new int[binds.size() + 1];
        for (int ordinal = 0; ordinal < binds.size(); ordinal++) {
            starts[ordinal + 1] = starts[ordinal] + indexes[ordinal].length;
        }
        return new ParameterLayout(
                binds.stream().map(Bind::type).toArray(SqlType<?>[]::new),
                binds.stream().map(bind -> codecs.codec(bind.type())).toArray(ValueCodec[]::new),
                ParameterNames.of(node),
                starts,
                Arrays.stream(indexes).flatMapToInt(Arrays::stream).toArray());
    }

    private static int[] appended(int[] numbers, int number) {
        int[] longer = Arrays.copyOf(numbers, numbers.length + 1);
        longer[numbers.length] = number;
        return longer;
    }
}

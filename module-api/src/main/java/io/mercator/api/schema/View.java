package io.mercator.api.schema;

import io.mercator.api.error.SchemaException;
import io.mercator.api.sql.QueryExpression;
import io.mercator.api.sql.SqlNode;
import io.mercator.api.sql.Text;
import org.jspecify.annotations.Nullable;

/**
 * A view: a table whose rows a query gives (SQL:2016, 11.32). A final subclass declares its columns, in the order of the
 * query's; it may be selected from, joined and mapped as any table, with {@code primaryKey()} on the columns that tell
 * its rows apart, which the database does not see.
 *
 * <pre>{@code
 * final class Adults extends View {
 *     final Column<Integer> id = column("id", INTEGER, primaryKey());
 *     Adults(MetaData metadata, Users users) {
 *         super(metadata, "adults", select(users.id).from(users).where(users.age.ge(constant(18))));
 *     }
 * }
 * }</pre>
 *
 * <p>{@code createAll} creates views after all tables, in the order of their declaration; {@code dropAll} drops them first.
 */
public abstract class View extends Table {
    private final SqlNode definition;
    private volatile boolean materialized;

    /**
     * Declares a view in the connection's own schema, or in the metadata's.
     *
     * @param metadata where the view belongs
     * @param name its name, any text; quoted where needed
     * @param definition the query, without bound parameters: values of the program's own are {@code Sql.constant}s
     * @throws SchemaException if the name is taken or empty, the subclass is not final, or the query has parameters
     */
    protected View(MetaData metadata, String name, QueryExpression<?> definition) {
        this(metadata, metadata.schema().orElse(null), name, definition);
    }

    /**
     * Declares a view in a schema.
     *
     * @param metadata where the view belongs
     * @param schema the schema's name, null for the connection's own
     * @param name its name, any text; quoted where needed
     * @param definition the query, without bound parameters: values of the program's own are {@code Sql.constant}s
     * @throws SchemaException if the name is taken or empty, the subclass is not final, or the query has parameters
     */
    protected View(MetaData metadata, @Nullable String schema, String name, QueryExpression<?> definition) {
        this(metadata, schema, name, (SqlNode) definition);
    }

    private View(MetaData metadata, @Nullable String schema, String name, SqlNode definition) {
        super(metadata, schema, name);
        if (definition.bindCount() > 0) {
            throw new SchemaException(
                    "The query of view '" + name + "' has bound parameters, which have no place there."
                            + " Write values of the program's own as constant(value).");
        }
        this.definition = definition;
    }

    /**
     * Has the database keep the rows, until it is told to make them anew: {@code REFRESH MATERIALIZED VIEW}, as text of the
     * program's own.
     */
    public final void materialized() {
        materialized = true;
    }

    /**
     * Tells whether the database keeps the rows.
     *
     * @return true if declared so
     */
    public final boolean isMaterialized() {
        return materialized;
    }

    /**
     * Returns the query.
     *
     * @return what gives the view's rows: a {@link QueryExpression}, or a {@link Text} for one that is known as text
     */
    public final SqlNode definition() {
        return definition;
    }

    /**
     * Begins a view whose query is known as text only; {@link #add} gives it columns.
     *
     * @param metadata where the view belongs
     * @param schema the schema's name, null for the connection's own
     * @param name its name
     * @param query the text of the query, of the program's own or the database's
     * @return the view
     * @throws SchemaException if the name is taken
     */
    public static View of(MetaData metadata, @Nullable String schema, String name, String query) {
        return new TextView(metadata, schema, name, Text.verbatim(query));
    }

    private static final class TextView extends View {
        TextView(MetaData metadata, @Nullable String schema, String name, Text query) {
            super(metadata, schema, name, (SqlNode) query);
        }
    }
}

package io.mercator.api.dialect;

import io.mercator.api.sql.Bind;
import io.mercator.api.sql.FromItem;
import io.mercator.api.sql.SqlNode;
import io.mercator.api.sql.TableRef;
import io.mercator.api.type.SqlType;
import java.util.List;

/** Receives the SQL text of one statement from the renderers of its nodes. Used by one thread for one statement. */
public interface SqlWriter {
    /**
     * Appends SQL text.
     *
     * @param sql keywords, operators, spaces; never a value or a name
     * @return this writer
     */
    SqlWriter sql(String sql);

    /**
     * Appends a name, quoted where needed.
     *
     * @param name the name
     * @return this writer
     */
    SqlWriter name(String name);

    /**
     * Appends a table's name with its schema, each quoted where needed.
     *
     * @param table a table
     * @return this writer
     */
    SqlWriter table(TableRef table);

    /**
     * Appends a type's name.
     *
     * @param type a type
     * @return this writer
     */
    SqlWriter type(SqlType<?> type);

    /**
     * Appends a type's name as it stands in CAST.
     *
     * @param type a type
     * @return this writer
     */
    SqlWriter castType(SqlType<?> type);

    /**
     * Appends a node through its renderer.
     *
     * @param node a node
     * @return this writer
     */
    SqlWriter node(SqlNode node);

    /**
     * Appends a node as standard SQL has it, for a renderer that writes only some nodes of its kind differently.
     *
     * @param node a node
     * @return this writer
     */
    SqlWriter standard(SqlNode node);

    /**
     * Appends nodes with a separator between them.
     *
     * @param nodes the nodes
     * @param separator SQL text
     * @return this writer
     */
    SqlWriter nodes(List<? extends SqlNode> nodes, String separator);

    /**
     * Appends a parameter marker for a bound value. The same value may be appended again and anywhere; the driver gets
     * it at each place.
     *
     * @param bind the bound value
     * @return this writer
     */
    SqlWriter parameter(Bind<?> bind);

    /**
     * Appends a space at which the text is broken when it is shown to people; what the database gets is one line.
     *
     * @param indent how many spaces begin the new line
     * @return this writer
     */
    SqlWriter lineBreak(int indent);

    /**
     * Runs an action in which columns are written without the table before them, as in a list of INSERT or RETURNING.
     *
     * @param action appends the nodes
     * @return this writer
     */
    SqlWriter unqualified(Runnable action);

    /**
     * Runs an action within a statement that has some FROM items, which queries in it then refer to instead of naming them
     * anew.
     *
     * @param items the items
     * @param action writes
     * @return this writer
     */
    SqlWriter within(List<? extends FromItem> items, Runnable action);

    /**
     * Returns the dialect.
     *
     * @return for which the text is made
     */
    Dialect dialect();
}

package io.mercator.engine.render;

import io.mercator.api.dialect.Dialect;
import io.mercator.api.dialect.NodeRenderer;
import io.mercator.api.dialect.SqlWriter;
import io.mercator.api.error.CompileException;
import io.mercator.api.schema.Table;
import io.mercator.api.sql.Bind;
import io.mercator.api.sql.CustomExpression;
import io.mercator.api.sql.FromItem;
import io.mercator.api.sql.QueryExpression;
import io.mercator.api.sql.SqlNode;
import io.mercator.api.sql.TableRef;
import io.mercator.api.type.SqlType;
import io.mercator.engine.type.StandardCodecs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Collects the text of one statement. The database gets one line; where {@link #lineBreak} was called that line has a
 * space, and the text for people has a new line with its indentation.
 */
final class DefaultSqlWriter implements SqlWriter {
    private record Break(int at, int indent) {}

    private final Dialect dialect;
    private final StringBuilder text = new StringBuilder(128);
    private final List<Break> breaks = new ArrayList<>();
    private final List<Bind<?>> places = new ArrayList<>();
    private List<FromItem> enclosing = List.of();
    private final boolean reading;
    private boolean qualified = true;
    private boolean withsBeforeQueries;

    DefaultSqlWriter(Dialect dialect) {
        this(dialect, false);
    }

    /** Creates a writer; one for reading writes values in place of parameters. */
    DefaultSqlWriter(Dialect dialect, boolean reading) {
        this.dialect = dialect;
        this.reading = reading;
    }

    @Override
    public SqlWriter sql(String sql) {
        text.append(sql);
        return this;
    }

    @Override
    public SqlWriter name(String name) {
        text.append(dialect.identifiers().quoted(name));
        return this;
    }

    @Override
    public SqlWriter table(TableRef table) {
        Optional<String> schema =
                table instanceof Table known && known.isTemporary() ? dialect.temporarySchema() : table.schema();
        schema.ifPresent(given -> name(given).sql("."));
        return name(table.name());
    }

    @Override
    public SqlWriter type(SqlType<?> type) {
        text.append(type.on(dialect.name()).accept(dialect.typeNames()));
        return this;
    }

    @Override
    public SqlWriter castType(SqlType<?> type) {
        text.append(type.on(dialect.name()).accept(dialect.castNames()));
        return this;
    }

    @Override
    public SqlWriter node(SqlNode node) {
        if (node instanceof QueryExpression<?> && withsBeforeQueries) {
            withsBeforeQueries = false;
            Withs.write(node, this);
            node(node);
            withsBeforeQueries = true;
            return this;
        }
        if (node instanceof QueryExpression<?> && !qualified) {
            return qualified(true, () -> dispatch(node));
        }
        return dispatch(node);
    }

    /** Has the common table expressions of the statement written before each query in it, not before the statement. */
    void withsBeforeQueries() {
        withsBeforeQueries = true;
    }

    private SqlWriter dispatch(SqlNode node) {
        ValueUses.check(node, dialect);
        Optional<NodeRenderer<SqlNode>> renderer = dialect.renderers().find(node);
        if (renderer.isPresent()) {
            renderer.get().render(node, this);
        } else if (node instanceof CustomExpression<?> custom) {
            node(custom.standard());
        } else if (!StandardRenderers.render(node, this)) {
            throw new CompileException("The dialect '" + dialect.name() + "' has no renderer for "
                    + node.kind().getSimpleName() + ", nor has standard SQL. A dialect says how in its renderers().");
        }
        return this;
    }

    @Override
    public SqlWriter standard(SqlNode node) {
        if (!StandardRenderers.render(node, this)) {
            throw new CompileException(
                    "Standard SQL has no form of " + node.kind().getSimpleName() + ".");
        }
        return this;
    }

    @Override
    public SqlWriter nodes(List<? extends SqlNode> nodes, String separator) {
        for (int index = 0; index < nodes.size(); index++) {
            if (index > 0) {
                text.append(separator);
            }
            node(nodes.get(index));
        }
        return this;
    }

    @Override
    public SqlWriter parameter(Bind<?> bind) {
        if (reading) {
            text.append(literal(bind));
        } else {
            text.append('?');
            places.add(bind);
        }
        return this;
    }

    private <T> String literal(Bind<T> bind) {
        T value = bind.value();
        return value == null
                ? "NULL"
                : new StandardCodecs(dialect).codec(bind.type()).literal(value);
    }

    @Override
    public SqlWriter lineBreak(int indent) {
        breaks.add(new Break(text.length(), indent));
        text.append(' ');
        return this;
    }

    @Override
    public SqlWriter unqualified(Runnable action) {
        return qualified(false, action);
    }

    private SqlWriter qualified(boolean now, Runnable action) {
        boolean before = qualified;
        qualified = now;
        try {
            action.run();
        } finally {
            qualified = before;
        }
        return this;
    }

    /** Returns the FROM items of the statements around what is written now. */
    List<FromItem> enclosing() {
        return enclosing;
    }

    @Override
    public SqlWriter within(List<? extends FromItem> froms, Runnable action) {
        List<FromItem> all = new ArrayList<>(enclosing);
        froms.forEach(item -> all.addAll(item.leaves()));
        enclosed(all, action);
        return this;
    }

    /** Runs an action that writes what knows nothing of the statements around it. */
    void alone(Runnable action) {
        enclosed(List.of(), action);
    }

    private void enclosed(List<FromItem> now, Runnable action) {
        List<FromItem> before = enclosing;
        enclosing = now;
        try {
            action.run();
        } finally {
            enclosing = before;
        }
    }

    boolean isQualified() {
        return qualified;
    }

    /** Appends a space and a node, or nothing when the node's renderer appends nothing. */
    void optional(SqlNode node) {
        int before = text.length();
        text.append(' ');
        node(node);
        if (text.length() == before + 1) {
            text.setLength(before);
        }
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    RenderedSql rendered() {
        String sql = text.toString();
        return new RenderedSql(sql, breaks.isEmpty() ? sql : display(sql), places);
    }

    private String display(String sql) {
        StringBuilder shown = new StringBuilder(sql.length() + breaks.size() * 8);
        int from = 0;
        for (Break at : breaks) {
            shown.append(sql, from, at.at()).append('\n').append(" ".repeat(at.indent()));
            from = at.at() + 1;
        }
        return shown.append(sql, from, sql.length()).toString();
    }
}

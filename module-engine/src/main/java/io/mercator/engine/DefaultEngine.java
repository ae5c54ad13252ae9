package io.mercator.engine;

import io.mercator.api.dialect.Dialect;
import io.mercator.api.engine.Connection;
import io.mercator.api.engine.ConnectionOptions;
import io.mercator.api.engine.EngineOptions;
import io.mercator.api.engine.PoolFigures;
import io.mercator.api.error.ConnectionHolder;
import io.mercator.api.error.ConnectionsInUseException;
import io.mercator.api.error.ResourceClosedException;
import io.mercator.api.inspect.Inspector;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.SchemaDifference;
import io.mercator.api.schema.Table;
import io.mercator.api.session.InsertMode;
import io.mercator.api.spi.CompiledStatement;
import io.mercator.api.spi.ExecutionConnection;
import io.mercator.api.spi.ExecutionEngine;
import io.mercator.api.spi.InsertPlan;
import io.mercator.api.spi.Origin;
import io.mercator.api.spi.ValueCheck;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.Statement;
import io.mercator.api.type.SqlType;
import io.mercator.engine.connect.Checkout;
import io.mercator.engine.connect.ConnectionSource;
import io.mercator.engine.connect.Holders;
import io.mercator.engine.ddl.SchemaDefinition;
import io.mercator.engine.execute.CompiledChange;
import io.mercator.engine.execute.DdlTransaction;
import io.mercator.engine.execute.DefaultConnection;
import io.mercator.engine.execute.ExecutionContext;
import io.mercator.engine.execute.InsertPlanner;
import io.mercator.engine.execute.JoinedRows;
import io.mercator.engine.execute.JoinedUpdates;
import io.mercator.engine.execute.KeyListDeletes;
import io.mercator.engine.inspect.CatalogWork;
import io.mercator.engine.inspect.DefaultInspector;
import io.mercator.engine.log.StatementObserver;
import io.mercator.engine.statement.DefaultCompiledStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Joins the parts of an engine. Statements are compiled only for the dialect as the server's version makes it, so the
 * first compilation opens a connection if none was opened before.
 */
final class DefaultEngine implements ExecutionEngine {
    private final String name;
    private final EngineOptions options;
    private final ConnectionSource source;
    private final Holders holders;
    private final StatementObserver observer;
    private final AtomicReference<@Nullable ExecutionContext> context = new AtomicReference<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * Creates an engine.
     *
     * @param name the URL without password, or what stands for it
     * @param holders who holds its connections
     */
    DefaultEngine(String name, EngineOptions options, ConnectionSource source, Holders holders) {
        this.name = name;
        this.options = options;
        this.source = source;
        this.holders = holders;
        this.observer = new StatementObserver(options);
    }

    private ExecutionContext context() {
        checkOpen();
        ExecutionContext known = context.get();
        if (known == null) {
            ExecutionContext made = new ExecutionContext(name, source.refinedDialect(), options, observer, closed::get);
            known = context.compareAndSet(null, made) ? made : context.get();
        }
        return Objects.requireNonNull(known);
    }

    private void checkOpen() {
        if (closed.get()) {
            throw new ResourceClosedException(
                    "The engine " + name + " is closed. Make another with Engine.create(...)," + " or close it later.");
        }
    }

    @Override
    public Dialect dialect() {
        return source.dialect();
    }

    @Override
    public CompiledStatement compile(Statement<?> statement) {
        return context().compile(statement);
    }

    @Override
    public CompiledStatement compileUpdates(
            Statement<?> single, Table table, List<Column<?>> written, List<Column<?>> key) {
        DefaultCompiledStatement compiled = context().compile(single);
        JoinedRows joined = JoinedUpdates.of(context(), table, written, key);
        return joined == null ? compiled : new CompiledChange(compiled, joined);
    }

    @Override
    public CompiledStatement compileDeletes(Statement<?> single, Table table, List<Column<?>> columns) {
        DefaultCompiledStatement compiled = context().compile(single);
        JoinedRows joined = KeyListDeletes.of(context(), table, columns);
        return joined == null ? compiled : new CompiledChange(compiled, joined);
    }

    @Override
    public InsertPlan planInsert(
            Table table,
            List<Column<?>> columns,
            Map<Column<?>, Expression<?>> expressions,
            List<Column<?>> generated,
            InsertMode mode) {
        return new InsertPlanner(context(), table, expressions, mode).plan(columns, generated);
    }

    @Override
    public Optional<ValueCheck> valueCheck(SqlType<?> type) {
        return context().valueCheck(type);
    }

    @Override
    public Connection connect() {
        return connect(ConnectionOptions.defaults(), null);
    }

    @Override
    public Connection connect(UnaryOperator<ConnectionOptions> options) {
        return connect(options.apply(ConnectionOptions.defaults()), null);
    }

    @Override
    public ExecutionConnection connect(ConnectionOptions connection, @Nullable Origin origin) {
        return open(connection, origin);
    }

    private DefaultConnection open(ConnectionOptions connection, @Nullable Origin origin) {
        Checkout checkout = checkout(origin);
        return new DefaultConnection(this, contextFor(checkout), checkout).with(connection);
    }

    @Override
    public @Nullable Origin origin(String opened) {
        return holders.origin(opened);
    }

    /** The engine may be closed between checkout and here. */
    private ExecutionContext contextFor(Checkout checkout) {
        try {
            return context();
        } catch (RuntimeException refused) {
            try {
                checkout.release(true);
            } catch (SQLException second) {
                refused.addSuppressed(second);
            }
            throw refused;
        }
    }

    private Checkout checkout() {
        return checkout(null);
    }

    private Checkout checkout(@Nullable Origin origin) {
        checkOpen();
        try {
            return holders.follow(source.checkout(), origin);
        } catch (RuntimeException refused) {
            checkOpen();
            throw refused;
        }
    }

    @Override
    public void begin(Consumer<? super Connection> work) {
        inTransaction(connection -> {
            work.accept(connection);
            return true;
        });
    }

    @Override
    public <T> T inTransaction(Function<? super Connection, T> work) {
        try (Connection connection = connect()) {
            connection.begin();
            T result = work.apply(connection);
            connection.commit();
            return result;
        }
    }

    @Override
    public void ping() {
        connect().close();
    }

    @Override
    public void create(List<Table> tables, boolean checkFirst) {
        define(SchemaDefinition.creation(lasting(tables), context().dialect()), checkFirst);
    }

    @Override
    public void drop(List<Table> tables, boolean checkFirst) {
        define(SchemaDefinition.removal(lasting(tables), context().dialect()), checkFirst);
    }

    @Override
    public Inspector inspector() {
        return new DefaultInspector(this::read);
    }

    @Override
    public void reflect(MetaData metadata, @Nullable String schema, Predicate<String> names) {
        inOneConnection(connection -> connection.reflect(metadata, schema, names));
    }

    @Override
    public List<SchemaDifference> diff(MetaData metadata) {
        List<SchemaDifference> differences = new ArrayList<>();
        inOneConnection(connection -> differences.addAll(connection.diff(metadata)));
        return List.copyOf(differences);
    }

    private void inOneConnection(Consumer<DefaultConnection> work) {
        try (DefaultConnection connection = open(ConnectionOptions.defaults(), null)) {
            work.accept(connection);
        }
    }

    private <T> T read(CatalogWork<T> work) {
        try (DefaultConnection connection = open(ConnectionOptions.defaults(), null)) {
            return connection.read(work);
        }
    }

    private static List<Table> lasting(List<Table> tables) {
        return tables.stream().filter(table -> !table.isTemporary()).toList();
    }

    private void define(SchemaDefinition definition, boolean checkFirst) {
        try (DdlTransaction transaction = new DdlTransaction(context(), checkout())) {
            definition.run(transaction, checkFirst);
            transaction.commit();
        }
    }

    @Override
    public PoolFigures pool() {
        return source.figures();
    }

    @Override
    public boolean isClosed() {
        return closed.get();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            List<ConnectionHolder> holding = holders.list();
            holders.close();
            source.close();
            if (!holding.isEmpty()) {
                throw new ConnectionsInUseException(
                        "The engine " + name + " was closed while " + holding.size()
                                + (holding.size() == 1 ? " connection was" : " connections were") + " in use, by "
                                + Holders.describe(holding)
                                + ".\nClose sessions and connections before the engine (try-with-resources)."
                                + holders.hint(),
                        holding);
            }
        }
    }

    /** {@inheritDoc} The engine's URL without password. */
    @Override
    public String toString() {
        return "Engine(" + name + ")";
    }
}

package io.mercator.engine.execute;

import io.mercator.api.dialect.Dialect;
import io.mercator.api.dialect.ValueCodec;
import io.mercator.api.engine.EngineOptions;
import io.mercator.api.engine.IsolationLevel;
import io.mercator.api.error.ResourceClosedException;
import io.mercator.api.spi.ValueCheck;
import io.mercator.api.sql.SqlNode;
import io.mercator.api.type.BooleanType;
import io.mercator.api.type.SqlType;
import io.mercator.engine.error.ErrorTranslator;
import io.mercator.engine.log.StatementObserver;
import io.mercator.engine.statement.DefaultCompiledStatement;
import io.mercator.engine.statement.StatementCache;
import io.mercator.engine.statement.StatementCompiler;
import io.mercator.engine.statement.StatementPlan;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What all connections of one engine share. Safe for any thread. */
public final class ExecutionContext {
    private final String engine;
    private final Dialect dialect;
    private final StatementCompiler compiler;
    private final Function<SqlNode, StatementPlan> compilation;
    private final StatementCache cache;
    private final StatementObserver observer;
    private final ErrorTranslator errors;
    private final boolean hideParameters;
    private final long timeoutNanos;
    private final @Nullable IsolationLevel isolation;
    private final BooleanSupplier closed;

    /**
     * Creates the context of an engine.
     *
     * @param engine the engine's name in errors
     * @param dialect the dialect as the server's version makes it
     * @param options the engine's options
     * @param observer hears of statements
     * @param closed tells whether the engine was closed
     */
    public ExecutionContext(
            String engine, Dialect dialect, EngineOptions options, StatementObserver observer, BooleanSupplier closed) {
        this.engine = engine;
        this.dialect = dialect;
        this.compiler = new StatementCompiler(dialect);
        this.compilation = compiler::compile;
        this.cache = new StatementCache(options.cacheSize(), dialect.writesLimits());
        this.observer = observer;
        this.errors = new ErrorTranslator(dialect);
        this.hideParameters = options.isHideParameters();
        this.isolation = options.isolation().orElse(null);
        this.timeoutNanos = options.timeout().map(Duration::toNanos).orElse(0L);
        this.closed = closed;
    }

    /**
     * Compiles a statement, or finds the plan of its shape.
     *
     * @param statement the statement
     * @return the handle
     */
    public DefaultCompiledStatement compile(SqlNode statement) {
        return new DefaultCompiledStatement(cache.plan(statement, compilation), statement);
    }

    /**
     * Returns what tells whether values of a type can be stored.
     *
     * @param type the type of a column
     * @return the check; empty when every value of its class can
     */
    public Optional<ValueCheck> valueCheck(SqlType<?> type) {
        SqlType<?> stored = type.stored();
        boolean unlimited = stored.isInteger() || stored instanceof BooleanType;
        return unlimited ? Optional.empty() : Optional.of(check(type));
    }

    @SuppressWarnings("unchecked") // the caller gives values of the type's class, as the check demands
    private <T> ValueCheck check(SqlType<T> type) {
        ValueCodec<T> codec = (ValueCodec<T>) compiler.codec(type);
        return new ValueCheck() {
            @Override
            public @Nullable String misfit(Object value) {
                @Nullable String misfit = type.misfit((T) value);
                return misfit != null ? misfit : codec.misfit((T) value);
            }

            @Override
            public Object generated(Object value) {
                return codec.generated((T) value);
            }
        };
    }

    /** Cuts off a value that a column's own option gave what the database would not keep. */
    @Nullable
    Object generated(SqlType<?> type, @Nullable Object value) {
        return value == null
                ? null
                : valueCheck(type).map(check -> check.generated(value)).orElse(value);
    }

    /**
     * Returns the engine's name.
     *
     * @return the URL without password, or the data source's class
     */
    public String engine() {
        return engine;
    }

    /**
     * Returns the dialect.
     *
     * @return the dialect as the server's version makes it
     */
    public Dialect dialect() {
        return dialect;
    }

    /**
     * Returns who hears of statements.
     *
     * @return the observer
     */
    public StatementObserver observer() {
        return observer;
    }

    StatementCompiler compiler() {
        return compiler;
    }

    ErrorTranslator errors() {
        return errors;
    }

    /** Returns how long the database may work for a statement that says nothing else, 0 for no limit. */
    long timeoutNanos() {
        return timeoutNanos;
    }

    /** Returns how far transactions are kept apart that say nothing else, null for the database's default. */
    @Nullable
    IsolationLevel isolation() {
        return isolation;
    }

    boolean hidesParameters() {
        return hideParameters;
    }

    /**
     * Refuses work on a closed engine.
     *
     * @throws ResourceClosedException if the engine was closed
     */
    public void checkOpen() {
        if (closed.getAsBoolean()) {
            throw new ResourceClosedException("The engine " + engine
                    + " is closed. Make another with Engine.create(...)," + " or close it later.");
        }
    }

    boolean isClosed() {
        return closed.getAsBoolean();
    }

    /** Returns the codec of a type's values. */
    ValueCodec<?> codec(SqlType<?> type) {
        return compiler.codec(type);
    }
}

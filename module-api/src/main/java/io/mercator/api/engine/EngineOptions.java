package io.mercator.api.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The options of an engine: an immutable value whose methods return changed copies.
 *
 * <pre>{@code
 * Engine.create("sqlite:app.db", o -> o.echo(true).poolSize(4));
 * }</pre>
 */
public final class EngineOptions {
    private static final EngineOptions DEFAULTS = new EngineOptions(
            false, null, false, 10, Duration.ofSeconds(30), null, null, Map.of(), null, null, 512, List.of());

    private final boolean echo;
    private final @Nullable Consumer<String> echoTo;
    private final boolean hideParameters;
    private final int poolSize;
    private final Duration checkoutTimeout;
    private final @Nullable String user;
    private final @Nullable String password;
    private final Map<String, String> driverProperties;
    private final @Nullable ModuleLayer layer;
    private final @Nullable String dialect;
    private final int cacheSize;
    private final List<StatementListener> listeners;

    private EngineOptions(
            boolean echo,
            @Nullable Consumer<String> echoTo,
            boolean hideParameters,
            int poolSize,
            Duration checkoutTimeout,
            @Nullable String user,
            @Nullable String password,
            Map<String, String> driverProperties,
            @Nullable ModuleLayer layer,
            @Nullable String dialect,
            int cacheSize,
            List<StatementListener> listeners) {
        this.echo = echo;
        this.echoTo = echoTo;
        this.hideParameters = hideParameters;
        this.poolSize = poolSize;
        this.checkoutTimeout = checkoutTimeout;
        this.user = user;
        this.password = password;
        this.driverProperties = driverProperties;
        this.layer = layer;
        this.dialect = dialect;
        this.cacheSize = cacheSize;
        this.listeners = listeners;
    }

    /**
     * Returns the options that hold when nothing is said.
     *
     * @return no echo, parameters shown, at most 10 connections, 30 seconds to wait for one, 512 cached statements
     */
    public static EngineOptions defaults() {
        return DEFAULTS;
    }

    /**
     * Logs every statement, its parameters and BEGIN, COMMIT, ROLLBACK to the {@code System.Logger} named
     * {@code io.mercator.engine}, at INFO.
     *
     * @param on true to log
     * @return changed options
     */
    public EngineOptions echo(boolean on) {
        return new EngineOptions(
                on,
                echoTo,
                hideParameters,
                poolSize,
                checkoutTimeout,
                user,
                password,
                driverProperties,
                layer,
                dialect,
                cacheSize,
                listeners);
    }

    /**
     * Gives the lines of the echo to a receiver in place of the logger: statement, parameters, and BEGIN (implicit),
     * COMMIT, ROLLBACK, each as one text.
     *
     * @param receiver gets each text, from the thread that runs the statement
     * @return changed options
     */
    public EngineOptions echo(Consumer<String> receiver) {
        return new EngineOptions(
                true,
                receiver,
                hideParameters,
                poolSize,
                checkoutTimeout,
                user,
                password,
                driverProperties,
                layer,
                dialect,
                cacheSize,
                listeners);
    }

    /**
     * Leaves parameters out of echo, events and errors.
     *
     * @param hide true to hide
     * @return changed options
     */
    public EngineOptions hideParameters(boolean hide) {
        return new EngineOptions(
                echo,
                echoTo,
                hide,
                poolSize,
                checkoutTimeout,
                user,
                password,
                driverProperties,
                layer,
                dialect,
                cacheSize,
                listeners);
    }

    /**
     * Limits the pool.
     *
     * @param connections the most connections, at least 1
     * @return changed options
     * @throws IllegalArgumentException if less than 1
     */
    public EngineOptions poolSize(int connections) {
        if (connections < 1) {
            throw new IllegalArgumentException("poolSize must be at least 1, not " + connections);
        }
        return new EngineOptions(
                echo,
                echoTo,
                hideParameters,
                connections,
                checkoutTimeout,
                user,
                password,
                driverProperties,
                layer,
                dialect,
                cacheSize,
                listeners);
    }

    /**
     * Limits the wait for a connection.
     *
     * @param timeout at least 250 milliseconds, which is the pool's own lower limit
     * @return changed options
     * @throws IllegalArgumentException if shorter
     */
    public EngineOptions checkoutTimeout(Duration timeout) {
        if (timeout.toMillis() < 250) {
            throw new IllegalArgumentException("checkoutTimeout must be at least 250 ms, not " + timeout);
        }
        return new EngineOptions(
                echo,
                echoTo,
                hideParameters,
                poolSize,
                timeout,
                user,
                password,
                driverProperties,
                layer,
                dialect,
                cacheSize,
                listeners);
    }

    /**
     * Names the user.
     *
     * @param name the user
     * @return changed options
     */
    public EngineOptions user(String name) {
        return new EngineOptions(
                echo,
                echoTo,
                hideParameters,
                poolSize,
                checkoutTimeout,
                name,
                password,
                driverProperties,
                layer,
                dialect,
                cacheSize,
                listeners);
    }

    /**
     * Gives the password, which never prints.
     *
     * @param secret the password
     * @return changed options
     */
    public EngineOptions password(String secret) {
        return new EngineOptions(
                echo,
                echoTo,
                hideParameters,
                poolSize,
                checkoutTimeout,
                user,
                secret,
                driverProperties,
                layer,
                dialect,
                cacheSize,
                listeners);
    }

    /**
     * Gives the JDBC driver a property.
     *
     * @param name the driver's name for it
     * @param value its value
     * @return changed options
     */
    public EngineOptions driverProperty(String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(driverProperties);
        all.put(name, value);
        return new EngineOptions(
                echo,
                echoTo,
                hideParameters,
                poolSize,
                checkoutTimeout,
                user,
                password,
                Map.copyOf(all),
                layer,
                dialect,
                cacheSize,
                listeners);
    }

    /**
     * Looks for dialects in a layer as well, beside those that the boot layer or the class path has.
     *
     * @param modules the layer
     * @return changed options
     */
    public EngineOptions layer(ModuleLayer modules) {
        return new EngineOptions(
                echo,
                echoTo,
                hideParameters,
                poolSize,
                checkoutTimeout,
                user,
                password,
                driverProperties,
                modules,
                dialect,
                cacheSize,
                listeners);
    }

    /**
     * Names the dialect for a data source, so that it is known before the first connection.
     *
     * @param name the dialect's name, for example {@code sqlite}
     * @return changed options
     */
    public EngineOptions dialect(String name) {
        return new EngineOptions(
                echo,
                echoTo,
                hideParameters,
                poolSize,
                checkoutTimeout,
                user,
                password,
                driverProperties,
                layer,
                name,
                cacheSize,
                listeners);
    }

    /**
     * Limits the cache of rendered statements.
     *
     * @param statements how many, 0 for none
     * @return changed options
     * @throws IllegalArgumentException if negative
     */
    public EngineOptions cacheSize(int statements) {
        if (statements < 0) {
            throw new IllegalArgumentException("cacheSize must not be negative: " + statements);
        }
        return new EngineOptions(
                echo,
                echoTo,
                hideParameters,
                poolSize,
                checkoutTimeout,
                user,
                password,
                driverProperties,
                layer,
                dialect,
                statements,
                listeners);
    }

    /**
     * Adds a listener.
     *
     * @param listener hears of every statement and transaction
     * @return changed options
     */
    public EngineOptions listener(StatementListener listener) {
        List<StatementListener> all = new ArrayList<>(listeners);
        all.add(listener);
        return new EngineOptions(
                echo,
                echoTo,
                hideParameters,
                poolSize,
                checkoutTimeout,
                user,
                password,
                driverProperties,
                layer,
                dialect,
                cacheSize,
                List.copyOf(all));
    }

    /**
     * Tells whether statements are logged.
     *
     * @return true if to the {@code System.Logger} named {@code io.mercator.engine}, at INFO
     */
    public boolean isEcho() {
        return echo;
    }

    /**
     * Returns who gets the lines of the echo.
     *
     * @return the receiver, empty for the logger
     */
    public Optional<Consumer<String>> echoReceiver() {
        return Optional.ofNullable(echoTo);
    }

    /**
     * Tells whether parameters are left out of echo, events and errors.
     *
     * @return true if hidden
     */
    public boolean isHideParameters() {
        return hideParameters;
    }

    /**
     * Returns the most connections of the pool.
     *
     * @return at least 1
     */
    public int poolSize() {
        return poolSize;
    }

    /**
     * Returns how long a thread waits for a connection.
     *
     * @return at least 250 milliseconds
     */
    public Duration checkoutTimeout() {
        return checkoutTimeout;
    }

    /**
     * Returns the user.
     *
     * @return the name, empty when the URL or nobody says one
     */
    public Optional<String> user() {
        return Optional.ofNullable(user);
    }

    /**
     * Returns the password.
     *
     * @return the password, empty when the URL or nobody says one
     */
    public Optional<String> password() {
        return Optional.ofNullable(password);
    }

    /**
     * Returns properties for the JDBC driver.
     *
     * @return an unmodifiable map
     */
    public Map<String, String> driverProperties() {
        return driverProperties;
    }

    /**
     * Returns the layer in which dialects are looked for beside the boot layer.
     *
     * @return the layer, empty when none was given
     */
    public Optional<ModuleLayer> layer() {
        return Optional.ofNullable(layer);
    }

    /**
     * Returns the name of the dialect for a data source.
     *
     * @return the name, empty when the first connection tells it
     */
    public Optional<String> dialect() {
        return Optional.ofNullable(dialect);
    }

    /**
     * Returns how many rendered statements are kept.
     *
     * @return at least 0
     */
    public int cacheSize() {
        return cacheSize;
    }

    /**
     * Returns who hears of statements.
     *
     * @return an unmodifiable list in the order in which they were added
     */
    public List<StatementListener> listeners() {
        return listeners;
    }
}

package io.mercator.dialect.kit.model;

import io.mercator.api.engine.Engine;
import io.mercator.api.mapping.Registry;
import io.mercator.api.mapping.Tracker;
import io.mercator.api.schema.MetaData;
import io.mercator.api.session.SessionFactory;
import io.mercator.api.session.SessionOptions;
import io.mercator.dialect.kit.DatabaseUnderTest;
import io.mercator.dialect.kit.OpenDatabase;
import io.mercator.dialect.kit.StatementRecorder;
import java.util.function.UnaryOperator;

/** A database of its own with the empty tables of users and items, and what an application makes once. */
public final class UsersDatabase implements AutoCloseable {
    /** What is sent, from the moment at which the tables are there. */
    public final StatementRecorder sent = new StatementRecorder();

    /** What the tables belong to. */
    public final MetaData metadata = new MetaData();

    /** The users. */
    public final UserTable users = new UserTable(metadata);

    /** The items. */
    public final ItemTable items = new ItemTable(metadata);

    /** The mappings of {@link User} and {@link Item}. */
    public final Registry registry = new Registry();

    /** The engine of the database. */
    public final Engine engine;

    /** Opens strict sessions. */
    public final SessionFactory sessions;

    private final OpenDatabase database;

    /**
     * Creates the tables.
     *
     * @param under the database under test
     */
    public UsersDatabase(DatabaseUnderTest under) {
        this(under, UnaryOperator.identity());
    }

    /**
     * Creates the tables.
     *
     * @param under the database under test
     * @param options changes the options of the sessions
     */
    public UsersDatabase(DatabaseUnderTest under, UnaryOperator<SessionOptions> options) {
        database = under.open(o -> o.listener(sent));
        engine = database.engine();
        users.map(registry);
        items.map(registry);
        metadata.createAll(engine);
        sessions =
                SessionFactory.of(registry, o -> options.apply(o.strict(true))).bind(engine);
        sent.clear();
    }

    /**
     * Tells whether the classes are woven.
     *
     * @return true if they tell the session what is read and written
     */
    public boolean isWoven() {
        return registry.mapper(User.class).tracker() == Tracker.WOVEN;
    }

    /**
     * Ends the database.
     *
     * @throws AssertionError if a test left connections in use
     */
    @Override
    public void close() {
        database.close();
    }
}

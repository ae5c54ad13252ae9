package io.mercator.benchmarks.tracking;

import io.mercator.api.engine.Engine;
import io.mercator.api.engine.StatementListener;
import io.mercator.api.mapping.Registry;
import io.mercator.api.schema.MetaData;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** An open session on SQLite in memory that has loaded every account. */
public final class AccountSession<E> implements AutoCloseable {
    private static final StatementListener NOBODY = new StatementListener() {};

    private final Engine engine;
    private final Session session;
    private final List<E> accounts;

    private AccountSession(Engine engine, Session session, List<E> accounts) {
        this.engine = engine;
        this.session = session;
        this.accounts = accounts;
    }

    /** Opens a session with so many accounts of the class as the compiler leaves it. */
    public static AccountSession<PlainAccount> ofPlain(int count) {
        return ofPlain(count, NOBODY);
    }

    static AccountSession<PlainAccount> ofPlain(int count, StatementListener listener) {
        return of(PlainAccount.class, PlainAccount::new, Accounts::mapPlain, count, listener);
    }

    /** Opens a session with so many accounts of the woven class. */
    public static AccountSession<WovenAccount> ofWoven(int count) {
        return ofWoven(count, NOBODY);
    }

    static AccountSession<WovenAccount> ofWoven(int count, StatementListener listener) {
        return of(WovenAccount.class, WovenAccount::new, Accounts::mapWoven, count, listener);
    }

    private static <E> AccountSession<E> of(
            Class<E> type,
            Function<String, E> constructor,
            Function<Accounts, Registry> mapping,
            int count,
            StatementListener listener) {
        MetaData metadata = new MetaData();
        Registry registry = mapping.apply(new Accounts(metadata));
        Engine engine = Engine.create("sqlite::memory:", o -> o.listener(listener));
        metadata.createAll(engine);
        Session session = SessionFactory.of(registry).bind(engine).open();
        session.bulk()
                .insertWithoutKeys(IntStream.range(0, count)
                        .mapToObj(index -> constructor.apply("owner " + index))
                        .toList());
        session.commit();
        return new AccountSession<>(engine, session, session.query(type).all());
    }

    /** Returns the session. */
    public Session session() {
        return session;
    }

    /** Returns the loaded accounts, which are held here: a session holds clean woven ones weakly. */
    public List<E> accounts() {
        return accounts;
    }

    @Override
    public void close() {
        session.close();
        engine.close();
    }
}

package million.rows;

import static io.mercator.api.sql.Sql.select;

import io.mercator.api.engine.Connection;
import io.mercator.api.engine.Engine;
import io.mercator.api.engine.StatementEvent;
import io.mercator.api.engine.StatementListener;
import io.mercator.api.mapping.Registry;
import io.mercator.api.schema.MetaData;
import io.mercator.api.session.BulkOperations;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import io.mercator.api.sql.Row3;
import java.util.AbstractCollection;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToLongBiFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Inserts rows; or streams them as rows, as objects of which some are changed, and with what they refer to; or writes them
 * in bulk; or loads all objects into one session, which is for woven ones. Prints what it met.
 */
public final class MillionRows {
    private static final int ROWS = 1_000_000;
    private static final int CHUNK = 10_000;
    private static final int IN_BULK = 100_000;

    private static final class Reading {
        private long id;
        private String station = "";
        private int amount;

        long id() {
            return id;
        }

        void id(long value) {
            id = value;
        }

        String station() {
            return station;
        }

        void station(String value) {
            station = value;
        }

        int amount() {
            return amount;
        }

        void amount(int value) {
            amount = value;
        }

        long stationId() {
            return References.stationOf(id);
        }

        void stationId(long value) {
            if (value != stationId()) {
                throw new IllegalStateException(id + " has station " + value);
            }
        }
    }

    private MillionRows() {}

    private static Reading reading(long id) {
        Reading reading = new Reading();
        reading.id(id);
        reading.station("a station with number " + id % 1_000);
        reading.amount(1);
        return reading;
    }

    /**
     * Runs the program.
     *
     * @param arguments the URL of a database in a file; {@code insert}, {@code read}, {@code load} or
     *     {@code bulk}
     */
    public static void main(String[] arguments) {
        MetaData metadata = new MetaData();
        Readings readings = new Readings(metadata);
        Registry registry = new Registry();
        registry.map(Reading.class, readings)
                .construct(Reading::new)
                .longProperty(readings.id, Reading::id, Reading::id)
                .property(readings.station, Reading::station, Reading::station)
                .intProperty(readings.amount, Reading::amount, Reading::amount)
                .longProperty(readings.stationId, Reading::stationId, Reading::stationId);
        References references = new References(metadata, readings);
        AtomicInteger statements = new AtomicInteger();
        try (Engine engine = Engine.create(arguments[0], o -> o.listener(counting(statements)))) {
            SessionFactory sessions = SessionFactory.of(registry).bind(engine);
            if (arguments[1].equals("insert")) {
                metadata.createAll(engine);
                timed("inserted", () -> insert(sessions));
                references.insert(sessions);
                return;
            }
            if (arguments[1].equals("bulk")) {
                metadata.createAll(engine);
                timed("inserted in bulk", () -> inBulk(sessions, BulkOperations::insert));
                timed("updated in bulk", () -> inBulk(sessions, BulkOperations::update));
                timed("deleted in bulk", () -> inBulk(sessions, BulkOperations::delete));
                return;
            }
            if (arguments[1].equals("load")) {
                System.out.println(registry.mapper(Reading.class).tracker());
                timed("loaded", () -> load(sessions, readings));
                timed("changed", () -> engine.inTransaction(connection -> connection
                        .execute(select(readings.id).where(readings.amount.eq(3)))
                        .stream()
                        .count()));
                return;
            }
            System.out.println("memory " + Runtime.getRuntime().maxMemory() / 1_000_000 / 10 * 10 + " MB");
            timed("rows", () -> streamRows(engine, readings));
            timed("objects", () -> streamObjects(sessions));
            timed("changed", () -> engine.inTransaction(connection -> connection
                    .execute(select(readings.id).where(readings.amount.eq(2)))
                    .stream()
                    .count()));
            statements.set(0);
            timed("with shared references", () -> references.streamShared(engine));
            System.out.println("statements " + statements.getAndSet(0));
            timed("with references of their own", () -> references.streamDistinct(engine));
            System.out.println("statements " + statements.getAndSet(0));
        }
    }

    private static StatementListener counting(AtomicInteger statements) {
        return new StatementListener() {
            @Override
            public void before(StatementEvent event) {
                statements.incrementAndGet();
            }
        };
    }

    private interface Work {
        long run();
    }

    private static void timed(String what, Work work) {
        long start = System.nanoTime();
        System.out.println(what + " " + work.run());
        System.out.println(
                "  in " + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) + " ms");
    }

    private static long insert(SessionFactory sessions) {
        for (long first = 0; first < ROWS; first += CHUNK) {
            long from = first;
            sessions.transaction(session -> LongStream.range(from, from + CHUNK)
                    .mapToObj(MillionRows::reading)
                    .forEach(session::add));
        }
        return ROWS;
    }

    private static long inBulk(
            SessionFactory sessions, ToLongBiFunction<BulkOperations, Collection<Reading>> operation) {
        Collection<Reading> made = new AbstractCollection<>() {
            @Override
            public Iterator<Reading> iterator() {
                return LongStream.range(0, IN_BULK)
                        .mapToObj(MillionRows::reading)
                        .iterator();
            }

            @Override
            public int size() {
                return IN_BULK;
            }
        };
        return sessions.inTransaction(session -> operation.applyAsLong(session.bulk(), made));
    }

    /** Loads all objects into one session and keeps none; changes some of them on the way. */
    private static long load(SessionFactory sessions, Readings readings) {
        return sessions.inTransaction(session -> {
            long loaded = 0;
            for (long first = 0; first < ROWS; first += CHUNK) {
                List<Reading> all = session.query(Reading.class)
                        .filter(readings.id.ge(first), readings.id.lt(first + CHUNK))
                        .all();
                for (Reading reading : all) {
                    if (reading.id() % 100_000 == 8) {
                        reading.amount(3);
                    }
                }
                loaded += all.size();
            }
            return loaded;
        });
    }

    private static long streamRows(Engine engine, Readings readings) {
        try (Connection connection = engine.connect();
                Stream<Row3<Long, String, Integer>> rows = connection
                        .execute(select(readings.id, readings.station, readings.amount))
                        .stream()) {
            return rows.mapToLong(Row3::value3).sum();
        }
    }

    private static long streamObjects(SessionFactory sessions) {
        return sessions.inTransaction(session -> sum(session));
    }

    private static long sum(Session session) {
        try (Stream<Reading> all = session.query(Reading.class).stream()) {
            return all.mapToLong(reading -> {
                        if (reading.id() % 100_000 == 7) {
                            reading.amount(2);
                            return 1;
                        }
                        return reading.amount();
                    })
                    .sum();
        }
    }
}

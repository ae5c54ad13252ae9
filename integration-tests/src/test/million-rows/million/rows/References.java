package million.rows;

import static io.mercator.api.schema.Columns.assigned;
import static io.mercator.api.schema.Columns.notNull;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.type.Types.BIGINT;
import static io.mercator.api.type.Types.STRING;

import io.mercator.api.engine.Engine;
import io.mercator.api.mapping.Registry;
import io.mercator.api.mapping.ToOne;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.session.SessionFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Readings with what they refer to: a million to a thousand stations, and some to a detail each of their own. */
final class References {
    private static final int STATIONS = 1_000;
    private static final int DETAILS = 200_000;
    private static final int CHUNK = 10_000;

    /** The tables referred to. */
    static final class Named extends Table {
        final Column<Long> id = column("id", BIGINT, primaryKey(), assigned());
        final Column<String> name = column("name", STRING.length(40), notNull());

        Named(MetaData metadata, String name) {
            super(metadata, name);
        }
    }

    private static final class Station {
        private long id;
        private String name = "";

        long id() {
            return id;
        }

        void id(long value) {
            id = value;
        }

        String name() {
            return name;
        }

        void name(String value) {
            name = value;
        }
    }

    private static final class Detail {
        private long id;
        private String name = "";

        long id() {
            return id;
        }

        void id(long value) {
            id = value;
        }

        String name() {
            return name;
        }

        void name(String value) {
            name = value;
        }
    }

    private static final class Measured {
        private long id;
        private int amount;
        private Station station;

        long id() {
            return id;
        }

        void id(long value) {
            id = value;
        }

        int amount() {
            return amount;
        }

        void amount(int value) {
            amount = value;
        }

        Station station() {
            return station;
        }

        void station(Station value) {
            station = value;
        }
    }

    private static final class Detailed {
        private long id;
        private Detail detail;

        long id() {
            return id;
        }

        void id(long value) {
            id = value;
        }

        Detail detail() {
            return detail;
        }

        void detail(Detail value) {
            detail = value;
        }
    }

    private final Named stations;
    private final Named details;
    private final Readings readings;

    References(MetaData metadata, Readings readings) {
        this.stations = new Named(metadata, "stations");
        this.details = new Named(metadata, "details");
        this.readings = readings;
    }

    static long stationOf(long reading) {
        return reading / 10 % STATIONS;
    }

    private SessionFactory sessions(Engine engine) {
        Registry registry = new Registry();
        registry.map(Station.class, stations)
                .construct(Station::new)
                .longProperty(stations.id, Station::id, Station::id)
                .property(stations.name, Station::name, Station::name);
        registry.map(Detail.class, details)
                .construct(Detail::new)
                .longProperty(details.id, Detail::id, Detail::id)
                .property(details.name, Detail::name, Detail::name);
        registry.map(Measured.class, readings)
                .construct(Measured::new)
                .longProperty(readings.id, Measured::id, Measured::id)
                .intProperty(readings.amount, Measured::amount, Measured::amount)
                .relationships(
                        ToOne.of(Measured.class, "station", Station.class, Measured::station, Measured::station)
                                .on(readings.stationId, stations.id));
        registry.map(Detailed.class, readings)
                .construct(Detailed::new)
                .longProperty(readings.id, Detailed::id, Detailed::id)
                .relationships(ToOne.of(Detailed.class, "detail", Detail.class, Detailed::detail, Detailed::detail)
                        .on(readings.id, details.id));
        return SessionFactory.of(registry).bind(engine);
    }

    void insert(SessionFactory sessions) {
        insert(sessions, stations, STATIONS);
        insert(sessions, details, DETAILS);
    }

    private static void insert(SessionFactory sessions, Named table, int rows) {
        for (long first = 0; first < rows; first += CHUNK) {
            List<Map<Column<?>, ?>> chunk = new ArrayList<>();
            LongStream.range(first, Math.min(rows, first + CHUNK))
                    .forEach(id -> chunk.add(Map.of(table.id, id, table.name, "number " + id)));
            sessions.transaction(session -> session.bulk().insert(table, chunk));
        }
    }

    /** Streams all readings, changes ten of them, and returns how many have their station. */
    long streamShared(Engine engine) {
        return sessions(engine).inTransaction(session -> {
            try (Stream<Measured> all = session.query(Measured.class).yieldPer(1_000).stream()) {
                return all.filter(measured -> {
                            if (measured.id() % 100_000 == 8) {
                                measured.amount(3);
                            }
                            return measured.station().id() == stationOf(measured.id())
                                    && measured.station().name().equals("number " + stationOf(measured.id()));
                        })
                        .count();
            }
        });
    }

    /** Streams the readings that have a detail, and returns how many have it. */
    long streamDistinct(Engine engine) {
        return sessions(engine).inTransaction(session -> {
            try (Stream<Detailed> some = session.query(Detailed.class)
                    .filter(readings.id.lt((long) DETAILS))
                    .yieldPer(500)
                    .stream()) {
                return some.filter(detailed -> detailed.detail().name().equals("number " + detailed.id()))
                        .count();
            }
        });
    }
}

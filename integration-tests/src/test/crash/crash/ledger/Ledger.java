package crash.ledger;

import static io.mercator.api.schema.Columns.assigned;
import static io.mercator.api.schema.Columns.notNull;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.type.Types.INTEGER;

import io.mercator.api.engine.Engine;
import io.mercator.api.mapping.Registry;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;

/** Commits a thousand transactions, each an entry with three lines and an amount moved between two balances. */
public final class Ledger {
    private static final int TRANSACTIONS = 1_000;

    private static final class Entry {
        private int id;
    }

    private static final class Line {
        private int entry;
        private int place;
    }

    private static final class Balance {
        private int id;
        private int amount;

        Balance() {}

        Balance(int id, int amount) {
            this.id = id;
            this.amount = amount;
        }
    }

    private static final class Entries extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey(), assigned());

        Entries(MetaData metadata) {
            super(metadata, "entries");
        }
    }

    private static final class Lines extends Table {
        final Column<Integer> entry = column("entry", INTEGER, primaryKey(), references("entries.id"));
        final Column<Integer> place = column("place", INTEGER, primaryKey());

        Lines(MetaData metadata) {
            super(metadata, "entry_lines");
        }
    }

    private static final class Balances extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey(), assigned());
        final Column<Integer> amount = column("amount", INTEGER, notNull());

        Balances(MetaData metadata) {
            super(metadata, "balances");
        }
    }

    private Ledger() {}

    /**
     * Runs until it is killed.
     *
     * @param arguments the engine's URL
     */
    public static void main(String[] arguments) {
        MetaData metadata = new MetaData();
        Entries entries = new Entries(metadata);
        Lines lines = new Lines(metadata);
        Balances balances = new Balances(metadata);
        Registry registry = new Registry();
        registry.map(Entry.class, entries)
                .construct(Entry::new)
                .intProperty(entries.id, e -> e.id, (e, v) -> e.id = v);
        registry.map(Line.class, lines)
                .construct(Line::new)
                .intProperty(lines.entry, l -> l.entry, (l, v) -> l.entry = v)
                .intProperty(lines.place, l -> l.place, (l, v) -> l.place = v);
        registry.map(Balance.class, balances)
                .construct(Balance::new)
                .intProperty(balances.id, b -> b.id, (b, v) -> b.id = v)
                .intProperty(balances.amount, b -> b.amount, (b, v) -> b.amount = v);
        try (Engine engine = Engine.create(arguments[0])) {
            metadata.createAll(engine);
            SessionFactory sessions = SessionFactory.of(registry).bind(engine);
            sessions.transaction(session -> session.addAll(new Balance(1, 0), new Balance(2, 0)));
            for (int number = 1; number <= TRANSACTIONS; number++) {
                int id = number;
                sessions.transaction(session -> commitOne(session, id));
                System.out.println("committed " + id);
                System.out.flush();
            }
        }
    }

    private static void commitOne(Session session, int id) {
        Entry entry = new Entry();
        entry.id = id;
        session.add(entry);
        for (int place = 1; place <= 3; place++) {
            Line line = new Line();
            line.entry = id;
            line.place = place;
            session.add(line);
        }
        session.get(Balance.class, 1).amount -= id;
        session.get(Balance.class, 2).amount += id;
    }
}

package io.mercator.benchmarks.startup;

import static io.mercator.api.schema.Columns.assigned;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;

import io.mercator.api.engine.Engine;
import io.mercator.api.mapping.Registry;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;

/** Makes a table, inserts an object and finds it, by Mercator. */
final class MercatorFirstQuery {
    /** Whom the program keeps. */
    static final class Person {
        private int id;
        private String name = "";

        int getId() {
            return id;
        }

        void setId(int id) {
            this.id = id;
        }

        String getName() {
            return name;
        }

        void setName(String name) {
            this.name = name;
        }
    }

    private static final class People extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey(), assigned());
        final Column<String> name = column("name", STRING.length(20));

        People(MetaData metadata) {
            super(metadata, "person");
        }
    }

    private MercatorFirstQuery() {}

    public static void main(String[] arguments) {
        MetaData metadata = new MetaData();
        People people = new People(metadata);
        Registry registry = new Registry();
        registry.map(Person.class, people)
                .construct(Person::new)
                .intProperty(people.id, Person::getId, Person::setId)
                .property(people.name, Person::getName, Person::setName);
        try (Engine engine = Engine.create(arguments[0])) {
            metadata.createAll(engine);
            SessionFactory sessions = SessionFactory.of(registry).bind(engine);
            sessions.transaction(session -> {
                Person ann = new Person();
                ann.setId(1);
                ann.setName("ann");
                session.add(ann);
            });
            try (Session session = sessions.open()) {
                Person found = session.query(Person.class)
                        .filter(people.name.eq("ann"))
                        .one();
                if (found.getId() != 1) {
                    throw new IllegalStateException("the row is not there");
                }
            }
        }
    }
}

package io.mercator.relations;

import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.schema.Columns.indexed;
import static io.mercator.api.schema.Columns.notNull;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;

import io.mercator.api.engine.Engine;
import io.mercator.api.mapping.Cascade;
import io.mercator.api.mapping.Registry;
import io.mercator.api.mapping.ToMany;
import io.mercator.api.mapping.ToOne;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.session.SessionFactory;
import io.mercator.api.sql.Sql;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Parts that refer to parts, and their labels, in a fresh database. */
final class PartsDatabase implements AutoCloseable {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** The table of parts. */
    static final class Parts extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey());
        final Column<String> name = column("name", STRING.length(50), notNull());
        final Column<Integer> parentId = column("parent_id", INTEGER, indexed());
        final Column<Integer> spareId = column("spare_id", INTEGER, indexed());

        Parts(MetaData metadata) {
            super(metadata, "parts");
            foreignKey(parentId).references(id);
            foreignKey(spareId).references(id);
        }
    }

    final MetaData metadata = new MetaData();
    final Parts parts = new Parts(metadata);
    final Table labels = Table.of(
            metadata,
            "labels",
            column("id", INTEGER, primaryKey()),
            column("text", STRING.length(50), notNull()),
            column("part_id", INTEGER, notNull(), references(parts.id), indexed()));
    final ToMany<Part, Part> children =
            ToMany.list(Part.class, "children", Part.class, Part::getChildren, Part::setChildren);
    final ToOne<Part, Part> parent = ToOne.of(Part.class, "parent", Part.class, Part::getParent, Part::setParent);
    final ToOne<Part, Part> spare = ToOne.of(Part.class, "spare", Part.class, Part::getSpare, Part::setSpare);
    final ToMany<Part, Label> partLabels =
            ToMany.set(Part.class, "labels", Label.class, Part::getLabels, Part::setLabels);
    final Engine engine;
    final SessionFactory sessions;

    PartsDatabase(String kind) {
        this(kind, model -> model.partLabels.cascade(Cascade.allAndDeleteOrphan()));
    }

    PartsDatabase(String kind, Consumer<PartsDatabase> options) {
        engine = Engine.create(
                kind.equals("sqlite") ? "sqlite::memory:" : "derby:memory:parts" + NUMBER.incrementAndGet());
        metadata.createAll(engine);
        children.foreignKey(parts.parentId).backPopulates(parent).orderBy(parts.id);
        parent.foreignKey(parts.parentId);
        spare.foreignKey(parts.spareId);
        options.accept(this);
        Registry registry = new Registry();
        registry.map(Part.class, parts)
                .construct(Part::new)
                .property(parts.id, Part::getId, Part::setId)
                .property(parts.name, Part::getName, Part::setName)
                .relationships(children, parent, spare, partLabels);
        registry.map(Label.class, labels)
                .construct(Label::new)
                .property(labels.get("id", INTEGER), Label::getId, Label::setId)
                .property(labels.get("text", STRING), Label::getText, Label::setText);
        sessions = SessionFactory.of(registry, o -> o.strict(true)).bind(engine);
    }

    long count(Table table) {
        return engine.inTransaction(connection ->
                connection.execute(Sql.select(Sql.count()).from(table)).one().value1());
    }

    @Override
    public void close() {
        int inUse = engine.pool().inUse();
        engine.close();
        if (inUse != 0) {
            throw new AssertionError(inUse + " connections are still in use");
        }
    }
}

package io.mercator.woven;

import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.type.Types.BINARY;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;

import io.mercator.api.engine.Engine;
import io.mercator.api.mapping.Loading;
import io.mercator.api.mapping.MapperBuilder;
import io.mercator.api.mapping.Registry;
import io.mercator.api.mapping.ToMany;
import io.mercator.api.mapping.ToOne;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.session.SessionFactory;
import io.mercator.dialect.kit.StatementRecorder;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/** A database of writers and essays, whose mapping demands that the classes are woven. */
final class Letters implements AutoCloseable {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    final MetaData metadata = new MetaData();
    final Table writers = Table.of(
            metadata,
            "writers",
            column("id", INTEGER, primaryKey()),
            column("name", STRING.length(100)),
            column("bio", STRING.length(100)),
            column("photo", BINARY.length(100)));
    final Column<Integer> writerId = writers.get("id", INTEGER);
    final Column<String> name = writers.get("name", STRING);
    final Column<String> bio = writers.get("bio", STRING);
    final Column<byte[]> photo = writers.get("photo", BINARY);
    final Table essays = Table.of(
            metadata,
            "essays",
            column("id", INTEGER, primaryKey()),
            column("title", STRING.length(100)),
            column("writer_id", INTEGER, references(writerId)));
    final Column<Integer> essayId = essays.get("id", INTEGER);
    final Column<String> title = essays.get("title", STRING);
    final Column<Integer> essayWriter = essays.get("writer_id", INTEGER);
    final ToMany<Writer, Essay> written =
            ToMany.list(Writer.class, "essays", Essay.class, Writer::getEssays, Writer::setEssays);
    final ToOne<Essay, Writer> writer =
            ToOne.of(Essay.class, "writer", Writer.class, Essay::getWriter, Essay::setWriter);
    final StatementRecorder sent = new StatementRecorder();
    final Registry registry = new Registry();
    final Engine engine;
    final SessionFactory sessions;

    Letters(String kind) {
        this(kind, Loading.LAZY, (letters, mapping) -> {});
    }

    Letters(String kind, Loading loading, BiConsumer<Letters, MapperBuilder<Writer>> more) {
        written.backPopulates(writer).orderBy(essayId);
        writer.load(loading);
        MapperBuilder<Writer> mapping = registry.map(Writer.class, writers)
                .construct(Writer::new)
                .property(writerId, Writer::getId, Writer::setId)
                .property(name, Writer::getName, Writer::setName)
                .property(bio, Writer::getBio, Writer::setBio)
                .property(photo, Writer::getPhoto, Writer::setPhoto)
                .relationships(written)
                .requireWoven();
        more.accept(this, mapping);
        registry.map(Essay.class, essays)
                .construct(Essay::new)
                .property(essayId, Essay::getId, Essay::setId)
                .property(title, Essay::getTitle, Essay::setTitle)
                .relationships(writer)
                .requireWoven();
        String url = kind.equals("sqlite") ? "sqlite::memory:" : "derby:memory:letters" + NUMBER.incrementAndGet();
        engine = Engine.create(url, o -> o.listener(sent));
        sessions = SessionFactory.of(registry).bind(engine);
        metadata.createAll(engine);
    }

    /** Two writers: ada with the essays a and b, and bob with c. */
    Letters filled() {
        sessions.transaction(session -> {
            Writer ada = new Writer("ada");
            ada.setBio("long");
            ada.setPhoto(new byte[] {1, 2});
            ada.getEssays().add(new Essay("a"));
            ada.getEssays().add(new Essay("b"));
            Writer bob = new Writer("bob");
            bob.getEssays().add(new Essay("c"));
            session.addAll(ada, bob);
        });
        sent.clear();
        return this;
    }

    static final String WRITER = "SELECT writers.id AS writers_id, writers.name AS writers_name, writers.bio AS"
            + " writers_bio, writers.photo AS writers_photo FROM writers WHERE writers.id = ?";

    static final String ESSAY = "SELECT essays.id AS essays_id, essays.title AS essays_title, essays.writer_id AS"
            + " essays_writer_id FROM essays WHERE essays.id = ?";

    @Override
    public void close() {
        engine.close();
    }
}

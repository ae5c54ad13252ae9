package io.mercator.relations;

import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.schema.Columns.notNull;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.session.Load.undeferGroup;
import static io.mercator.api.type.Types.BIGINT;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static io.mercator.api.type.Types.TIMESTAMP;
import static io.mercator.api.type.Types.UUID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.error.MappingException;
import io.mercator.api.error.StaleDataException;
import io.mercator.api.mapping.MapperBuilder;
import io.mercator.api.mapping.Registry;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.session.Session;
import io.mercator.api.sql.Sql;
import io.mercator.it.Tracking;
import java.lang.invoke.MethodHandles;
import java.time.LocalDateTime;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a mapping says of columns that are read later, and of those that tell versions apart. */
class MappingOptionsTest {
    /** A document with parts that few look at. */
    private static final class Document {
        private Integer id;
        private String title;
        private String text;
        private String summary;
        private String notes;
    }

    private static final LocalDateTime FIRST = LocalDateTime.of(2026, 1, 1, 12, 0);

    private final MetaData metadata = new MetaData();
    private final Table documents = Table.of(
            metadata,
            "documents",
            column("id", INTEGER, primaryKey()),
            column("title", STRING.length(20), notNull()),
            column("text", STRING.length(100)),
            column("summary", STRING.length(100)),
            column("notes", STRING.length(100)),
            column("stamp", UUID),
            column("changed", TIMESTAMP),
            column("revision", BIGINT));

    private Fresh open(String kind, Consumer<MapperBuilder<Document>> options) {
        Registry registry = new Registry();
        MapperBuilder<Document> mapping = registry.map(Document.class, documents)
                .fields(MethodHandles.lookup())
                .leaveOut(
                        documents.get("stamp", UUID),
                        documents.get("changed", TIMESTAMP),
                        documents.get("revision", BIGINT));
        options.accept(mapping);
        return new Fresh(kind, metadata, registry);
    }

    private static Document saved(Session session) {
        Document document = new Document();
        document.title = "title";
        document.text = "text";
        document.summary = "summary";
        document.notes = "notes";
        session.add(document);
        session.commit();
        session.expunge(document);
        return document;
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void deferredColumnsAreReadWithTheirGroup(String kind) {
        try (Fresh database = open(
                        kind,
                        mapping -> mapping.defer(documents.get("notes", STRING))
                                .deferGroup("long", documents.get("text", STRING), documents.get("summary", STRING)));
                Session session = database.sessions.open()) {
            saved(session);
            Document[] document = new Document[1];
            database.sent.assertSends(
                    () -> document[0] = session.get(Document.class, 1),
                    "BEGIN",
                    "SELECT documents.id AS documents_id, documents.title AS documents_title FROM documents WHERE"
                            + " documents.id = ? (1,)");
            if (!Tracking.isWoven()) {
                assertThat(document[0].text).isNull();
            }
            database.sent.assertSends(
                    () -> assertThat(
                                    Tracking.isWoven()
                                            ? document[0].summary
                                            : session.read(document[0], documents.get("summary", STRING)))
                            .isEqualTo("summary"),
                    "SELECT documents.text AS documents_text, documents.summary AS documents_summary FROM documents WHERE"
                            + " documents.id = ? (1,)");
            assertThat(document[0].text).isEqualTo("text");
            session.commit();
            assertThat(session.read(document[0], documents.get("notes", STRING)))
                    .isEqualTo("notes");
            session.expunge(document[0]);
            document[0] = session.get(Document.class, 1);
            session.refresh(document[0]);
            if (!Tracking.isWoven()) {
                assertThat(document[0].notes).isNull();
            }
            session.expunge(document[0]);
            database.sent.assertSends(
                    () -> session.query(Document.class)
                            .options(undeferGroup("long"))
                            .one(),
                    "SELECT documents.id AS documents_id, documents.title AS documents_title, documents.text AS"
                            + " documents_text, documents.summary AS documents_summary FROM documents ()");
            assertThat(session.dirty()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aKeyIsNotDeferred(String kind) {
        assertThatThrownBy(() -> open(kind, mapping -> mapping.defer(documents.get("id", INTEGER))))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("column 'id' cannot be deferred: it is part of the key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aVersionIsAUuid(String kind) {
        versions(kind, mapping -> mapping.version(documents.get("stamp", UUID), before -> java.util.UUID.randomUUID()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aVersionIsATimestamp(String kind) {
        versions(
                kind,
                mapping -> mapping.version(
                        documents.get("changed", TIMESTAMP), before -> before == null ? FIRST : before.plusSeconds(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aVersionIsANumber(String kind) {
        versions(kind, mapping -> mapping.version(documents.get("revision", BIGINT)));
    }

    private void versions(String kind, Consumer<MapperBuilder<Document>> version) {
        try (Fresh database = open(kind, version);
                Session session = database.sessions.open()) {
            saved(session);
            Document document = session.get(Document.class, 1);
            document.title = "second";
            session.commit();
            document.title = "third";
            session.connection()
                    .execute(Sql.update(documents)
                            .set(documents.get("stamp", UUID), new java.util.UUID(0, 0))
                            .set(documents.get("changed", TIMESTAMP), FIRST.minusDays(1))
                            .set(documents.get("revision", BIGINT), 99L));
            assertThatThrownBy(session::flush)
                    .isInstanceOf(StaleDataException.class)
                    .hasMessageContaining("where 1 was expected (Document(id=1), ");
            session.rollback();
            assertThat(document.title).isEqualTo("second");
            document.title = "third";
            session.commit();
            assertThat(database.rows(documents.get("title", STRING))).containsExactly("[third]");
        }
    }
}

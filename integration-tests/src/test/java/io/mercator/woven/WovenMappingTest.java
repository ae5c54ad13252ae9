package io.mercator.woven;

import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.engine.Engine;
import io.mercator.api.error.MappingException;
import io.mercator.api.error.SessionException;
import io.mercator.api.mapping.Mapper;
import io.mercator.api.mapping.MapperBuilder;
import io.mercator.api.mapping.Registry;
import io.mercator.api.mapping.Tracker;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import io.mercator.dialect.kit.StatementRecorder;
import io.mercator.support.unwoven.Place;
import java.lang.invoke.MethodHandles;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What mappings say of woven classes, and what happens to classes that are woven in part. */
@Tag("woven")
class WovenMappingTest {
    /** A town, two of whose properties lie elsewhere than in its own fields. */
    private static final class Town extends Place {
        private Integer id;
        private Detail detail = new Detail();

        /** What the weaver does not see: its fields are woven, and no session knows it. */
        private static final class Detail {
            private String motto;
        }

        String motto() {
            return detail.motto;
        }

        void motto(String motto) {
            detail.motto = motto;
        }

        Detail detail() {
            return detail;
        }
    }

    /** A village, all of whose fields are its own. */
    private static final class Village {
        private Integer id;
        private Town.Detail detail = new Town.Detail();

        String motto() {
            return detail.motto;
        }

        void motto(String motto) {
            detail.motto = motto;
        }
    }

    private final StatementRecorder sent = new StatementRecorder();
    private final MetaData metadata = new MetaData();
    private final Table towns = Table.of(
            metadata, "towns", column("id", INTEGER, primaryKey()), column("name", STRING), column("motto", STRING));
    private final Column<Integer> id = towns.get("id", INTEGER);
    private final Column<String> name = towns.get("name", STRING);
    private final Column<String> motto = towns.get("motto", STRING);
    private final Registry registry = new Registry();

    private MapperBuilder<Town> towns() {
        return registry.map(Town.class, towns)
                .construct(Town::new)
                .property(id, town -> town.id, (town, value) -> town.id = value)
                .property(name, Place::name, Place::name)
                .property(motto, Town::motto, Town::motto);
    }

    private MapperBuilder<Village> villages() {
        return registry.map(Village.class, towns)
                .construct(Village::new)
                .field("id", id, MethodHandles.lookup())
                .property(motto, Village::motto, Village::motto);
    }

    private void with(Consumer<Session> work) {
        try (Engine engine = Engine.create("sqlite::memory:", o -> o.listener(sent))) {
            metadata.createAll(engine);
            try (Session session = SessionFactory.of(registry).bind(engine).open()) {
                work.accept(session);
            }
        }
    }

    @Test
    void aMapperSaysThatItsClassIsWoven() {
        try (Letters letters = new Letters("sqlite")) {
            Mapper<Writer> mapper = letters.registry.mapper(Writer.class);
            assertThat(mapper.tracker()).isEqualTo(Tracker.WOVEN);
            assertThat(mapper.unwovenFields()).isEmpty();
            assertThat(mapper.requiresWoven()).isTrue();
            assertThat(mapper.describe())
                    .startsWith("io.mercator.woven.Writer -> writers (woven: reads and assignments are seen as they"
                            + " happen)");
        }
    }

    @Test
    void aClassThatIsWovenInPartIsComparedAndSaysSo() {
        towns();
        Mapper<Town> mapper = registry.mapper(Town.class);
        assertThat(mapper.tracker()).isEqualTo(Tracker.WOVEN);
        assertThat(mapper.unwovenFields()).containsExactly("Place.name");
        assertThat(mapper.describe())
                .contains("(woven in part: changes are found by comparing with a snapshot, since these fields change"
                        + " unseen: Place.name)");
        with(session -> {
            Town rome = new Town();
            rome.name("Rome");
            rome.motto("SPQR");
            session.add(rome);
            session.commit();
            assertThat(session.get(Town.class, 1)).isSameAs(rome);
            rome.name("Roma"); // in a field that nobody sees
            assertThat(session.dirty()).containsExactly(rome);
            rome.name("Rome");
            rome.detail().motto = "S.P.Q.R.";
            sent.assertSends(session::flush, "UPDATE towns SET motto=? WHERE towns.id = ? ('S.P.Q.R.', 1)");
        });
    }

    @Test
    void requireWovenNamesTheFieldsThatAreNot() {
        towns().requireWoven();
        assertThatThrownBy(registry::complete)
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("requireWoven() was said, and the class is woven in part: Place.name may be read"
                        + " and written unseen. Weave the classes that declare these fields as well.");
    }

    @Test
    void valuesBehindAnotherObjectAreCompared() {
        villages();
        with(session -> {
            Village village = new Village();
            village.motto("old");
            session.add(village);
            session.commit();
            session.get(Village.class, 1).detail.motto = "new";
            sent.clear();
            session.commit();
            assertThat(sent.lines()).contains("UPDATE towns SET motto=? WHERE towns.id = ? ('new', 1)");
        });
    }

    @Test
    void requireWovenNamesTheValuesThatAreBehindAnotherObject() {
        villages().requireWoven();
        with(session -> {
            Village village = new Village();
            assertThatThrownBy(() -> session.add(village))
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining(
                            "says requireWoven(), and the values of motto come from elsewhere than fields of"
                                    + " woven classes");
            assertThat(session.contains(village)).isFalse();
        });
    }
}

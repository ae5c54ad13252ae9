package io.mercator.it;

import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.error.ConfigurationException;
import io.mercator.api.error.MappingException;
import io.mercator.api.mapping.Loading;
import io.mercator.api.mapping.MapperBuilder;
import io.mercator.api.mapping.Registry;
import io.mercator.api.mapping.ToOne;
import io.mercator.api.mapping.Tracker;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.session.ExpireMode;
import io.mercator.api.session.SessionFactory;
import java.lang.invoke.MethodHandles;
import mercator.examples.domain.Address;
import mercator.examples.domain.User;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What only woven classes can do is refused of plain ones, with the step that is missing. */
@Tag("plain")
class PlainTrackerTest {
    private record Point(int id, int x) {}

    private final MetaData metadata = new MetaData();
    private final Table users =
            Table.of(metadata, "users", column("id", INTEGER, primaryKey()), column("name", STRING));
    private final Table addresses = Table.of(
            metadata,
            "addresses",
            column("id", INTEGER, primaryKey()),
            column("email_address", STRING),
            column("user_id", INTEGER, references("users.id")));
    private final Table points =
            Table.of(metadata, "points", column("id", INTEGER, primaryKey()), column("x", INTEGER));
    private final Registry registry = new Registry();

    private MapperBuilder<User> users() {
        return registry.map(User.class, users)
                .construct(User::new)
                .property(users.get("id", INTEGER), User::getId, User::setId)
                .property(users.get("name", STRING), User::getName, User::setName);
    }

    @Test
    void aMapperSaysThatItsClassIsPlain() {
        users();
        assertThat(registry.mapper(User.class).tracker()).isEqualTo(Tracker.PLAIN);
        assertThat(registry.mapper(User.class).requiresWoven()).isFalse();
        assertThat(registry.mapper(User.class).unwovenFields()).isEmpty();
        assertThat(registry.mapper(User.class).describe())
                .startsWith("mercator.examples.domain.User -> users (plain: changes are found by comparing with a"
                        + " snapshot)");
    }

    @Test
    void requireWovenNamesTheMissingStep() {
        users().requireWoven();
        assertThatThrownBy(registry::complete)
                .isInstanceOf(MappingException.class)
                .hasMessage(
                        "Mapping of mercator.examples.domain.User onto 'users': requireWoven() was said, and the class"
                                + " is not woven. Weave it when it is built (the plugin of mercator-weaver for Maven, or java -jar"
                                + " mercator-weaver-standalone.jar on its folder or jar), or start the JVM with"
                                + " -javaagent:mercator-weaver-standalone.jar=mercator.examples.domain.User.");
    }

    @Test
    void aRecordNeedsNoWeaving() {
        registry.map(Point.class, points).fields(MethodHandles.lookup()).requireWoven();
        assertThatThrownBy(registry::complete)
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("a record is never woven: its objects cannot change. Leave this out for it.");
    }

    @Test
    void aLazyReferenceIsRefused() {
        users();
        ToOne<Address, User> user = ToOne.of(Address.class, "user", User.class, Address::getUser, Address::setUser)
                .load(Loading.LAZY);
        registry.map(Address.class, addresses)
                .construct(Address::new)
                .property(addresses.get("id", INTEGER), Address::getId, Address::setId)
                .relationships(user);
        assertThatThrownBy(registry::complete)
                .isInstanceOf(MappingException.class)
                .hasMessageContaining(
                        "reference 'user' is to be loaded when it is first read, load(LAZY), and the class is"
                                + " not woven. Weave it when it is built")
                .hasMessageContaining(
                        "-javaagent:mercator-weaver-standalone.jar=mercator.examples.domain.Address. Or leave"
                                + " load(...) out: the references of a query's objects are then found by one statement.");
    }

    @Test
    void expiryOnAccessIsRefused() {
        users();
        registry.map(Point.class, points).fields(MethodHandles.lookup());
        SessionFactory sessions = SessionFactory.of(registry, o -> o.expire(ExpireMode.ON_ACCESS));
        assertThatThrownBy(sessions::open)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("expire(ON_ACCESS) has objects reloaded when a property is read, which only woven"
                        + " classes tell, and these are not woven: mercator.examples.domain.User.")
                .hasMessageContaining("expire(ON_TOUCH)");
        sessions.open(o -> o.expire(ExpireMode.ON_TOUCH)).close();
    }
}

package io.mercator.session.state;

import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.type.Types.BIGINT;
import static io.mercator.api.type.Types.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.error.IdentityConflictException;
import io.mercator.api.mapping.Registry;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.session.mapper.EntityKey;
import io.mercator.session.mapper.MapperPlan;
import io.mercator.session.mapper.MapperPlans;
import io.mercator.session.mapper.PropertyPlan;
import io.mercator.session.mapper.Snapshot;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NumberedEntriesTest {
    private static final class User {
        private long id;
        private String name;
    }

    private static final class Users extends Table {
        final Column<Long> id = column("id", BIGINT, primaryKey());
        final Column<String> name = column("name", STRING);

        Users(MetaData metadata) {
            super(metadata, "users");
        }
    }

    private final MapperPlan<User> plan = plan();
    private final PropertyPlan<User> name = plan.properties().get(1);
    private final List<ObjectEntry<User>> made = new ArrayList<>();
    private final NumberedEntries<User> entries = new NumberedEntries<>(plan, made::add);

    private static MapperPlan<User> plan() {
        Users users = new Users(new MetaData());
        Registry registry = new Registry();
        registry.map(User.class, users)
                .construct(User::new)
                .longProperty(users.id, user -> user.id, (user, value) -> user.id = value)
                .property(users.name, user -> user.name, (user, value) -> user.name = value);
        return new MapperPlans(registry).of(User.class);
    }

    private User load(long key, String named) {
        Snapshot cursor = plan.newCursor();
        int place = entries.begin(cursor);
        plan.properties().get(0).put(key, cursor);
        name.put(named, cursor);
        User user = plan.construct(key, cursor);
        entries.put(place, key, user, cursor);
        return user;
    }

    private ObjectEntry<User> entry(long key) {
        return entries.find(new EntityKey(plan, key));
    }

    private static List<Object> objects(List<ObjectEntry<?>> all) {
        return all.stream().<Object>map(ObjectEntry::object).toList();
    }

    @Test
    void anObjectOfARowHasNoEntryUntilSomebodyAsks() {
        User ed = load(1, "ed");
        assertThat(entries.object(entries.place(1))).isSameAs(ed);
        assertThat(entries.isBare(entries.place(1))).isTrue();
        assertThat(made).isEmpty();

        ObjectEntry<User> entry = entry(1);
        assertThat(entry.object()).isSameAs(ed);
        assertThat(entry.isPersistent()).isTrue();
        assertThat(entry).isSameAs(entry(1));
        assertThat(made).containsExactly(entry);
        assertThat(entries.isBare(entries.place(1))).isFalse();
    }

    @Test
    void theEntryHasTheValuesOfTheRowWhateverTheObjectHas() {
        for (long key = 1; key <= 3_000; key++) {
            load(key, "user " + key).name = "changed";
        }
        for (long key = 1; key <= 3_000; key++) {
            ObjectEntry<User> entry = entry(key);
            assertThat(name.value(entry.flushed())).isEqualTo("user " + key);
            assertThat(entry.isDirty()).isTrue();
        }
    }

    @Test
    void onlyObjectsThatDifferFromTheirRowsGetEntriesOfAFlush() {
        load(1, "ed");
        User wendy = load(2, "wendy");
        load(3, "mary");
        wendy.name = "willy";
        List<ObjectEntry<?>> candidates = new ArrayList<>();
        entries.forEachCandidate(candidates::add);
        assertThat(objects(candidates)).containsExactly(wendy);
        assertThat(made).hasSize(1);
    }

    @Test
    void objectsAreFoundByIdentityAlone() {
        User ed = load(1, "ed");
        assertThat(entries.find(new User())).isNull();
        User wendy = load(2, "wendy");
        wendy.id = 1;
        assertThat(entries.find((Object) wendy)).isSameAs(entry(2));
        assertThat(entries.find((Object) ed)).isSameAs(entry(1));
        assertThat(entries.find("ed")).isNull();
    }

    @Test
    void allComeInTheOrderInWhichTheyCame() {
        User ed = load(9, "ed");
        User wendy = load(3, "wendy");
        User mary = load(6, "mary");
        ObjectEntry<User> moved = entry(9);
        entries.remove(moved.key(), moved);
        entries.putIfAbsent(moved);
        List<ObjectEntry<?>> all = new ArrayList<>();
        entries.forEach(all::add);
        assertThat(objects(all)).containsExactly(wendy, mary, ed);
    }

    @Test
    void placesAreGivenAgainWhenManyObjectsHaveLeft() {
        List<User> kept = new ArrayList<>();
        for (long key = 1; key <= 10_000; key++) {
            User user = load(key, "user " + key);
            if (key % 100 == 0) {
                kept.add(user);
            } else {
                entries.remove(entry(key).key(), entry(key));
            }
        }
        assertThat(entries.size()).isEqualTo(100);
        assertThat(entries.place(10_000)).isLessThan(1_000);
        for (User user : kept) {
            assertThat(entries.find((Object) user)).isSameAs(entry(user.id));
            assertThat(name.value(entry(user.id).flushed())).isEqualTo("user " + user.id);
        }
    }

    @Test
    void whatWasThereWhenAllExpiredIsExpiredAndWhatComesLaterIsNot() {
        load(1, "ed");
        entries.expire();
        load(2, "wendy");
        assertThat(entries.isBare(entries.place(1))).isFalse();
        assertThat(entries.isBare(entries.place(2))).isTrue();
        assertThat(entry(1).isExpired()).isTrue();
        assertThat(entry(2).isExpired()).isFalse();
    }

    @Test
    void aPlaceWhoseObjectWasNotMadeIsEmpty() {
        entries.begin(plan.newCursor());
        entries.leave();
        User ed = load(1, "ed");
        List<ObjectEntry<?>> all = new ArrayList<>();
        entries.forEach(all::add);
        assertThat(objects(all)).containsExactly(ed);
    }

    @Test
    void aSecondObjectOfOneKeyIsAConflict() {
        load(1, "ed");
        assertThatThrownBy(() -> load(1, "other"))
                .isInstanceOf(IdentityConflictException.class)
                .hasMessageContaining("User(id=1)");
    }
}

package io.mercator.session.state;

import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.type.Types.INTEGER;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.mapping.Registry;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.session.mapper.MapperPlan;
import io.mercator.session.mapper.MapperPlans;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryMapTest {
    private static final class User {
        private Integer id;
    }

    private static final class Users extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey());

        Users(MetaData metadata) {
            super(metadata, "users");
        }
    }

    private final MapperPlans plans = new MapperPlans(registry());
    private final MapperPlan<User> plan = plans.of(User.class);
    private final EntryMap<String> map = new EntryMap<>();

    private static Registry registry() {
        Users users = new Users(new MetaData());
        Registry registry = new Registry();
        registry.map(User.class, users)
                .construct(User::new)
                .property(users.id, user -> user.id, (user, value) -> user.id = value);
        return registry;
    }

    /** Returns entries of which one came into the session after every so many others. */
    private List<ObjectEntry<User>> entries(int count, int step) {
        List<ObjectEntry<User>> entries = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            ObjectEntry<User> entry = ObjectEntry.pending(new User(), plan);
            entry.attach((heard, field, kind) -> {}, number * step);
            entries.add(entry);
        }
        return entries;
    }

    @Test
    void anEmptyMapHasNothing() {
        assertThat(map.get(entries(1, 1).get(0))).isNull();
    }

    @Test
    void aSecondValueTakesThePlaceOfTheFirst() {
        ObjectEntry<User> entry = entries(1, 1).get(0);
        map.put(entry, "first");
        map.put(entry, "second");
        assertThat(map.get(entry)).isEqualTo("second");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 64, 1_000, 1_024, 65_536})
    void entriesKeepTheirValuesHoweverFarApartTheyCameIntoTheSession(int step) {
        List<ObjectEntry<User>> entries = entries(5_000, step);
        for (int index = 0; index < entries.size(); index += 2) {
            map.put(entries.get(index), "value " + index);
        }
        for (int index = 0; index < entries.size(); index++) {
            assertThat(map.get(entries.get(index))).isEqualTo(index % 2 == 0 ? "value " + index : null);
        }
    }

    @Test
    void entriesOfOneNumberAreToldApart() {
        List<ObjectEntry<User>> entries = entries(200, 0);
        entries.forEach(entry -> map.put(entry, "value of " + entries.indexOf(entry)));
        for (int index = 0; index < entries.size(); index++) {
            assertThat(map.get(entries.get(index))).isEqualTo("value of " + index);
        }
    }

    @Test
    void orderDoesNotMatter() {
        List<ObjectEntry<User>> entries = entries(3_000, 7);
        Random random = new Random(1);
        List<ObjectEntry<User>> put = new ArrayList<>();
        for (int turn = 0; turn < 1_000; turn++) {
            ObjectEntry<User> entry = entries.get(random.nextInt(entries.size()));
            map.put(entry, "number " + entry.hashCode());
            put.add(entry);
        }
        for (ObjectEntry<User> entry : entries) {
            assertThat(map.get(entry)).isEqualTo(put.contains(entry) ? "number " + entry.hashCode() : null);
        }
    }
}

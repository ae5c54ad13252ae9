package io.mercator.session.state;

import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.type.Types.INTEGER;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.mapping.Registry;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.session.mapper.EntityKey;
import io.mercator.session.mapper.MapperPlan;
import io.mercator.session.mapper.MapperPlans;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeakNumberedEntriesTest {
    private static final class User {
        private int id;
    }

    private static final class Users extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey());

        Users(MetaData metadata) {
            super(metadata, "users");
        }
    }

    private final MapperPlan<User> plan = plan();
    private final WeakNumberedEntries entries = new WeakNumberedEntries();

    private static MapperPlan<User> plan() {
        Users users = new Users(new MetaData());
        Registry registry = new Registry();
        registry.map(User.class, users)
                .construct(User::new)
                .intProperty(users.id, user -> user.id, (user, value) -> user.id = value);
        return new MapperPlans(registry).of(User.class);
    }

    private ObjectEntry<User> entry(int key) {
        return ObjectEntry.loaded(new User(), plan, new EntityKey(plan, key), plan.newSnapshot());
    }

    private ObjectEntry<User> put(int key) {
        ObjectEntry<User> entry = entry(key);
        assertThat(entries.putIfAbsent(entry)).isNull();
        return entry;
    }

    private List<ObjectEntry<?>> all() {
        List<ObjectEntry<?>> all = new ArrayList<>();
        entries.forEach(all::add);
        return all;
    }

    @Test
    void aKeyThatIsTakenStaysWithWhoHasIt() {
        ObjectEntry<User> first = put(1);
        assertThat(entries.putIfAbsent(entry(1))).isSameAs(first);
        assertThat(entries.find(new EntityKey(plan, 1))).isSameAs(first);
    }

    @Test
    void onlyTheEntryThatIsThereIsTakenAway() {
        ObjectEntry<User> first = put(1);
        entries.remove(first.key(), entry(1));
        assertThat(entries.size()).isEqualTo(1);
        entries.remove(first.key(), first);
        assertThat(entries.size()).isZero();
        assertThat(entries.find(first.key())).isNull();
    }

    @Test
    void theOrderStaysWhenManyLeave() {
        List<ObjectEntry<User>> kept = new ArrayList<>();
        for (int key = 1; key <= 5_000; key++) {
            ObjectEntry<User> entry = put(-key);
            if (key % 50 == 0) {
                kept.add(entry);
            } else {
                entries.remove(entry.key(), entry);
            }
        }
        assertThat(all()).isEqualTo(kept);
        kept.forEach(entry -> assertThat(entries.find(entry.key())).isSameAs(entry));
    }

    @Test
    void whatNobodyHasLeaves() throws InterruptedException {
        for (int key = 1; key <= 1_000; key++) {
            put(key);
        }
        ObjectEntry<User> held = put(1_001);
        for (int attempt = 0; attempt < 100 && entries.size() > 1; attempt++) {
            System.gc();
            Thread.sleep(10);
        }
        assertThat(all()).containsExactly(held);
        for (int key = 1; key <= 1_000; key++) {
            assertThat(entries.find(new EntityKey(plan, key))).isNull();
        }
    }
}

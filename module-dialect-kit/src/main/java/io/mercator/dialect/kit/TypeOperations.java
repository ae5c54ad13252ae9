package io.mercator.dialect.kit;

import static io.mercator.api.sql.Sql.constant;
import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.literal;
import static io.mercator.api.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.engine.Connection;
import io.mercator.api.engine.Engine;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import io.mercator.api.sql.Condition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What is done with the values of one type. */
final class TypeOperations<T> {
    private static final int MANY = 101;

    private final TypeCase<T> type;
    private final TypeTables tables;
    private final Engine engine;
    private final List<Integer> places;

    TypeOperations(TypeCase<T> type, TypeTables tables) {
        this.type = type;
        this.tables = tables;
        engine = tables.engine();
        places = IntStream.range(0, type.values().size()).boxed().toList();
    }

    void run(ValueOperation operation) {
        switch (operation) {
            case WRITE -> {
                objectsAreWritten(tables.empty(type, TypeTable.Key.GENERATED));
                manyObjectsAreWritten(tables.empty(type, TypeTable.Key.GENERATED));
            }
            case READ -> rowsAreRead(tables.empty(type, TypeTable.Key.NUMBER));
            case COMPARE -> valuesAreCompared(tables.empty(type, TypeTable.Key.NUMBER));
            case ORDER -> valuesAreOrdered(tables.empty(type, TypeTable.Key.NUMBER));
            case NULL -> nullIsKept(tables.empty(type, TypeTable.Key.GENERATED));
            case KEY -> valuesAreKeys(tables.empty(type, TypeTable.Key.VALUE));
            case PARAMETER -> parametersComeBack(tables.empty(type, TypeTable.Key.NUMBER));
            case LITERAL -> literalsComeBack(tables.empty(type, TypeTable.Key.NUMBER));
            default -> throw new AssertionError(operation);
        }
    }

    private static SessionFactory sessions(TypeTable<?> table, Engine engine) {
        return SessionFactory.of(table.mapped()).bind(engine);
    }

    @SuppressWarnings("unchecked") // the mapping says which class the objects are of
    private Holder<T> holder(Session session, Object key) {
        return (Holder<T>) session.get(Holder.class, key);
    }

    private void assertSame(@Nullable Object read, T expected) {
        assertThat(read).isInstanceOf(type.type().javaType()).isEqualTo(expected);
    }

    private static List<@Nullable Object> ids(TypeTable<?> table, Connection connection, Condition condition) {
        return connection
                .execute(select(table.id).from(table).where(condition).orderBy(table.id))
                .scalars();
    }

    /** Inserts the values in another order than theirs, each with its place as number. */
    private void fill(TypeTable<T> table, Connection connection) {
        List<Integer> shuffled = new ArrayList<>(places);
        Collections.shuffle(shuffled, new Random(7));
        for (int place : shuffled) {
            connection.execute(insert(table)
                    .set(table.id, place)
                    .set(table.value, type.values().get(place)));
        }
    }

    /** All values go in one flush; where keys come back together they are told apart by the values. */
    private void objectsAreWritten(TypeTable<T> table) {
        SessionFactory sessions = sessions(table, engine);
        List<Holder<T>> holders = new ArrayList<>();
        type.values().forEach(value -> holders.add(new Holder<>(0, value)));
        Holder<T> changed = holders.get(0);
        try (Session session = sessions.open()) {
            session.addAll(holders.toArray());
            session.commit();
            for (int place : places) {
                session.refresh(holders.get(place));
                assertSame(holders.get(place).value(), type.values().get(place));
            }
            changed.value(type.type().copy(type.first()));
            assertThat(session.dirty()).isEmpty();
            changed.value(type.last());
            assertThat(session.dirty()).containsExactly(changed);
            session.commit();
        }
        try (Session session = sessions.open()) {
            assertSame(holder(session, changed.id()).value(), type.last());
            for (int place : places.subList(1, places.size())) {
                assertSame(
                        holder(session, holders.get(place).id()).value(),
                        type.values().get(place));
            }
        }
    }

    /** So many that they may go in statements of many rows; each gets the value of the next, the last of all none. */
    private void manyObjectsAreWritten(TypeTable<T> table) {
        SessionFactory sessions = sessions(table, engine);
        List<Holder<T>> holders = new ArrayList<>();
        for (int number = 0; number < MANY; number++) {
            holders.add(new Holder<>(0, valueOf(number)));
        }
        try (Session session = sessions.open()) {
            session.addAll(holders.toArray());
            session.commit();
            for (int number = 0; number < MANY; number++) {
                holders.get(number).value(number == MANY - 1 ? null : valueOf(number + 1));
            }
            session.commit();
        }
        engine.begin(connection -> {
            List<@Nullable Object> read = connection
                    .execute(select(table.value).from(table).orderBy(table.id))
                    .scalars();
            assertThat(read).hasSize(MANY);
            for (int number = 0; number < MANY - 1; number++) {
                assertSame(read.get(number), valueOf(number + 1));
            }
            assertThat(read.get(MANY - 1)).isNull();
        });
    }

    private T valueOf(int number) {
        return type.values().get(number % places.size());
    }

    private void rowsAreRead(TypeTable<T> table) {
        engine.begin(connection -> {
            fill(table, connection);
            List<@Nullable Object> read = connection
                    .execute(select(table.value).from(table).orderBy(table.id))
                    .scalars();
            assertThat(read).hasSameSizeAs(places);
            places.forEach(place -> assertSame(read.get(place), type.values().get(place)));
        });
    }

    private void valuesAreCompared(TypeTable<T> table) {
        int count = places.size();
        engine.begin(connection -> {
            fill(table, connection);
            for (int place : places) {
                T value = type.values().get(place);
                assertThat(ids(table, connection, table.value.eq(value))).containsExactly(place);
                assertThat(ids(table, connection, table.value.ne(value)))
                        .hasSize(count - 1)
                        .doesNotContain(place);
                assertThat(ids(table, connection, table.value.eq(constant(value, type.type()))))
                        .containsExactly(place);
            }
            assertThat(ids(table, connection, table.value.in(List.of(type.first(), type.last()))))
                    .containsExactly(0, count - 1);
            assertThat(ids(table, connection, table.value.notIn(List.of(type.first(), type.last()))))
                    .hasSize(count - 2);
            assertThat(ids(table, connection, table.value.eq(table.value))).hasSize(count);
            assertThat(connection
                            .execute(select(table.value).distinct().from(table))
                            .all())
                    .hasSize(count);
        });
    }

    private void valuesAreOrdered(TypeTable<T> table) {
        int count = places.size();
        T second = type.values().get(1);
        engine.begin(connection -> {
            fill(table, connection);
            assertThat(connection
                            .execute(select(table.id).from(table).orderBy(table.value))
                            .scalars())
                    .isEqualTo(places);
            assertThat(ids(table, connection, table.value.lt(type.last()))).isEqualTo(places.subList(0, count - 1));
            assertThat(ids(table, connection, table.value.le(type.first()))).containsExactly(0);
            assertThat(ids(table, connection, table.value.gt(type.first()))).isEqualTo(places.subList(1, count));
            assertThat(ids(table, connection, table.value.ge(type.last()))).containsExactly(count - 1);
            assertThat(ids(table, connection, table.value.between(type.first(), second)))
                    .containsExactly(0, 1);
        });
    }

    private void nullIsKept(TypeTable<T> table) {
        Holder<T> none = new Holder<>(0, null);
        Holder<T> some = new Holder<>(0, type.last());
        try (Session session = sessions(table, engine).open()) {
            session.addAll(none, some);
            session.commit();
            session.refresh(none);
            session.refresh(some);
            assertThat(none.value()).isNull();
            assertSame(some.value(), type.last());
            none.value(type.last());
            some.value(null);
            session.commit();
        }
        engine.begin(connection -> {
            assertThat(ids(table, connection, table.value.isNull())).containsExactly(some.id());
            assertThat(ids(table, connection, table.value.isNotNull())).containsExactly(none.id());
            assertThat(connection
                            .execute(select(table.value).from(table).where(table.id.eq(some.id())))
                            .scalars())
                    .containsExactly((Object) null);
        });
    }

    private void valuesAreKeys(TypeTable<T> table) {
        SessionFactory sessions = sessions(table, engine);
        try (Session session = sessions.open()) {
            places.forEach(
                    place -> session.add(new Holder<>(place, type.values().get(place))));
            session.commit();
        }
        try (Session session = sessions.open()) {
            for (int place : places) {
                T key = type.type().copy(type.values().get(place));
                Holder<T> found = holder(session, key);
                assertThat(found.id()).isEqualTo(place);
                assertThat((Object) holder(session, key)).isSameAs(found);
                found.id(place + 100);
            }
            session.commit();
            session.delete(holder(session, type.last()));
            session.commit();
            assertThat(session.query(Holder.class).all()).hasSize(places.size() - 1);
            assertThat(session.query(Holder.class).filter(table.id.lt(100)).all())
                    .isEmpty();
        }
    }

    private void parametersComeBack(TypeTable<T> table) {
        engine.begin(connection -> {
            connection.execute(insert(table).set(table.id, 1));
            for (T value : type.values()) {
                assertSame(
                        connection
                                .execute(select(literal(value, type.type()).as("p")))
                                .scalar(),
                        value);
            }
            assertThat(connection
                            .execute(select(literal((T) null, type.type()).as("p"))
                                    .from(table))
                            .scalars())
                    .containsExactly((Object) null);
        });
    }

    private void literalsComeBack(TypeTable<T> table) {
        engine.begin(connection -> {
            for (int place : places) {
                T value = type.values().get(place);
                assertSame(
                        connection
                                .execute(select(constant(value, type.type()).as("c")))
                                .scalar(),
                        value);
                connection.execute(insert(table).set(table.id, place).set(table.value, constant(value, type.type())));
                assertSame(
                        connection
                                .execute(select(table.value).from(table).where(table.id.eq(place)))
                                .scalar(),
                        value);
            }
        });
    }
}

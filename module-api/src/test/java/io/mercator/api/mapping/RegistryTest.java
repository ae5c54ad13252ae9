package io.mercator.api.mapping;

import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.error.ConfigurationException;
import io.mercator.api.error.MappingException;
import io.mercator.api.error.UnmappedClassException;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import java.lang.invoke.MethodHandles;
import org.junit.jupiter.api.Test;

class RegistryTest {
    private final MetaData metadata = new MetaData();
    private final Table points = Table.of(
            metadata, "points", column("id", INTEGER, primaryKey()), column("x", INTEGER), column("label", STRING));
    private final Table bare = Table.of(metadata, "bare", column("a", INTEGER), column("b", INTEGER));
    private final Column<Integer> id = points.get("id", INTEGER);
    private final Column<String> label = points.get("label", STRING);
    private final Registry registry = new Registry();

    private static final class Point {
        private Integer id;
        private int x;
        private String label;

        private Point() {}
    }

    private static final class Wrong {
        private String id;
        private final int x = 0;
    }

    @Test
    void privateFieldsAreMappedByTheLookupOfTheirOwner() {
        registry.map(Point.class, points).fields(MethodHandles.lookup());
        Mapper<Point> mapper = registry.mapper(Point.class);
        Point point = mapper.construction().factory().apply(new Object[0]);

        assertThat(mapper.properties()).extracting(Property::name).containsExactly("id", "x", "label");
        PropertyAccess.OfInt<Point> x =
                (PropertyAccess.OfInt<Point>) mapper.properties().get(1).access();
        x.setter().accept(point, 7);
        assertThat(point.x).isEqualTo(7);
        assertThat(x.getter().applyAsInt(point)).isEqualTo(7);
        assertThat(point.id).isNull();
        assertThat(point.label).isNull();
        assertThat(mapper.describe()).contains("points", "plain", "id -> Column('id'", "[key]");
    }

    @Test
    void aLookupWithoutTheRightSaysWhichOneToPass() {
        registry.map(Point.class, points).fields(MethodHandles.publicLookup());

        assertThatThrownBy(registry::complete)
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("MethodHandles.lookup()")
                .hasMessageContaining("Point");
    }

    @Test
    void allProblemsAreReportedTogether() {
        registry.map(Wrong.class, points).fields(MethodHandles.lookup());
        registry.map(Point.class, bare)
                .property(id, point -> point.id, (point, value) -> point.id = value)
                .property("label", label, point -> point.label, (point, value) -> point.label = value)
                .property("label", label, point -> point.label, (point, value) -> point.label = value);
        registry.map(Point.class, points);

        assertThatThrownBy(registry::complete).isInstanceOfSatisfying(MappingException.class, wrong -> {
            assertThat(wrong.problems()).anyMatch(text -> text.contains("field 'id' is of type"));
            assertThat(wrong.problems()).anyMatch(text -> text.contains("field 'x' is final"));
            assertThat(wrong.problems()).anyMatch(text -> text.contains("class has no field 'label'"));
            assertThat(wrong.problems()).anyMatch(text -> text.contains("'points.id', which is of another"));
            assertThat(wrong.problems()).anyMatch(text -> text.contains("'label' is mapped twice"));
            assertThat(wrong.problems()).anyMatch(text -> text.contains("construct(Point::new)"));
            assertThat(wrong.problems()).anyMatch(text -> text.contains("'bare' has no primary key"));
        });
        assertThat(registry.isComplete()).isFalse();
    }

    @Test
    void aClassMayBeMappedOnce() {
        registry.map(Point.class, points).fields(MethodHandles.lookup());
        registry.map(Point.class, points).fields(MethodHandles.lookup());

        assertThatThrownBy(registry::complete).hasMessageContaining("is mapped twice");
    }

    @Test
    void keyColumnsMayBeOthersThanTheTablesOwn() {
        registry.map(Point.class, bare)
                .construct(Point::new)
                .property("id", bare.get("a", INTEGER), point -> point.id, (point, value) -> point.id = value)
                .intProperty("x", bare.get("b", INTEGER), point -> point.x, (point, value) -> point.x = value)
                .key(bare.get("b", INTEGER), bare.get("a", INTEGER));

        assertThat(registry.mapper(Point.class).key())
                .extracting(Property::name)
                .containsExactly("x", "id");
    }

    @Test
    void aKeyColumnMustBeMapped() {
        registry.map(Point.class, points)
                .construct(Point::new)
                .property(label, point -> point.label, (point, value) -> point.label = value);

        assertThatThrownBy(registry::complete).hasMessageContaining("key column 'id' is not mapped");
    }

    @Test
    void columnsMayBeLeftOut() {
        registry.map(Point.class, points).fields(MethodHandles.lookup()).leaveOut(label);

        assertThat(registry.mapper(Point.class).findProperty(label)).isEmpty();
        assertThat(registry.mapper(Point.class).findProperty("x")).isPresent();
    }

    @Test
    void aCompleteRegistryIsSealed() {
        MapperBuilder<Point> builder = registry.map(Point.class, points).fields(MethodHandles.lookup());
        registry.complete();

        assertThatThrownBy(() -> builder.leaveOut(label))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("complete");
        assertThatThrownBy(() -> registry.map(Wrong.class, points)).isInstanceOf(ConfigurationException.class);
        assertThatThrownBy(() -> registry.mapper(Wrong.class))
                .isInstanceOf(UnmappedClassException.class)
                .hasMessageContaining("registry.map(Wrong.class, table)")
                .hasMessageContaining("Point");
    }
}

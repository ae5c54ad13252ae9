package io.mercator.api.mapping;

import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.type.Types.BIGINT;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.error.MappingException;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import java.lang.invoke.MethodHandles;
import org.junit.jupiter.api.Test;

/** What a mapping says of the versions of its rows. */
class VersionTest {
    private static final class Page {
        private Integer id;
        private Long revision;

        private Page() {}
    }

    private final Table pages = Table.of(
            new MetaData(),
            "pages",
            column("id", INTEGER, primaryKey()),
            column("revision", BIGINT),
            column("etag", STRING));
    private final Registry registry = new Registry();
    private final MapperBuilder<Page> mapping = registry.map(Page.class, pages)
            .construct(Page::new)
            .property(pages.get("id", INTEGER), page -> page.id, (page, id) -> page.id = id);

    private Version<Page> version() {
        return registry.mapper(Page.class).version().orElseThrow();
    }

    @Test
    void numbersAreCountedFromOne() {
        mapping.property(pages.get("revision", BIGINT), page -> page.revision, (page, value) -> page.revision = value)
                .version(pages.get("revision", BIGINT));

        assertThat(version().next(null)).isEqualTo(1L);
        assertThat(version().next(41L)).isEqualTo(42L);
        assertThat(version().property().isHidden()).isFalse();
        assertThat(registry.mapper(Page.class).describe()).contains("revision -> Column('revision'", "[version]");
    }

    @Test
    void aClassNeedNotHaveTheColumn() {
        mapping.version(pages.get("etag", STRING), before -> before == null ? "a" : before + "b");

        assertThat(version().property().isHidden()).isTrue();
        assertThat(version().next(null)).isEqualTo("a");
        assertThat(version().next("x")).isEqualTo("xb");
    }

    @Test
    void fieldsLeaveAColumnOfTheVersionAloneThatTheClassDoesNotHave() {
        Registry own = new Registry();
        own.map(Page.class, pages).fields(MethodHandles.lookup()).version(pages.get("etag", STRING), before -> "e");

        assertThat(own.mapper(Page.class).properties())
                .extracting(Property::name)
                .containsExactly("id", "revision", "etag");
    }

    @Test
    void aFunctionThatGivesNothingIsTold() {
        mapping.version(pages.get("etag", STRING), before -> null);

        assertThatThrownBy(() -> version().next("x"))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("version(...) for column 'etag' gave null for x");
    }

    @Test
    void whatCannotBeAVersionIsToldWithTheMapping() {
        mapping.version(pages.get("id", INTEGER));

        assertThatThrownBy(registry::complete)
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("version column 'id' is part of the key");
    }
}

package io.mercator.relations;

import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.type.Types.INTEGER;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.error.MappingException;
import io.mercator.api.mapping.Cascade;
import io.mercator.api.mapping.Registry;
import io.mercator.api.mapping.ToMany;
import io.mercator.api.mapping.ToOne;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is wrong with relationships is told when the registry is completed, all of it together. */
class RelationshipErrorsTest {
    private static final class Node {
        Integer id;
        Node up;
        List<Node> all;
    }

    private final MetaData metadata = new MetaData();
    private final Table nodes = Table.of(
            metadata,
            "nodes",
            column("id", INTEGER, primaryKey()),
            column("up", INTEGER, references("nodes.id")),
            column("other", INTEGER, references("nodes.id")));
    private final Column<Integer> id = nodes.get("id", INTEGER);
    private final Column<Integer> up = nodes.get("up", INTEGER);
    private final Column<Integer> other = nodes.get("other", INTEGER);
    private final Table links = Table.of(metadata, "links", column("one", INTEGER, references(id)));
    private final Table unlinked = Table.of(metadata, "unlinked", column("one", INTEGER));

    private static ToOne<Node, Node> one(String name) {
        return ToOne.of(Node.class, name, Node.class, it -> it.up, (it, value) -> it.up = value);
    }

    private static ToMany<Node, Node> many(String name) {
        return ToMany.list(Node.class, name, Node.class, it -> it.all, (it, all) -> it.all = all);
    }

    @Test
    void allMistakesAreToldTogether() {
        ToOne<Node, Node> orphaned = one("orphaned").foreignKey(up).cascade(Cascade.allAndDeleteOrphan());
        ToOne<Node, String> unmapped = ToOne.of(Node.class, "unmapped", String.class, it -> null, (it, value) -> {});
        ToMany<Node, Node> between = many("between").secondary(links);
        ToMany<Node, Node> nothing = many("nothing").secondary(unlinked);
        ToMany<Node, Node> twice = many("orphaned").foreignKey(up);
        ToOne<Node, Node> shared = one("shared").foreignKey(up);
        ToMany<Node, Node> first = many("first").foreignKey(up).backPopulates(shared);
        ToMany<Node, Node> second = many("second").foreignKey(up).backPopulates(shared);
        ToOne<Node, Node> same = one("same").foreignKey(up);
        ToOne<Node, Node> direction = one("direction").foreignKey(up).backPopulates(same);
        ToOne<Node, Node> byOther = one("byOther").foreignKey(other);
        ToMany<Node, Node> byUp = many("byUp").foreignKey(up).backPopulates(byOther);
        Registry registry = new Registry();
        registry.map(Node.class, nodes)
                .construct(Node::new)
                .property(id, it -> it.id, (it, value) -> it.id = value)
                .relationships(
                        orphaned, unmapped, between, nothing, twice, shared, first, second, same, direction, byOther,
                        byUp);
        assertThatThrownBy(registry::complete)
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("Relationship 'Node.orphaned': DELETE_ORPHAN is for objects of a single parent")
                .hasMessageContaining("Relationship 'Node.unmapped': class java.lang.String is not mapped")
                .hasMessageContaining("Relationship 'Node.between': table 'links' refers to 'nodes' but once, by (one)")
                .hasMessageContaining("Relationship 'Node.nothing': no foreign key links table 'unlinked' to 'nodes'")
                .hasMessageContaining("Relationship 'Node.orphaned': the name is taken twice")
                .hasMessageContaining(
                        "Relationship 'Node.first': it is populated back by Node.shared, which names" + " Node.second")
                .hasMessageContaining("Relationship 'Node.direction': it is populated back by Node.same, and both are"
                        + " MANY_TO_ONE")
                .hasMessageContaining("Relationship 'Node.byUp': it is populated back by Node.byOther, which is joined"
                        + " by other columns");
    }
}

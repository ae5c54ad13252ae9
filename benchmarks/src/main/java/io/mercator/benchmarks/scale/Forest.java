package io.mercator.benchmarks.scale;

import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;

import io.mercator.api.mapping.Cascade;
import io.mercator.api.mapping.Registry;
import io.mercator.api.mapping.ToMany;
import io.mercator.api.mapping.ToOne;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;

/** Nodes that refer to each other, have leaves, and are linked with leaves of others. */
final class Forest {
    static final class Nodes extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey());
        final Column<String> name = column("name", STRING.length(40));
        final Column<Integer> parent = column("parent_id", INTEGER, references("node.id"));

        Nodes(MetaData metadata) {
            super(metadata, "node");
        }
    }

    static final class Leaves extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey());
        final Column<String> name = column("name", STRING.length(40));
        final Column<Integer> owner = column("owner_id", INTEGER, references("node.id"));

        Leaves(MetaData metadata) {
            super(metadata, "leaf");
        }
    }

    static final class Links extends Table {
        final Column<Integer> node = column("node_id", INTEGER, primaryKey(), references("node.id"));
        final Column<Integer> leaf = column("leaf_id", INTEGER, primaryKey(), references("leaf.id"));

        Links(MetaData metadata) {
            super(metadata, "link");
        }
    }

    final MetaData metadata = new MetaData();
    private final Nodes nodes = new Nodes(metadata);
    private final Leaves leaves = new Leaves(metadata);
    private final Links links = new Links(metadata);

    Registry mapped() {
        ToOne<Node, Node> parent = ToOne.of(Node.class, "parent", Node.class, Node::getParent, Node::setParent);
        ToMany<Node, Leaf> owned = ToMany.list(Node.class, "leaves", Leaf.class, Node::getLeaves, Node::setLeaves);
        ToOne<Leaf, Node> owner = ToOne.of(Leaf.class, "owner", Node.class, Leaf::getOwner, Leaf::setOwner);
        ToMany<Node, Leaf> linked = ToMany.list(Node.class, "linked", Leaf.class, Node::getLinked, Node::setLinked);
        owned.backPopulates(owner).cascade(Cascade.allAndDeleteOrphan());
        linked.secondary(links);
        Registry registry = new Registry();
        registry.map(Node.class, nodes)
                .construct(Node::new)
                .property(nodes.id, Node::getId, Node::setId)
                .property(nodes.name, Node::getName, Node::setName)
                .relationships(parent, owned, linked);
        registry.map(Leaf.class, leaves)
                .construct(Leaf::new)
                .property(leaves.id, Leaf::getId, Leaf::setId)
                .property(leaves.name, Leaf::getName, Leaf::setName)
                .relationships(owner);
        return registry;
    }
}

package io.mercator.benchmarks.scale;

import java.util.ArrayList;
import java.util.List;

/** What a program does to the objects. */
final class NodeWork {
    /** A node in so many objects; the others are leaves. */
    static final int NODE = 10;

    private NodeWork() {}

    /** Makes a tree of nodes that have four children each, parents first, with their leaves. */
    static List<Node> made(int objects) {
        List<Node> nodes = new ArrayList<>();
        for (int number = 0; number < objects / NODE; number++) {
            Node node = new Node();
            node.setName("node " + number);
            node.setParent(number == 0 ? null : nodes.get((number - 1) / 4));
            for (int leaf = 1; leaf < NODE; leaf++) {
                Leaf next = new Leaf();
                next.setName("leaf " + leaf + " of " + number);
                node.getLeaves().add(next);
            }
            nodes.add(node);
        }
        return nodes;
    }

    /** Each node gets links to all leaves of the next. */
    static void link(List<Node> nodes) {
        for (int number = 0; number < nodes.size(); number++) {
            nodes.get(number)
                    .getLinked()
                    .addAll(nodes.get((number + 1) % nodes.size()).getLeaves());
        }
    }

    /** Each node gives one of its links for another. */
    static void exchange(List<Node> nodes) {
        for (Node node : nodes) {
            node.getLinked().remove(0);
            node.getLinked().add(node.getLeaves().get(0));
        }
    }

    static void rename(List<Node> nodes) {
        for (Node node : nodes) {
            node.setName(node.getName() + " changed");
            node.getLeaves().forEach(leaf -> leaf.setName(leaf.getName() + " changed"));
        }
    }
}

package io.mercator.benchmarks.scale;

import io.mercator.api.engine.Engine;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The steps as they are written by hand, for those of them that the database has a part in. */
final class JdbcRun {
    private static final int INSERTED = 100;
    private static final int DELETED = 50;
    private static final int BATCH = 1_000;

    private final Connection connection;
    private final List<Node> nodes;
    private final List<Leaf> leaves = new ArrayList<>();
    private long checksum;

    private interface Row {
        void bind(PreparedStatement statement, int first, int number) throws SQLException;
    }

    private JdbcRun(Connection connection, List<Node> nodes) {
        this.connection = connection;
        this.nodes = nodes;
        for (Node node : nodes) {
            for (Leaf leaf : node.getLeaves()) {
                leaf.setOwner(node);
                leaves.add(leaf);
            }
        }
    }

    /** Runs the steps, and returns what they committed. */
    static String run(String database, int objects, Steps steps) throws SQLException {
        try (Engine engine = Engine.create("h2:memory:" + database)) {
            new Forest().metadata.createAll(engine);
            try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:" + database)) {
                connection.setAutoCommit(false);
                JdbcRun run = new JdbcRun(connection, NodeWork.made(objects));
                run.write(steps);
                String committed = ForestRows.checksum(database);
                run.readAndDelete(steps);
                connection.rollback();
                return committed;
            }
        }
    }

    private void write(Steps steps) throws SQLException {
        steps.step("flush of new objects", () -> {
            insertNodes();
            insertLeaves();
        });
        NodeWork.link(nodes);
        steps.step("flush of new links", this::insertLinks);
        List<Integer> removed = new ArrayList<>();
        nodes.forEach(node -> removed.add(key(node.getLinked().get(0).getId())));
        NodeWork.exchange(nodes);
        steps.step("flush of exchanged links", () -> exchangeLinks(removed));
        NodeWork.rename(nodes);
        steps.step("flush of changed objects", this::update);
        steps.step("commit, all expire", connection::commit);
    }

    private void readAndDelete(Steps steps) throws SQLException {
        steps.step("refresh of expired objects", () -> read(nodes, leaves));
        steps.step("load", () -> read(List.of(), List.of()));
        if (checksum == 0) {
            throw new IllegalStateException("nothing was read");
        }
        steps.step("flush of deleted objects", this::delete);
    }

    /** Parents stand before their children, so that a chunk ends where a child of one of its own nodes begins. */
    private void insertNodes() throws SQLException {
        int from = 0;
        while (from < nodes.size()) {
            int to = Math.min(Math.min(from + INSERTED, nodes.size()), 4 * from + 1);
            List<Integer> keys = new ArrayList<>();
            insert("INSERT INTO node (name, parent_id) VALUES ", from, to, keys, (statement, first, number) -> {
                Node parent = nodes.get(number).getParent();
                statement.setString(first, nodes.get(number).getName());
                statement.setObject(first + 1, parent == null ? null : parent.getId());
            });
            for (int number = from; number < to; number++) {
                nodes.get(number).setId(keys.get(number - from));
            }
            from = to;
        }
    }

    private void insertLeaves() throws SQLException {
        for (int from = 0; from < leaves.size(); from += INSERTED) {
            int to = Math.min(from + INSERTED, leaves.size());
            List<Integer> keys = new ArrayList<>();
            insert("INSERT INTO leaf (name, owner_id) VALUES ", from, to, keys, (statement, first, number) -> {
                Node owner = leaves.get(number).getOwner();
                statement.setString(first, leaves.get(number).getName());
                statement.setObject(first + 1, owner == null ? null : owner.getId());
            });
            for (int number = from; number < to; number++) {
                leaves.get(number).setId(keys.get(number - from));
            }
        }
    }

    private void insertLinks() throws SQLException {
        int linked = NodeWork.NODE - 1;
        int links = nodes.size() * linked;
        for (int from = 0; from < links; from += INSERTED) {
            insert(
                    "INSERT INTO link (node_id, leaf_id) VALUES ",
                    from,
                    Math.min(from + INSERTED, links),
                    null,
                    (statement, first, number) -> {
                        Node node = nodes.get(number / linked);
                        statement.setInt(first, key(node.getId()));
                        statement.setInt(
                                first + 1,
                                key(node.getLinked().get(number % linked).getId()));
                    });
        }
    }

    private void insert(String sql, int from, int to, @Nullable List<Integer> keys, Row row) throws SQLException {
        String text = sql + String.join(", ", Collections.nCopies(to - from, "(?, ?)"));
        try (PreparedStatement statement = keys == null
                ? connection.prepareStatement(text)
                : connection.prepareStatement(text, new String[] {"ID"})) {
            for (int number = from; number < to; number++) {
                row.bind(statement, 1 + 2 * (number - from), number);
            }
            statement.executeUpdate();
            if (keys != null) {
                try (ResultSet made = statement.getGeneratedKeys()) {
                    while (made.next()) {
                        keys.add(made.getInt(1));
                    }
                }
            }
        }
    }

    private void exchangeLinks(List<Integer> removed) throws SQLException {
        batch("DELETE FROM link WHERE node_id = ? AND leaf_id = ?", nodes.size(), (statement, first, number) -> {
            statement.setInt(first, key(nodes.get(number).getId()));
            statement.setInt(first + 1, removed.get(number));
        });
        for (int from = 0; from < nodes.size(); from += INSERTED) {
            insert(
                    "INSERT INTO link (node_id, leaf_id) VALUES ",
                    from,
                    Math.min(from + INSERTED, nodes.size()),
                    null,
                    (statement, first, number) -> {
                        Node node = nodes.get(number);
                        statement.setInt(first, key(node.getId()));
                        statement.setInt(first + 1, key(node.getLeaves().get(0).getId()));
                    });
        }
    }

    private void update() throws SQLException {
        batch("UPDATE node SET name = ? WHERE id = ?", nodes.size(), (statement, first, number) -> {
            statement.setString(first, nodes.get(number).getName());
            statement.setInt(first + 1, key(nodes.get(number).getId()));
        });
        batch("UPDATE leaf SET name = ? WHERE id = ?", leaves.size(), (statement, first, number) -> {
            statement.setString(first, leaves.get(number).getName());
            statement.setInt(first + 1, key(leaves.get(number).getId()));
        });
    }

    private void batch(String sql, int rows, Row row) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int number = 0; number < rows; number++) {
                row.bind(statement, 1, number);
                statement.addBatch();
                if ((number + 1) % BATCH == 0) {
                    statement.executeBatch();
                }
            }
            statement.executeBatch();
        }
    }

    /** Reads all rows into the objects that there are, or into new ones. */
    private void read(List<Node> knownNodes, List<Leaf> knownLeaves) throws SQLException {
        List<Object> read = new ArrayList<>();
        try (PreparedStatement statement =
                        connection.prepareStatement("SELECT id, name, parent_id FROM node ORDER BY id");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                Node node = read.size() < knownNodes.size() ? knownNodes.get(read.size()) : new Node();
                node.setId(rows.getInt(1));
                node.setName(rows.getString(2));
                checksum += rows.getInt(3);
                read.add(node);
            }
        }
        int before = read.size();
        try (PreparedStatement statement =
                        connection.prepareStatement("SELECT id, name, owner_id FROM leaf ORDER BY id");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                int place = read.size() - before;
                Leaf leaf = place < knownLeaves.size() ? knownLeaves.get(place) : new Leaf();
                leaf.setId(rows.getInt(1));
                leaf.setName(rows.getString(2));
                checksum += rows.getInt(3);
                read.add(leaf);
            }
        }
    }

    private void delete() throws SQLException {
        List<Integer> nodeKeys = new ArrayList<>();
        nodes.forEach(node -> nodeKeys.add(key(node.getId())));
        Collections.reverse(nodeKeys);
        List<Integer> leafKeys = new ArrayList<>();
        leaves.forEach(leaf -> leafKeys.add(key(leaf.getId())));
        deleteByKey("DELETE FROM link WHERE node_id IN (", nodeKeys);
        deleteByKey("DELETE FROM leaf WHERE id IN (", leafKeys);
        // H2 looks after each row whether others refer to it
        batch(
                "DELETE FROM node WHERE id = ?",
                nodeKeys.size(),
                (statement, first, number) -> statement.setInt(first, nodeKeys.get(number)));
    }

    private void deleteByKey(String sql, List<Integer> keys) throws SQLException {
        for (int from = 0; from < keys.size(); from += DELETED) {
            int to = Math.min(from + DELETED, keys.size());
            String text = sql + String.join(", ", Collections.nCopies(to - from, "?")) + ")";
            try (PreparedStatement statement = connection.prepareStatement(text)) {
                for (int number = from; number < to; number++) {
                    statement.setInt(1 + number - from, keys.get(number));
                }
                statement.executeUpdate();
            }
        }
    }

    private static int key(@Nullable Integer key) {
        if (key == null) {
            throw new IllegalStateException("an object has no key");
        }
        return key;
    }
}

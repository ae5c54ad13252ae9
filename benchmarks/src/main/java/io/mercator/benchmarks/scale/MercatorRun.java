package io.mercator.benchmarks.scale;

import io.mercator.api.engine.Engine;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import java.sql.SQLException;
import java.util.List;

/** The steps with sessions. */
final class MercatorRun {
    private MercatorRun() {}

    /** Runs the steps, and returns what they committed. */
    static String run(String database, int objects, Steps steps) throws SQLException {
        Forest forest = new Forest();
        try (Engine engine = Engine.create("h2:memory:" + database)) {
            forest.metadata.createAll(engine);
            SessionFactory sessions = SessionFactory.of(forest.mapped()).bind(engine);
            write(sessions, NodeWork.made(objects), steps);
            String committed = ForestRows.checksum(database);
            try (Session session = sessions.open()) {
                steps.step("load", () -> {
                    session.query(Node.class).all();
                    session.query(Leaf.class).all();
                });
            }
            try (Session session = sessions.open()) {
                List<Node> loaded = session.query(Node.class).all();
                steps.step("delete with cascade", () -> loaded.forEach(session::delete));
                steps.step("flush of deleted objects", session::flush);
                session.rollback();
            }
            return committed;
        }
    }

    private static void write(SessionFactory sessions, List<Node> nodes, Steps steps) throws SQLException {
        try (Session session = sessions.open()) {
            steps.step("add with cascade", () -> session.addAll(nodes));
            steps.step("flush of new objects", session::flush);
            steps.step("flush of clean objects", session::flush);
            NodeWork.link(nodes);
            steps.step("flush of new links", session::flush);
            NodeWork.exchange(nodes);
            steps.step("flush of exchanged links", session::flush);
            NodeWork.rename(nodes);
            steps.step("flush of changed objects", session::flush);
            steps.step("commit, all expire", session::commit);
            steps.step("refresh of expired objects", session::refreshExpired);
            session.rollback();
        }
    }
}

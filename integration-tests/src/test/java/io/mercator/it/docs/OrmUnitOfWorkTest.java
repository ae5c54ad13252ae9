package io.mercator.it.docs;

import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.schema.Columns.notNull;
import static io.mercator.api.schema.Columns.parking;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.schema.Columns.unique;
import static io.mercator.api.sql.Sql.add;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.engine.Engine;
import io.mercator.api.error.FlushException;
import io.mercator.api.mapping.Registry;
import io.mercator.api.mapping.ToMany;
import io.mercator.api.mapping.ToOne;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.session.PlannedFlush;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import io.mercator.dialect.kit.StatementRecorder;
import io.mercator.it.docs.shop.Address;
import io.mercator.it.docs.shop.Order;
import io.mercator.it.docs.shop.OrderLine;
import io.mercator.it.docs.shop.Sample;
import io.mercator.it.docs.shop.Shop;
import io.mercator.it.docs.shop.User;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The chapter "The unit of work" of docs/orm.md, run. */
class OrmUnitOfWorkTest {
    private static final class Teams extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey());
        final Column<String> name = column("name", STRING.length(20), unique());
        final Column<Integer> points = column("points", INTEGER, notNull());
        final Column<Integer> captain = column("captain", INTEGER, references("players.id"));
        final Column<Integer> revision = column("revision", INTEGER, notNull());

        Teams(MetaData metadata) {
            super(metadata, "teams");
        }
    }

    private static final class Players extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey());
        final Column<Integer> shirt =
                column("shirt", INTEGER, notNull(), unique(), parking(number -> -number)); // a place to wait
        final Column<Integer> team = column("team", INTEGER, references("teams.id"));

        Players(MetaData metadata) {
            super(metadata, "players");
        }
    }

    private static final class Team {
        private Integer id;
        private String name;
        private int points;
        private Player captain;
        private List<Player> players = new ArrayList<>();
    }

    private static final class Player {
        private Integer id;
        private int shirt;
        private Team team;

        private Player() {}

        private Player(int shirt) {
            this.shirt = shirt;
        }
    }

    private final MetaData metadata = new MetaData();
    private final Teams teams = new Teams(metadata);
    private final Players players = new Players(metadata);
    private final StatementRecorder sent = new StatementRecorder();
    private final Engine engine = Engine.create("sqlite::memory:", o -> o.listener(sent));

    private Session open(boolean postUpdate) {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        ToMany<Team, Player> teamPlayers = ToMany.list(Team.class, "players", Player.class, lookup);
        ToOne<Player, Team> team =
                ToOne.field(Player.class, "team", Team.class, lookup).backPopulates(teamPlayers);
        ToOne<Team, Player> captain = ToOne.field(Team.class, "captain", Player.class, lookup);
        if (postUpdate) {
            captain.postUpdate();
        }
        Registry registry = new Registry();
        registry.map(Team.class, teams)
                .field("id", teams.id, lookup)
                .field("name", teams.name, lookup)
                .field("points", teams.points, lookup)
                .construct(Team::new)
                .version(teams.revision)
                .relationships(teamPlayers, captain);
        registry.map(Player.class, players)
                .fields(lookup)
                .leaveOut(players.team)
                .relationships(team);
        metadata.createAll(engine);
        sent.clear();
        return SessionFactory.of(registry).bind(engine).open();
    }

    private static Team team(String name, int... shirts) {
        Team team = new Team();
        team.name = name;
        for (int shirt : shirts) {
            team.players.add(new Player(shirt));
        }
        return team;
    }

    @Test
    void rowsThatReferToEachOther() {
        try (Session session = open(true)) {
            Team reds = team("reds", 7, 8);
            reds.captain = reds.players.get(0);
            session.add(reds);
            sent.assertSends(
                    session::commit,
                    "BEGIN",
                    "INSERT INTO teams (name, points, captain, revision) VALUES (?, ?, ?, ?) RETURNING id"
                            + " ('reds', 0, null, 1)",
                    "INSERT INTO players (shirt, team) VALUES (?, ?), (?, ?) RETURNING id (7, 1, 8, 1)",
                    "UPDATE teams SET captain=?, revision=? WHERE teams.id = ? AND teams.revision = ? (1, 2, 1, 1)",
                    "COMMIT");
        }
    }

    @Test
    void aCircleIsToldBeforeAnythingIsSent() {
        try (Session session = open(false)) {
            Team reds = team("reds", 7);
            reds.captain = reds.players.get(0);
            session.add(reds);
            sent.assertSends(() -> assertThatThrownBy(session::flush)
                    .isInstanceOf(FlushException.class)
                    .hasMessageContaining(" wait for each other in a circle, since they refer to each other by"
                            + " Player.team, Team.captain.\nNothing was sent. Say postUpdate() on one of the"
                            + " relationships, so that its foreign key is written by an UPDATE of its own when all rows"
                            + " are there, or flush in two steps: without one of the references, and then with it."));
        }
    }

    @Test
    void uniqueValuesMove() {
        try (Session session = open(true)) {
            Team reds = team("reds", 7, 8);
            session.add(reds);
            session.commit();
            reds.players.get(0).shirt = 8;
            reds.players.get(1).shirt = 7;
            sent.assertSends(session::flush, "UPDATE players SET shirt=? WHERE players.id = ? (-7, 1), (7, 2), (8, 1)");
        }
    }

    @Test
    void anExpressionIsWrittenInPlaceOfAValue() {
        try (Session session = open(true)) {
            Team reds = team("reds");
            session.add(reds);
            session.commit();
            session.assign(reds, teams.points, add(teams.points, 3));
            sent.assertSends(
                    session::flush,
                    "BEGIN",
                    "UPDATE teams SET points=teams.points + ?, revision=? WHERE teams.id = ? AND teams.revision = ?"
                            + " (3, 2, 1, 1)",
                    "SELECT teams.id AS teams_id, teams.name AS teams_name, teams.points AS teams_points, teams.captain"
                            + " AS teams_captain, teams.revision AS teams_revision FROM teams WHERE teams.id = ? (1,)");
            assertThat(reds.points).isEqualTo(3);
        }
    }

    @Test
    void aPlanSaysWhatAFlushWouldSend() {
        try (Shop shop = new Shop();
                Session session = shop.open().open()) {
            Sample.fill(session);
            User ed = session.get(User.class, 1);
            session.delete(ed.getAddresses().remove(1));
            ed.setName("eddie");
            PlannedFlush plan = session.plan();
            assertThat(plan)
                    .hasToString("1. UPDATE users (User(id=1)): name 'ed' -> 'eddie'\n"
                            + "   rows of 'users' in order of their keys\n"
                            + "2. DELETE addresses (Address(id=2))\n"
                            + "   after all saves, and after all rows that refer to it");
        }
    }

    @Test
    void keysArePassedOnAndRowsAreTakenOver() {
        try (Shop shop = new Shop();
                Session session = shop.open().open()) {
            Sample.fill(session);
            Order order = session.query(Order.class).one();
            OrderLine before = order.lines().remove(0);
            order.lines().add(new OrderLine(before.item(), 5)); // the same key
            shop.sent.assertSends(
                    session::flush,
                    "UPDATE order_lines SET quantity=? WHERE order_lines.order_id = ? AND order_lines.item_id = ?"
                            + " (5, 1, 1)");
            User mary = new User("mary");
            mary.getAddresses().add(new Address("mary@home"));
            session.add(mary);
            shop.sent.assertSends(
                    session::flush,
                    "INSERT INTO users (name, bio) VALUES (?, ?) RETURNING id ('mary', null)",
                    "INSERT INTO addresses (email, user_id) VALUES (?, ?) RETURNING id ('mary@home', 3)");
        }
    }
}

package io.mercator.it.docs;

import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.schema.Columns.onDelete;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.type.Types.INTEGER;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.engine.Engine;
import io.mercator.api.mapping.Cascade;
import io.mercator.api.mapping.Registry;
import io.mercator.api.mapping.ToMany;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.ReferentialAction;
import io.mercator.api.schema.Table;
import io.mercator.api.session.ObjectState;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import io.mercator.dialect.kit.StatementRecorder;
import io.mercator.it.docs.shop.Order;
import io.mercator.it.docs.shop.OrderLine;
import io.mercator.it.docs.shop.Sample;
import io.mercator.it.docs.shop.Shop;
import io.mercator.it.docs.shop.User;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The chapter "Cascades and orphans" of docs/orm.md, run. */
class OrmCascadesTest {
    private final Shop shop = new Shop();
    private final SessionFactory sessions = shop.open();

    @BeforeEach
    void fill() {
        sessions.transaction(Sample::fill);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void foreignKeysBecomeNullUnlessACascadeDeletes() {
        try (Session session = sessions.open()) {
            User ed = session.get(User.class, 1);
            session.delete(ed);
            shop.sent.assertSends(
                    session::flush,
                    "SELECT addresses.id AS addresses_id, addresses.email AS addresses_email, addresses.user_id AS"
                            + " addresses_user_id FROM addresses WHERE ? = addresses.user_id ORDER BY addresses.id"
                            + " (1,)",
                    "SELECT orders.id AS orders_id, orders.number AS orders_number, orders.open AS orders_open,"
                            + " orders.user_id AS orders_user_id, orders.bill_to AS orders_bill_to, orders.ship_to AS"
                            + " orders_ship_to FROM orders WHERE ? = orders.user_id (1,)",
                    "UPDATE addresses SET user_id=? WHERE addresses.id = ? (null, 1), (null, 2)",
                    "UPDATE orders SET user_id=? WHERE orders.id = ? (null, 1)",
                    "DELETE FROM profiles WHERE profiles.user_id = ? (1,)",
                    "DELETE FROM users WHERE users.id = ? (1,)");
        }
    }

    @Test
    void whatIsTakenOutAndPutNowhereElseIsDeleted() {
        try (Session session = sessions.open()) {
            Order order = session.query(Order.class).one();
            OrderLine line = order.lines().remove(0);
            shop.sent.assertSends(
                    session::flush,
                    "DELETE FROM order_lines WHERE order_lines.order_id = ? AND order_lines.item_id = ? (1, 1)");
            assertThat(session.state(line)).isEqualTo(ObjectState.DELETED);
        }
    }

    @Test
    void whatIsTakenOutAndPutElsewhereIsMoved() {
        try (Session session = sessions.open()) {
            Order order = session.query(Order.class).one();
            Order next = new Order("A2");
            session.add(next);
            session.flush();
            next.lines().add(order.lines().remove(0));
            shop.sent.assertSends(
                    session::flush,
                    "UPDATE order_lines SET order_id=? WHERE order_lines.order_id = ? AND order_lines.item_id = ?"
                            + " (2, 1, 1)");
        }
    }

    private static final class Folder {
        private Integer id;
        private List<Page> pages = new ArrayList<>();
    }

    private static final class Page {
        private Integer id;
    }

    @Test
    void theDatabaseMayDelete() {
        MetaData metadata = new MetaData();
        Table folders = Table.of(metadata, "folders", column("id", INTEGER, primaryKey()));
        Table pages = Table.of(
                metadata,
                "pages",
                column("id", INTEGER, primaryKey()),
                column("folder", INTEGER, references("folders.id"), onDelete(ReferentialAction.CASCADE)));
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        ToMany<Folder, Page> folderPages = ToMany.list(Folder.class, "pages", Page.class, lookup)
                .cascade(Cascade.allAndDeleteOrphan())
                .passiveDeletes(); // ON DELETE CASCADE of pages.folder does it
        Registry registry = new Registry();
        registry.map(Folder.class, folders).fields(lookup).relationships(folderPages);
        registry.map(Page.class, pages).fields(lookup).leaveOut(pages.get("folder", INTEGER));
        StatementRecorder sent = new StatementRecorder();
        try (Engine engine = Engine.create("sqlite::memory:", o -> o.listener(sent));
                Session session = SessionFactory.of(registry).bind(engine).open()) {
            metadata.createAll(engine);
            Folder folder = new Folder();
            folder.pages.add(new Page());
            session.add(folder);
            session.commit();
            session.expunge(folder);
            session.delete(session.get(Folder.class, 1));
            sent.assertSends(session::flush, "DELETE FROM folders WHERE folders.id = ? (1,)");
            assertThat(session.query(Page.class).count()).isZero();
        }
    }
}

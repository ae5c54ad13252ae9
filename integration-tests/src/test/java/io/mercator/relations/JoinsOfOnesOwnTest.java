package io.mercator.relations;

import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.schema.Columns.notNull;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.mapping.Registry;
import io.mercator.api.mapping.ToMany;
import io.mercator.api.mapping.ToOne;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.session.Load;
import io.mercator.api.session.Session;
import io.mercator.api.sql.Alias;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several paths between two tables, joins that no foreign key declares, and relationships narrowed by a condition. */
class JoinsOfOnesOwnTest {
    private static final class Place {
        Integer id;
        String city;
        List<Invoice> billed = new ArrayList<>();
        List<Invoice> openBills = new ArrayList<>();

        Place() {}

        Place(String city) {
            this.city = city;
        }
    }

    private static final class Invoice {
        Integer id;
        String state = "open";
        Place billTo;
        Place shipTo;
        List<Note> notes = new ArrayList<>();

        Invoice() {}

        Invoice(Place billTo, Place shipTo) {
            this.billTo = billTo;
            this.shipTo = shipTo;
        }
    }

    private static final class Note {
        Integer id;
        Invoice invoice;
    }

    private static final class Model {
        final MetaData metadata = new MetaData();
        final Table places =
                Table.of(metadata, "places", column("id", INTEGER, primaryKey()), column("city", STRING.length(20)));
        final Column<Integer> placeId = places.get("id", INTEGER);
        final Column<String> city = places.get("city", STRING);
        final Table invoices = Table.of(
                metadata,
                "invoices",
                column("id", INTEGER, primaryKey()),
                column("state", STRING.length(10), notNull()),
                column("bill_to", INTEGER, references(placeId)),
                column("ship_to", INTEGER, references(placeId)));
        final Column<Integer> invoiceId = invoices.get("id", INTEGER);
        final Column<String> state = invoices.get("state", STRING);
        final Column<Integer> billToId = invoices.get("bill_to", INTEGER);
        final Column<Integer> shipToId = invoices.get("ship_to", INTEGER);
        final Table notes =
                Table.of(metadata, "notes", column("id", INTEGER, primaryKey()), column("invoice_number", INTEGER));
        final Column<Integer> noteId = notes.get("id", INTEGER);
        final Column<Integer> noteInvoice = notes.get("invoice_number", INTEGER);
        final ToOne<Invoice, Place> billTo =
                ToOne.of(Invoice.class, "billTo", Place.class, it -> it.billTo, (it, value) -> it.billTo = value);
        final ToOne<Invoice, Place> shipTo =
                ToOne.of(Invoice.class, "shipTo", Place.class, it -> it.shipTo, (it, value) -> it.shipTo = value);
        final ToMany<Place, Invoice> billed =
                ToMany.list(Place.class, "billed", Invoice.class, it -> it.billed, (it, all) -> it.billed = all);
        final ToMany<Place, Invoice> openBills = ToMany.list(
                Place.class, "openBills", Invoice.class, it -> it.openBills, (it, all) -> it.openBills = all);
        final ToMany<Invoice, Note> invoiceNotes =
                ToMany.list(Invoice.class, "notes", Note.class, it -> it.notes, (it, all) -> it.notes = all);
        final ToOne<Note, Invoice> invoice =
                ToOne.of(Note.class, "invoice", Invoice.class, it -> it.invoice, (it, value) -> it.invoice = value);

        Fresh open(String kind) {
            billTo.foreignKey(billToId);
            shipTo.foreignKey(shipToId);
            billed.foreignKey(billToId).backPopulates(billTo).orderBy(invoiceId);
            openBills
                    .foreignKey(billToId)
                    .where(c -> c.c(state).eq("open"))
                    .orderBy(invoiceId)
                    .viewOnly();
            invoiceNotes.on(noteInvoice, invoiceId).backPopulates(invoice).orderBy(noteId);
            invoice.on(noteInvoice, invoiceId);
            Registry registry = new Registry();
            registry.map(Place.class, places)
                    .construct(Place::new)
                    .property(placeId, it -> it.id, (it, value) -> it.id = value)
                    .property(city, it -> it.city, (it, value) -> it.city = value)
                    .relationships(billed, openBills);
            registry.map(Invoice.class, invoices)
                    .construct(Invoice::new)
                    .property(invoiceId, it -> it.id, (it, value) -> it.id = value)
                    .property(state, it -> it.state, (it, value) -> it.state = value)
                    .relationships(billTo, shipTo, invoiceNotes);
            registry.map(Note.class, notes)
                    .construct(Note::new)
                    .property(noteId, it -> it.id, (it, value) -> it.id = value)
                    .relationships(invoice);
            return new Fresh(kind, metadata, registry);
        }

        List<String> rows(Fresh database) {
            return database.rows(invoiceId, state, billToId, shipToId);
        }
    }

    private static Fresh filled(String kind, Model model) {
        Fresh database = model.open(kind);
        database.sessions.transaction(session -> {
            Place rome = new Place("Rome");
            Place oslo = new Place("Oslo");
            Invoice paid = new Invoice(rome, rome);
            paid.state = "paid";
            session.addAll(new Invoice(rome, oslo), new Invoice(oslo, rome), paid);
        });
        return database;
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void eachPathHasItsOwnForeignKey(String kind) {
        Model model = new Model();
        try (Fresh database = filled(kind, model);
                Session session = database.sessions.open()) {
            assertThat(model.rows(database)).containsExactly("[1, open, 1, 2]", "[2, open, 2, 1]", "[3, paid, 1, 1]");
            Invoice first = session.get(Invoice.class, 1);
            assertThat(first.billTo.city).isEqualTo("Rome");
            assertThat(first.shipTo.city).isEqualTo("Oslo");
            assertThat(first.billTo.billed).hasSize(2);
            Alias<?> ship = Alias.of(model.places, "ship");
            assertThat(session.query(Invoice.class)
                            .join(model.billTo)
                            .join(model.shipTo.to(ship))
                            .filter(model.city.eq("Rome"), ship.c(model.city).eq("Oslo"))
                            .one())
                    .isSameAs(first);
            first.shipTo = first.billTo;
            session.commit();
            assertThat(model.rows(database)).contains("[1, open, 1, 1]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void twoReferencesOfOneClassAreLoadedTogetherOrJoinedApart(String kind) {
        Model model = new Model();
        try (Fresh database = filled(kind, model);
                Session session = database.sessions.open()) {
            database.sent.assertSends(
                    () -> session.query(Invoice.class)
                            .options(Load.joined(model.billTo), Load.joined(model.shipTo))
                            .orderBy(model.invoiceId)
                            .all(),
                    "BEGIN",
                    "SELECT invoices.id AS invoices_id, invoices.state AS invoices_state, invoices.bill_to AS"
                            + " invoices_bill_to, invoices.ship_to AS invoices_ship_to, places_1.id AS places_1_id,"
                            + " places_1.city AS places_1_city, places_2.id AS places_2_id, places_2.city AS"
                            + " places_2_city FROM invoices LEFT OUTER JOIN places AS places_1 ON places_1.id ="
                            + " invoices.bill_to LEFT OUTER JOIN places AS places_2 ON places_2.id ="
                            + " invoices.ship_to ORDER BY invoices.id ()");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void columnsThatDeclareNoForeignKeyAreJoinedByName(String kind) {
        Model model = new Model();
        try (Fresh database = filled(kind, model);
                Session session = database.sessions.open()) {
            Invoice fourth = new Invoice();
            fourth.notes.add(new Note());
            Note second = new Note();
            second.invoice = fourth;
            session.addAll(second, fourth);
            session.commit();
            assertThat(database.rows(model.noteId, model.noteInvoice)).containsExactly("[1, 4]", "[2, 4]");
            assertThat(session.query(Note.class).join(model.invoice).count()).isEqualTo(2);
            assertThat(session.query(Invoice.class)
                            .filter(model.invoiceNotes.any())
                            .all())
                    .containsExactly(fourth);
            session.delete(fourth);
            session.commit();
            assertThat(database.rows(model.noteId, model.noteInvoice)).containsExactly("[1, null]", "[2, null]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aNarrowedRelationshipIsNarrowedWhereverItIsUsed(String kind) {
        Model model = new Model();
        try (Fresh database = filled(kind, model);
                Session session = database.sessions.open()) {
            Place rome = session.get(Place.class, 1);
            assertThat(rome.openBills).extracting(it -> it.id).containsExactly(1);
            session.expunge(rome);
            for (Load option : List.of(
                    Load.selectin(model.openBills), Load.joined(model.openBills), Load.subquery(model.openBills))) {
                Place again = session.query(Place.class)
                        .filterBy("city", "Rome")
                        .options(option)
                        .one();
                database.sent.assertSends(() ->
                        assertThat(again.openBills).extracting(it -> it.id).containsExactly(1));
                session.expunge(again);
            }
            assertThat(session.query(Place.class).join(model.openBills).count()).isEqualTo(2);
            assertThat(session.query(Place.class)
                            .filter(model.openBills.any(model.invoiceId.eq(3)))
                            .count())
                    .isZero();
            Place oslo = session.get(Place.class, 2);
            assertThat(session.query(Invoice.class)
                            .withParent(oslo, model.openBills)
                            .all())
                    .extracting(it -> it.id)
                    .containsExactly(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void whatChangesInAViewIsNotSaved(String kind) {
        Model model = new Model();
        try (Fresh database = filled(kind, model);
                Session session = database.sessions.open()) {
            Place rome = session.get(Place.class, 1);
            Invoice first = rome.openBills.remove(0);
            Invoice stranger = new Invoice();
            rome.openBills.add(stranger);
            assertThat(session.dirty()).isEmpty();
            assertThat(session.contains(stranger)).isFalse();
            database.sent.assertSends(session::flush);
            assertThat(first.billTo).isSameAs(rome);
            session.commit();
            assertThat(rome.openBills).containsExactly(first);
            rome.openBills = new ArrayList<>();
            session.commit();
            assertThat(rome.openBills).containsExactly(first);
            session.query(Invoice.class).all().forEach(it -> it.shipTo = null);
            session.delete(rome);
            session.commit();
            assertThat(model.rows(database))
                    .containsExactly("[1, open, null, null]", "[2, open, 2, null]", "[3, paid, null, null]");
        }
    }
}

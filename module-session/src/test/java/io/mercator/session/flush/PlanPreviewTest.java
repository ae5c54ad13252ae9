package io.mercator.session.flush;

import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.schema.Columns.defaultSupplier;
import static io.mercator.api.schema.Columns.onUpdate;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.type.Types.STRING;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.mapping.Registry;
import io.mercator.api.mapping.ToOne;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.session.PendingValue;
import io.mercator.api.session.PlannedFlush;
import io.mercator.api.session.PropertyChange;
import io.mercator.session.mapper.MapperPlan;
import io.mercator.session.mapper.MapperPlans;
import io.mercator.session.mapper.RelationPlan;
import io.mercator.session.mapper.Snapshot;
import io.mercator.session.relation.Assignment;
import io.mercator.session.relation.RelationWork;
import io.mercator.session.state.ObjectEntry;
import io.mercator.session.state.Workspace;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A plan that is shown calls nothing of the user's, and says what it leaves open. */
class PlanPreviewTest {
    static final class Token {
        String code;
        String note;
        String stamp;
    }

    static final class Use {
        Token token;
    }

    private final AtomicInteger calls = new AtomicInteger();
    private final MetaData metadata = new MetaData();
    private final Table tokens = Table.of(
            metadata,
            "tokens",
            column("code", STRING, primaryKey(), defaultSupplier(() -> "c" + calls.incrementAndGet())),
            column("note", STRING),
            column("stamp", STRING, onUpdate(() -> "s" + calls.incrementAndGet())));
    private final Table uses =
            Table.of(metadata, "uses", column("token_code", STRING, primaryKey(), references("tokens.code")));
    private final ToOne<Use, Token> token =
            ToOne.of(Use.class, "token", Token.class, use -> use.token, (use, value) -> use.token = value);
    private final Workspace workspace =
            new Workspace(new Object(), null, new MapperPlans(new Registry()), (entry, field, kind) -> {});
    private final RelationWork work = new RelationWork();
    private final FakeDatabase database = new FakeDatabase();
    private final MapperPlans plans;

    PlanPreviewTest() {
        Registry registry = new Registry();
        registry.map(Token.class, tokens)
                .construct(Token::new)
                .property(tokens.get("code", STRING), row -> row.code, (row, code) -> row.code = code)
                .property(tokens.get("note", STRING), row -> row.note, (row, note) -> row.note = note)
                .property(tokens.get("stamp", STRING), row -> row.stamp, (row, stamp) -> row.stamp = stamp);
        registry.map(Use.class, uses).construct(Use::new).relationships(token);
        plans = new MapperPlans(registry);
    }

    private <E> ObjectEntry<E> add(E object) {
        ObjectEntry<E> entry = ObjectEntry.pending(object, plans.ofObject(object));
        workspace.addPending(entry);
        return entry;
    }

    @Test
    void aKeyThatADefaultGivesIsLeftOpenForItsRowAndForThoseThatTakeIt() {
        Token object = new Token();
        ObjectEntry<Token> added = add(object);
        RelationPlan<Use, Token> relation = plans.of(token);
        work.assign(new Assignment(
                add(new Use()),
                relation.local().get(0),
                added,
                relation.remote().get(0),
                relation));

        PlannedFlush planned = FlushPlan.preview(workspace, plans, work).describe();

        assertThat(calls).hasValue(0);
        assertThat(planned.statements().get(0).changes())
                .contains(new PropertyChange("code", null, new PendingValue("default")));
        assertThat(planned.statements().get(0).reason()).contains("defaults give 'code'");
        assertThat(planned.statements().get(1).changes())
                .containsExactly(
                        new PropertyChange("token_code", null, new PendingValue("key of " + added.describe())));
        assertThat(object.code).isNull();
        assertThat(database.send(FlushPlan.of(workspace, plans, work), workspace))
                .containsExactly("INSERT tokens code, note, stamp [c1, null, null]", "INSERT uses token_code [c1]");
        assertThat(object.code).isEqualTo("c1");
    }

    @Test
    void whatAnUpdateSetsByItselfIsLeftOpen() {
        Token object = new Token();
        object.code = "x";
        MapperPlan<Token> plan = plans.of(Token.class);
        Snapshot row = plan.capture(object);
        workspace.addLoaded(ObjectEntry.loaded(object, plan, plan.keyOf(row), row));
        object.note = "n";

        PlannedFlush planned = FlushPlan.preview(workspace, plans, work).describe();

        assertThat(calls).hasValue(0);
        assertThat(planned.statements().get(0).changes())
                .containsExactly(
                        new PropertyChange("note", null, "n"),
                        new PropertyChange("stamp", null, new PendingValue("default")));
        assertThat(database.send(FlushPlan.of(workspace, plans, work), workspace))
                .containsExactly("UPDATE tokens note, stamp [n, s1, x]");
    }
}

package io.mercator.session;

import io.mercator.api.error.QueryBudgetException;
import io.mercator.api.session.QueryBudget;
import io.mercator.api.sql.Bind;
import io.mercator.api.sql.Binds;
import io.mercator.api.sql.SqlNode;
import io.mercator.api.sql.TupleFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts a session's SELECT statements and refuses the one too many, naming what was sent most often. */
final class Budget implements QueryBudget {
    /** How many values of one statement an error shows. */
    private static final int SHOWN = 10;

    private final int allowed;
    private final @Nullable Budget outer;
    private Runnable onClose = () -> {};
    private final Map<String, List<String>> sent = new LinkedHashMap<>();
    private int used;
    private boolean closed;

    Budget(int allowed, @Nullable Budget outer) {
        if (allowed < 0) {
            throw new IllegalArgumentException("A budget of " + allowed + " statements: it must not be negative");
        }
        this.allowed = allowed;
        this.outer = outer;
    }

    @Nullable
    Budget outer() {
        return outer;
    }

    /** Says what closing does. */
    void onClose(Runnable work) {
        onClose = work;
    }

    /** Notes a statement that is about to be sent, here and in the budgets around. */
    void spend(String sql, SqlNode statement) {
        if (outer != null) {
            outer.spend(sql, statement);
        }
        sent.computeIfAbsent(sql, text -> new ArrayList<>()).add(parameters(statement));
        used++;
        if (used > allowed) {
            throw exceeded();
        }
    }

    private static String parameters(SqlNode statement) {
        List<@Nullable Object> values = new ArrayList<>();
        Binds.forEach(statement, (Bind<?> bind) -> values.add(bind.value()));
        return TupleFormat.tuple(values);
    }

    private QueryBudgetException exceeded() {
        Map.Entry<String, List<String>> most = null;
        for (Map.Entry<String, List<String>> candidate : sent.entrySet()) {
            if (most == null || candidate.getValue().size() >= most.getValue().size()) {
                most = candidate;
            }
        }
        List<String> values = most == null ? List.of() : most.getValue();
        String sql = most == null ? "" : most.getKey();
        String shown = String.join(", ", values.subList(0, Math.min(values.size(), SHOWN)));
        return new QueryBudgetException(
                "The session's budget of " + allowed + " SELECT statements is spent, and one more was asked for at "
                        + callSite() + ". Sent most often, " + values.size() + " times: " + sql + " with " + shown
                        + (values.size() > SHOWN ? ", ..." : "")
                        + ". Load what is needed with the query, by options(Load.selectin(...)) or Load.joined(...), or"
                        + " raise the budget.",
                allowed,
                sql,
                values);
    }

    /** The first place outside of Mercator. */
    private static String callSite() {
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> !isOwn(frame.getClassName()))
                        .findFirst()
                        .map(frame -> frame.toStackTraceElement().toString())
                        .orElse("an unknown place"));
    }

    private static boolean isOwn(String className) {
        return className.startsWith("io.mercator.session.")
                || className.startsWith("io.mercator.api.")
                || className.startsWith("io.mercator.engine.")
                || className.startsWith("java.util.");
    }

    @Override
    public int allowed() {
        return allowed;
    }

    @Override
    public int used() {
        return used;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            onClose.run();
        }
    }
}

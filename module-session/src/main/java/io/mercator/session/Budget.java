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

/** Counts a session's SELECT statements and refuses the one too many, naming what was asked for most often. */
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

    /** Returns the innermost of a budget and those around it that is not closed: they are closed in any order. */
    static @Nullable Budget open(@Nullable Budget innermost) {
        Budget open = innermost;
        while (open != null && open.closed) {
            open = open.outer;
        }
        return open;
    }

    /** Says what closing does. */
    void onClose(Runnable work) {
        onClose = work;
    }

    /** Refuses a statement that this budget or one around it does not allow. */
    void check(String sql, SqlNode statement) {
        Budget around = open(outer);
        if (around != null) {
            around.check(sql, statement);
        }
        if (used >= allowed) {
            throw exceeded(sql, parameters(statement));
        }
    }

    /** Notes a statement that is about to be sent, here and in the budgets around; none counts one that is refused. */
    void spend(String sql, SqlNode statement) {
        check(sql, statement);
        count(sql, parameters(statement));
    }

    private void count(String sql, String parameters) {
        Budget around = open(outer);
        if (around != null) {
            around.count(sql, parameters);
        }
        sent.computeIfAbsent(sql, text -> new ArrayList<>()).add(parameters);
        used++;
    }

    private static String parameters(SqlNode statement) {
        List<@Nullable Object> values = new ArrayList<>();
        Binds.forEach(statement, (Bind<?> bind) -> values.add(bind.value()));
        return TupleFormat.tuple(values);
    }

    private QueryBudgetException exceeded(String refused, String parameters) {
        List<String> values = new ArrayList<>(sent.getOrDefault(refused, List.of()));
        values.add(parameters);
        String sql = refused;
        for (Map.Entry<String, List<String>> candidate : sent.entrySet()) {
            if (candidate.getValue().size() > values.size()) {
                values = candidate.getValue();
                sql = candidate.getKey();
            }
        }
        String shown = String.join(", ", values.subList(0, Math.min(values.size(), SHOWN)));
        return new QueryBudgetException(
                "The session's budget of " + allowed + " SELECT statements is spent, and one more was asked for at "
                        + callSite() + ". Asked for most often, " + values.size() + " times: " + sql + " with " + shown
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

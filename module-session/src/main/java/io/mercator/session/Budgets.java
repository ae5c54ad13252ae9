package io.mercator.session;

import io.mercator.api.session.QueryBudget;
import io.mercator.api.sql.QueryExpression;
import io.mercator.api.sql.Statement;
import io.mercator.api.sql.Text;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The budgets of a session that are open, the innermost of which knows those around it. */
final class Budgets {
    private final SessionTransaction transaction;
    private @Nullable Budget innermost;

    Budgets(SessionTransaction transaction) {
        this.transaction = transaction;
    }

    QueryBudget open(int statements) {
        Budget begun = new Budget(statements, innermost);
        begun.onClose(() -> innermost = Budget.open(innermost));
        innermost = begun;
        return begun;
    }

    /** Refuses a SELECT that is not allowed, before anything is sent for it: neither BEGIN nor an autoflush. */
    void check(Statement<?> statement) {
        if (innermost != null) {
            transaction.checkUsable();
            innermost.check(textOf(statement), statement);
        }
    }

    /** Counts a SELECT that is about to be sent. */
    void spend(Statement<?> statement) {
        if (innermost != null) {
            innermost.spend(textOf(statement), statement);
        }
    }

    /** Runs work of which nothing counts. */
    void without(Runnable work) {
        Budget suspended = innermost;
        innermost = null;
        try {
            work.run();
        } finally {
            innermost = suspended;
        }
    }

    private String textOf(Statement<?> statement) {
        return statement instanceof Text text
                ? String.join("?", text.fragments())
                : transaction.database().engine().compile(statement).sql();
    }

    /** Tells whether a statement of the user's is a SELECT; text, by its first word. */
    static boolean isSelect(Statement<?> statement) {
        if (statement instanceof Text text) {
            String begin = text.fragments().get(0).stripLeading().toUpperCase(Locale.ROOT);
            return begin.startsWith("SELECT") || begin.startsWith("WITH");
        }
        return statement instanceof QueryExpression<?>;
    }
}

package io.mercator.api.session;

/**
 * A limit to the SELECT statements of a session, for tests and for requests that must not send one statement for each object
 * unnoticed. Given by {@link Session#budget}; closing it gives back what was allowed before, also when budgets are closed in
 * another order than they were opened. For the session's thread.
 *
 * <p>What counts is each SELECT by which the session runs a query, loads or refreshes objects, loads what relationships refer
 * to, portion by portion of a stream too, or learns which of its objects a DELETE meets; and each query given to
 * {@code execute}, also as text that begins with SELECT or WITH. What changes rows does not count, nor what a flush reads
 * back of the rows that it wrote, nor statements sent by {@link Session#connection()}.
 *
 * <pre>{@code
 * try (QueryBudget budget = session.budget(2)) {
 *     render(session.query(User.class).all());
 * }
 * }</pre>
 */
public interface QueryBudget extends AutoCloseable {
    /**
     * Returns how many statements the budget allows.
     *
     * @return the number
     */
    int allowed();

    /**
     * Returns how many SELECT statements were sent since; those that were refused are not among them.
     *
     * @return the number
     */
    int used();

    /** Ends the limit. Closing twice does nothing. */
    @Override
    void close();
}

package io.mercator.api.session;

/**
 * A limit to the SELECT statements of a session, for tests and for requests that must not send one statement for each object
 * unnoticed. Given by {@link Session#budget}; closing it gives back what was allowed before. For the session's thread.
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
     * Returns how many SELECT statements were sent since.
     *
     * @return the number
     */
    int used();

    /** Ends the limit. Closing twice does nothing. */
    @Override
    void close();
}

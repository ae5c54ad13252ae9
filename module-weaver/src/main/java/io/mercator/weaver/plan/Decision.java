package io.mercator.weaver.plan;

/**
 * What is decided about a class.
 *
 * @param role what it is
 * @param reason why it is refused, as the rest of a sentence about it; empty otherwise
 * @param advice what to do about that
 * @param isError whether the refusal is an error for a class named by a pattern
 */
public record Decision(Role role, String reason, String advice, boolean isError) {
    static Decision of(Role role) {
        return new Decision(role, "", "", false);
    }

    static Decision refusal(String reason, String advice) {
        return new Decision(Role.REFUSED, reason, advice, true);
    }

    static Decision omission(String reason, String advice) {
        return new Decision(Role.REFUSED, reason, advice, false);
    }
}
